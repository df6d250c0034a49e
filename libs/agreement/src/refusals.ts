import type { RefusalCode } from './commands';

type Words = Readonly<{ zh: string; en: string }>;

/** What a refusal tells people: why, and what to do instead. A new code does not compile until it has its words. */
export const refusalWords: Readonly<Record<RefusalCode, Words>> = {
  'already-proposed': { zh: '该协议编号已有草案，请换一个编号', en: 'This agreement id is taken; choose another one' },
  'not-proposed': { zh: '没有这份协议', en: 'There is no such agreement' },
  'parties-incomplete': {
    zh: '参与方不齐或重复，每个角色要各填一个不同的单位',
    en: 'Each role needs one organisation of its own',
  },
  'not-a-party': { zh: '贵单位不是这份协议的参与方', en: 'Your organisation is not a party to this agreement' },
  'already-signed': { zh: '贵方已经签署，无需再签', en: 'Your side has signed already; nothing more to do' },
  'not-in-force': { zh: '协议尚未生效，请等各方签署', en: 'Not in force yet; wait until every party has signed' },
  closed: { zh: '协议已经结束，只能查阅', en: 'The agreement is closed and can only be read' },
  'unknown-item': { zh: '协议中没有这个事项，请核对编号', en: 'The agreement has no such item; check its key' },
  'not-yours': { zh: '这不是贵方的职责，请由负责方办理', en: 'This is not your duty; the side that owes it must act' },
  'district-only': { zh: '只能由区委组织部决定', en: 'Only the district department decides this' },
  'already-done': { zh: '该事项已经办结，无需重复', en: 'Already done; nothing more to do' },
  'not-owed': { zh: '该事项在协议生效前已过期，不作要求', en: 'Due before the agreement came into force, so not owed' },
  'outside-window': {
    zh: '日期不在允许的时间内，请在时间窗内选择',
    en: 'The day is outside the window; choose one inside it',
  },
  'in-the-past': { zh: '日期已过，请选今天或以后', en: 'That day has passed; choose today or later' },
  'in-the-future': { zh: '还没有发生，请在办完之后再填', en: 'This has not happened yet; record it once it has' },
  'awaits-meeting': { zh: '日期要由指定的联席会议确定', en: 'Its day is fixed by the named joint meeting' },
  'not-a-meeting': { zh: '该事项不是联席会议，请按普通事项办结', en: 'Not a joint meeting; complete it as an item' },
  'record-as-meeting': {
    zh: '联席会议请按会议登记（出席与议定事项）',
    en: 'Record it as a meeting, with attendance and resolutions',
  },
  'record-as-review': { zh: '年终考核请按评分和审定办理', en: 'A review is done by scores and a decision' },
  'not-quorate': { zh: '双方都要有人出席，会议才算数', en: 'Both sides must be present for the meeting to count' },
  'unknown-role': { zh: '协议中没有这个角色', en: 'The agreement has no such role' },
  'duplicate-resolution': { zh: '议定事项编号重复，请换一个', en: 'Two resolutions share a key; rename one' },
  'evidence-missing': { zh: '缺少印证材料，请补上再提交', en: 'Evidence is missing; add it and send again' },
  'too-late-to-ask': {
    zh: '期限已过，不能再申请延期，请直接补办',
    en: 'The last day has passed; do it late instead of asking',
  },
  'not-later': { zh: '延期日期要晚于原期限', en: 'The new day must be later than the present last day' },
  'extension-pending': { zh: '延期申请正在等待决定', en: 'An extension is already waiting for a decision' },
  'no-extension-asked': { zh: '没有待决定的延期申请', en: 'No extension has been asked for' },
  'not-a-review': { zh: '该事项不是年终考核', en: 'This item is not a review' },
  'review-not-open': { zh: '年终考核还没有开始', en: 'The review has not opened yet' },
  'scoring-closed': { zh: '评分时间已过', en: 'The scoring days are over' },
  'not-your-counterpart': { zh: '只能给对方评分', en: 'Score the other side only' },
  'points-out-of-range': {
    zh: '每项都要打分，且为不超过满分的整数',
    en: 'Give every criterion a whole number up to its maximum',
  },
  'already-scored': { zh: '已经评过分，不能更改', en: 'Scored already; scores cannot be changed' },
  'scores-outstanding': {
    zh: '还有评分未交，请等齐或等评分截止',
    en: 'Scores are outstanding; wait for them or for the scoring days to end',
  },
};
