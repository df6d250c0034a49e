import type { EvidenceKind } from '@cobuild/programme';

/** One text in both languages. */
export type Words = Readonly<{ zh: string; en: string }>;

/** What the page says around what the agreement says. */
export const words = {
  by: { zh: (day: string) => `最迟 ${day} 登记`, en: (day: string) => `Record it by ${day}` },
  overdue: { zh: '已逾期', en: 'overdue' },
  on: { zh: '日期已定：', en: 'The day is fixed: ' },
  fix: { zh: '定在哪一天？', en: 'On which day?' },
  fixNote: { zh: '点一下就定下，对方会收到通知。', en: 'One tap fixes it, and the other side is told.' },
  otherDay: { zh: '别的日子', en: 'Another day' },
  fixIt: { zh: '定这天', en: 'Fix it' },
  complete: { zh: '登记办结', en: 'Record it as done' },
  doneOn: { zh: '哪天办的', en: 'Done on' },
  completeIt: { zh: '确认办结', en: 'Confirm that it is done' },
  extend: { zh: '申请延期', en: 'Ask for more time' },
  until: { zh: '延到', en: 'Until' },
  reason: { zh: '原因', en: 'Reason' },
  extendIt: { zh: '提交申请', en: 'Ask for it' },
  attend: { zh: '来几个人？', en: 'How many of you come?' },
  people: { zh: '人数（不来填 0）', en: 'People (0 when nobody comes)' },
  heads: { zh: (n: number) => `${n} 人`, en: (n: number) => (n === 1 ? 'One' : `${n} people`) },
  attendIt: { zh: '确认人数', en: 'Confirm' },
  kept: {
    zh: (n: number) => `已收到 ${n} 个文件，不用再传`,
    en: (n: number) => `${n} received; no need to send again`,
  },
  why: { zh: '为什么收到这条消息', en: 'Why did I get this' },
  acting: { zh: (unit: string) => `您代表${unit}办理。`, en: (unit: string) => `You act for ${unit}.` },
  whole: { zh: '登录查看整份协议', en: 'Sign in to see the whole agreement' },
  became: { zh: '已办好', en: 'Done, thank you' },
  becameNote: {
    zh: '这个链接已经用过，不会再做别的事。要改请登录系统。',
    en: 'This link has been used and does nothing more. To change it, sign in.',
  },
  over: { zh: '这件事不用再办了', en: 'Nothing more to do here' },
  none: { zh: '现在不能在这里办', en: 'This cannot be done here now' },
  changed: {
    zh: '情况有变，这件事现在不能这样办，请看下面',
    en: 'Things have changed and this cannot be done any more; see below',
  },
  stop: { zh: '不再接收邮件？', en: 'No more mails?' },
  stopNote: {
    zh: '停用后这个邮箱不再收到共建提醒，收件箱里仍能看到。随时可以重新添加。',
    en: 'This address gets no more notices; they still come to the inbox. You can add it again at any time.',
  },
  stopIt: { zh: '停用邮件提醒', en: 'Stop these mails' },
  stopped: { zh: '已停用，这个邮箱不再收到提醒', en: 'Stopped: this address gets no more notices' },
  confirm: { zh: '确认这个邮箱', en: 'Confirm this mail address' },
  confirmNote: {
    zh: '确认后，共建提醒会发到这个邮箱，其中有可以直接办理的链接。如果不是您本人添加的，请关闭本页，不会再收到邮件。',
    en: 'Notices of Cobuild will come to this address, with links that act for you. If you did not add it, close this page: no more mail will come.',
  },
  confirmIt: { zh: '确认，发到这个邮箱', en: 'Confirm this address' },
  confirmed: { zh: '已确认，以后的提醒会发到这个邮箱', en: 'Confirmed: notices come to this address from now on' },
  away: {
    zh: '系统暂时连不上，什么都没有改动，请稍后再试',
    en: 'We cannot do this right now; nothing has changed. Please try again later',
  },
  tooOld: { zh: '请重新打开消息里的链接再办', en: 'Open the link in the message again' },
} as const;

export const evidenceWords: Readonly<Record<EvidenceKind, Words>> = {
  photo: { zh: '照片', en: 'Photos' },
  document: { zh: '材料（PDF、docx、xlsx）', en: 'Document (PDF, docx, xlsx)' },
  count: { zh: '数量', en: 'Number' },
};

export const statusWords = {
  done: { zh: (day: string) => `已办结（${day}）`, en: (day: string) => `Done (${day})` },
  'not-owed': { zh: () => '不作要求', en: () => 'Not owed' },
  released: { zh: () => '已取消或免除', en: () => 'Let go' },
} as const;
