import { sayDay } from '@cobuild/calendar';
import type { NoticeCode, NoticeLine } from './notice';
import type { Language, Titles } from './titles';

type Say = (item: string, on: string) => Readonly<Record<Language, string>>;

/** What each line says; a new code does not compile until it has its words. */
const lines: Readonly<Record<NoticeCode, Say>> = {
  'please-sign': () => ({ zh: '有一份共建协议请您签署', en: 'an agreement waits for your signature' }),
  'in-force': (_, on) => ({ zh: `协议已生效（${on}）`, en: `the agreement is in force (${on})` }),
  'reminder-blue': (item, on) => ({ zh: `快到了：${item}，最迟 ${on}`, en: `coming up: ${item}, by ${on}` }),
  'reminder-yellow': (item, on) => ({ zh: `今天：${item}，最迟 ${on} 登记`, en: `today: ${item}, record it by ${on}` }),
  'reminder-red': (item, on) => ({
    zh: `已逾期：${item}（${on}），请尽快补办`,
    en: `overdue: ${item} (${on}), please do it soon`,
  }),
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
  closed: () => ({ zh: '协议已结束', en: 'the agreement is closed' }),
};

/** A line in the reader's language, with the titles of its programme. */
export function sayLine(
  { code, item, on }: Pick<NoticeLine, 'code' | 'item' | 'on'>,
  titles: Titles,
  lang: Language,
): string {
  const say = lines[code];
  return say(item === null ? '' : titles.item(item, lang), on === null ? '' : sayDay(on, lang))[lang];
}
