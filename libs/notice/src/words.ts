import { sayDay } from '@cobuild/calendar';
import { partWords, timeAndPlace } from './duty-part';
import type { NoticeCode, NoticeLine } from './notice';
import type { Language, Titles } from './titles';

type Say = (item: string, on: string) => Readonly<Record<Language, string>>;

/** What each line says; a new code does not compile until it has its words. */
const lines: Readonly<Record<NoticeCode, Say>> = {
  invited: () => ({
    zh: '外区邀请贵单位参加一份共建协议，请在首页接受或谢绝',
    en: 'another district invites you into an agreement; accept or decline it on your first screen',
  }),
  'invitation-declined': () => ({
    zh: '受邀单位谢绝了邀请，这份协议稿不再有效，可另行拟定',
    en: 'an invited organisation declines; this proposal is over, another one can be made',
  }),
  'please-sign': () => ({ zh: '有一份共建协议请您签署', en: 'an agreement waits for your signature' }),
  'in-force': (_, on) => ({ zh: `协议已生效（${on}）`, en: `the agreement is in force (${on})` }),
  'reminder-blue': (item, on) => ({ zh: `快到了：${item}，最迟 ${on}`, en: `coming up: ${item}, by ${on}` }),
  'reminder-yellow': (item, on) => ({ zh: `今天：${item}，最迟 ${on} 登记`, en: `today: ${item}, record it by ${on}` }),
  'reminder-red': (item, on) => ({
    zh: `已逾期：${item}（${on}），请尽快补办`,
    en: `overdue: ${item} (${on}), please do it soon`,
  }),
  'reminder-promise': (item, on) => ({
    zh: `今天是约定的日子：${item}（${on}）；改在别的日子，另选一天即可`,
    en: `the day you chose has come: ${item} (${on}); choose another one if it does not suit`,
  }),
  'please-approve': (item) => ({ zh: `待您审批：${item}`, en: `waits for your approval: ${item}` }),
  approved: (item) => ({ zh: `审批通过：${item}`, en: `approved: ${item}` }),
  returned: (item) => ({ zh: `退回修改：${item}，见意见`, en: `sent back to be changed: ${item}, see the remark` }),
  called: (item, on) => ({ zh: `已召集：${item}，${on}`, en: `called: ${item}, ${on}` }),
  'handed-in': (item, on) => ({ zh: `已报送：${item}（${on}）`, en: `handed in to you: ${item} (${on})` }),
  'date-fixed': (item, on) => ({ zh: `${item}定在 ${on}`, en: `${item} is fixed for ${on}` }),
  resolution: (item, on) => ({ zh: `会议议定由您办理：${item}，${on} 前`, en: `resolved for you: ${item}, by ${on}` }),
  escalated: (item) => ({ zh: `逾期未办：${item}`, en: `still not done: ${item}` }),
  'extension-asked': (item, on) => ({ zh: `申请延期：${item}，到 ${on}`, en: `more time asked: ${item}, until ${on}` }),
  'extension-granted': (item, on) => ({
    zh: `同意延期：${item}，到 ${on}`,
    en: `more time granted: ${item}, until ${on}`,
  }),
  'extension-refused': (item) => ({ zh: `未同意延期：${item}`, en: `more time refused: ${item}` }),
  'plan-revised': (item, on) => ({
    zh: `日期有调整，例如${item}：${on}`,
    en: `some days have moved, such as ${item}: ${on}`,
  }),
  'review-decided': () => ({ zh: '年终考核已审定', en: 'the review is decided' }),
  suspended: () => ({
    zh: '协议已中止，恢复前不提醒',
    en: 'the agreement is suspended; nothing is asked until it is resumed',
  }),
  resumed: (_, on) => ({
    zh: `协议已恢复（${on}），期间的事项已调整`,
    en: `the agreement is resumed (${on}); what fell due meanwhile has been settled`,
  }),
  withdrew: (_, on) => ({ zh: `有一方退出协议（${on}）`, en: `a party has withdrawn (${on})` }),
  'taken-back': () => ({
    zh: '区里撤回了这份协议稿，不用签署',
    en: 'the district has taken this proposal back; there is nothing to sign',
  }),
  'please-consent': (item) => ({
    zh: `有变更请您确认，例如${item}`,
    en: `a change waits for your consent, such as ${item}`,
  }),
  amended: () => ({ zh: '协议变更已生效', en: 'a change of the agreement has taken effect' }),
  'amendment-rejected': () => ({ zh: '您提出的变更未获同意', en: 'the change you proposed was not agreed to' }),
  'release-asked': (item) => ({ zh: `申请取消、合并、替换或免除：${item}`, en: `asked to be let go: ${item}` }),
  released: (item) => ({ zh: `不再办理：${item}`, en: `no longer owed: ${item}` }),
  'release-refused': (item) => ({ zh: `仍需办理：${item}`, en: `still owed: ${item}` }),
  'topics-called': (item, on) => ({ zh: `${item}征集议题，截至 ${on}`, en: `topics wanted for ${item} until ${on}` }),
  'meeting-notified': (item, on) => ({
    zh: `${item}：${on}，请回复出席人数`,
    en: `${item}: ${on}, please say how many of you come`,
  }),
  'progress-rejected': (item) => ({ zh: `一条记录被退回：${item}`, en: `a record was rejected: ${item}` }),
  'claim-lapsed': (item) => ({ zh: `您认领的一项已逾期失效：${item}`, en: `a claim of yours has lapsed: ${item}` }),
  rectify: (item, on) => ({ zh: `请整改：${item}，${on} 前`, en: `please put right: ${item}, by ${on}` }),
  'rectify-again': (item, on) => ({
    zh: `复查未通过：${item}，限 ${on}`,
    en: `not put right yet: ${item}, until ${on}`,
  }),
  appealed: () => ({ zh: '有一份考核申诉等待决定', en: 'an appeal against a review waits for your decision' }),
  'appeal-decided': () => ({ zh: '考核申诉已审定', en: 'the appeal is decided' }),
  commended: () => ({ zh: '恭喜，您单位受到表彰', en: 'congratulations, your organisation is commended' }),
  inspect: (item) => ({ zh: `请复查：${item}`, en: `please inspect again: ${item}` }),
  'decision-waits': (item) => ({ zh: `等您答复：${item}`, en: `waits for your decision: ${item}` }),
  'carried-over': (item) => ({
    zh: `上期未办结的转入本期，例如${item}`,
    en: `still open from the last term, such as ${item}`,
  }),
  closed: () => ({ zh: '协议已结束', en: 'the agreement is closed' }),
  'clock-corrected': () => ({
    zh: '系统时钟曾经走快，提前产生的提醒、逾期等已撤回，各方办理的照旧，以协议页为准',
    en: 'The system clock was fast: what it brought about too early is undone, what people did stays. The page of the agreement shows how it stands',
  }),
  vacant: () => ({ zh: '有岗位无人任职', en: 'nobody holds a post' }),
};

const vacancyLine = (role: string, count: number): Readonly<Record<Language, string>> => ({
  zh: `${role}的岗位无人任职，${count} 件事项待办，请尽快任命`,
  en: `nobody holds the post of ${role}; ${count === 1 ? '1 thing is' : `${count} things are`} due: please appoint somebody`,
});

/** Something that a party called for, with who called it. */
const calledBy =
  (role: string): Say =>
  (item, on) => ({ zh: `${role}召集：${item}，${on}`, en: `${role} calls ${item}, ${on}` });

/** A line in the reader's language, with the titles of its programme. */
export function sayLine(
  { code, item, on, role, count = 0 }: Pick<NoticeLine, 'code' | 'item' | 'on' | 'role' | 'count'>,
  titles: Titles,
  lang: Language,
): string {
  if (code === 'vacant' && role !== undefined) return vacancyLine(titles.role(role, lang), count)[lang];
  const caller = code === 'called' ? role : undefined;
  const say = caller === undefined ? lines[code] : calledBy(titles.role(caller, lang));
  const line = say(item === null ? '' : titles.item(item, lang), on === null ? '' : sayDay(on, lang))[lang];
  const [clause] = item?.split('@') ?? [];
  const more =
    clause === undefined ? [] : besideLine(code, clause, caller === undefined ? role : undefined, titles, lang);
  if (more.length === 0) return line;
  return lang === 'zh' ? `${line}（${more.join('；')}）` : `${line} (${more.join('; ')})`;
}

/** Lines about a day that is still to come: the reader has to know when and where. */
const COMING: readonly NoticeCode[] = ['reminder-blue', 'reminder-yellow', 'reminder-promise', 'date-fixed', 'called'];

/** What a programme says of an item that its line leaves out: the capacity of the role that is addressed, time and place. */
function besideLine(
  code: NoticeCode,
  clause: string,
  role: string | undefined,
  titles: Titles,
  lang: Language,
): string[] {
  const part = role === undefined ? null : titles.partIn(clause, role);
  // The notice of a meeting has a time of its own.
  const times = code === 'meeting-notified' ? null : titles.times(clause);
  const dated = COMING.includes(code) || code === 'meeting-notified';
  const where = dated ? timeAndPlace(times, titles.terms(clause)) : null;
  return [...(part ? [partWords[part][lang]] : []), ...(where ? [where[lang]] : [])];
}
