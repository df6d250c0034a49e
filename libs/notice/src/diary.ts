import { dayOf, sayDay, timeOf } from '@cobuild/calendar';
import type { AgreementEvent, Fact } from '@cobuild/agreement';
import type { Language, Titles } from './titles';

/** One fact as a line of a diary in codes: what golden files keep and two tellings are compared by. */
export function diaryLine({ at, event }: Fact, timeZone: string): string {
  return `${dayOf(at, timeZone)} ${timeOf(at, timeZone)}  ${event.type} ${detail(event)}`.trimEnd();
}

function detail(event: AgreementEvent): string {
  switch (event.type) {
    case 'AgreementProposed':
      return `${event.plan.programme} v${event.plan.version} ${event.plan.term.from}..${event.plan.term.to}`;
    case 'AgreementSigned':
      return event.role;
    case 'AgreementEnteredForce':
      return event.on;
    case 'ItemOpened':
    case 'ItemBecameOverdue':
    case 'ItemEscalated':
      return event.item;
    case 'DateFixed':
      return `${event.item} ${event.on} by ${event.by}`;
    case 'MeetingHeld':
      return `${event.item} ${event.on}`;
    case 'ResolutionAdopted':
      return `${event.resolution.key} ${event.resolution.owedBy.join(',')} by ${event.resolution.to}`;
    case 'ItemCompleted':
      return `${event.item} ${event.on} by ${event.by}`;
    case 'ReminderIssued':
      return `${event.item} ${event.step} to ${event.to.join(',')}`;
    case 'ExtensionAsked':
      return `${event.item} until ${event.until} ${event.reason}`;
    case 'ExtensionGranted':
    case 'ExtensionRefused':
      return `${event.item} until ${event.until}`;
    case 'ScoresGiven':
      return `${event.by} of ${event.of}`;
    case 'PlanRevised':
      return `${event.calendar} ${event.moved.map(({ item, before, after }) => `${item} ${before.to}>${after.to}`).join(' ')}`;
    case 'ReviewDecided':
      return `${event.item} ${event.outcome}`;
    case 'TermEnded':
      return '';
    case 'AgreementClosed':
      return event.outcome;
  }
}

const OUTCOME = {
  excellent: { zh: '优秀', en: 'excellent' },
  qualified: { zh: '合格', en: 'qualified' },
  unqualified: { zh: '不合格', en: 'unqualified' },
};
const STEP = {
  blue: { zh: '蓝色提醒', en: 'blue reminder' },
  yellow: { zh: '黄色提醒', en: 'yellow reminder' },
  red: { zh: '红色催办', en: 'red reminder' },
  escalation: { zh: '上报', en: 'escalation' },
};

/** What the district decided, in a word. */
export const sayOutcome = (outcome: keyof typeof OUTCOME, lang: Language): string => OUTCOME[outcome][lang];

/** One fact as people would tell it. */
export function sayFact({ event }: Fact, titles: Titles, lang: Language): string {
  const zh = lang === 'zh';
  const item = (key: string) => (zh ? `「${titles.item(key, lang)}」` : `“${titles.item(key, lang)}”`);
  const role = (key: string) => titles.role(key, lang);
  const roles = (keys: readonly string[]) => keys.map(role).join(zh ? '、' : ', ');
  const day = (on: Parameters<typeof sayDay>[0]) => sayDay(on, lang);
  switch (event.type) {
    case 'AgreementProposed':
      return zh
        ? `拟定协议，全年 ${event.plan.items.length} 项`
        : `agreement proposed, ${event.plan.items.length} items`;
    case 'AgreementSigned':
      return zh ? `${role(event.role)}签署` : `signed by ${role(event.role)}`;
    case 'AgreementEnteredForce':
      return zh ? '各方签齐，协议生效' : 'all have signed, in force';
    case 'ItemOpened':
      return zh ? `${item(event.item)}开始` : `${item(event.item)} opens`;
    case 'DateFixed':
      return zh ? `${item(event.item)}定在 ${day(event.on)}` : `${item(event.item)} fixed for ${day(event.on)}`;
    case 'MeetingHeld': {
      const present = Object.values(event.attendance).reduce((sum, n) => sum + n, 0);
      return zh ? `召开${item(event.item)}，出席 ${present} 人` : `${item(event.item)} held, ${present} present`;
    }
    case 'ResolutionAdopted':
      return zh
        ? `会议议定：由${roles(event.resolution.owedBy)}在 ${day(event.resolution.to)}前办结`
        : `resolved: ${roles(event.resolution.owedBy)} by ${day(event.resolution.to)}`;
    case 'ItemCompleted':
      return zh ? `${item(event.item)}办结` : `${item(event.item)} done`;
    case 'ItemBecameOverdue':
      return zh ? `${item(event.item)}逾期` : `${item(event.item)} is overdue`;
    case 'ItemEscalated':
      return zh ? `${item(event.item)}逾期未办，上报区里` : `${item(event.item)} escalated to the district`;
    case 'ReminderIssued':
      return zh
        ? `${STEP[event.step].zh} ${roles(event.to)}：${item(event.item)}`
        : `${STEP[event.step].en} to ${roles(event.to)}: ${item(event.item)}`;
    case 'ExtensionAsked':
      return zh
        ? `${role(event.by)}申请${item(event.item)}延到 ${day(event.until)}`
        : `${role(event.by)} asks for ${item(event.item)} until ${day(event.until)}`;
    case 'ExtensionGranted':
      return zh
        ? `同意${item(event.item)}延到 ${day(event.until)}`
        : `${item(event.item)} extended to ${day(event.until)}`;
    case 'ExtensionRefused':
      return zh ? `不同意${item(event.item)}延期` : `extension of ${item(event.item)} refused`;
    case 'ScoresGiven':
      return zh ? `${role(event.by)}给${role(event.of)}评分` : `${role(event.by)} scores ${role(event.of)}`;
    case 'PlanRevised':
      return zh ? `调整 ${event.moved.length} 项的日期` : `days of ${event.moved.length} items moved`;
    case 'ReviewDecided':
      return zh ? `年终考核审定：${OUTCOME[event.outcome].zh}` : `review decided: ${OUTCOME[event.outcome].en}`;
    case 'TermEnded':
      return zh ? '期限届满' : 'the term ends';
    case 'AgreementClosed':
      return zh ? '协议结束' : 'the agreement is closed';
  }
}
