import { fold, type Fact } from '@cobuild/agreement';
import { dayOf, sayDay, timeOf, type Instant } from '@cobuild/calendar';
import { sayFact } from './say-fact';
import type { Language, Titles } from './titles';
import { indexOf, why, type Stopper, type Why } from './why';

const ANCHOR = {
  start: { zh: '开始', en: 'the start' },
  end: { zh: '结束', en: 'the end' },
  due: { zh: '最后期限', en: 'the last day' },
};
const STOPPER: Readonly<Record<Stopper, Readonly<Record<Language, string>>>> = {
  complete: { zh: '登记办结', en: 'recording it as done' },
  'hold-meeting': { zh: '登记会议', en: 'recording the meeting' },
  'give-scores': { zh: '打完分', en: 'giving the scores' },
  inspection: { zh: '复查通过', en: 'passing the inspection' },
  'choose-day': { zh: '定下日期', en: 'choosing the day' },
  extension: { zh: '延期获准', en: 'more time being granted' },
  suspension: { zh: '协议中止', en: 'the agreement being suspended' },
  release: { zh: '取消或免除', en: 'being let go' },
};
const STATUS: Readonly<Record<Why['now']['status'], Readonly<Record<Language, string>>>> = {
  planned: { zh: '还没开始', en: 'not begun' },
  open: { zh: '待办', en: 'still to do' },
  done: { zh: '已办结', en: 'done' },
  'not-owed': { zh: '不再需要', en: 'not owed' },
  released: { zh: '已取消或免除', en: 'let go' },
};

/**
 * Why a line came, a sentence each, in the reader's language: of a reminder or an escalation all there is to say, of any other the
 * fact that it told, when, and by which programme. Null when the agreement has no such occasion. From the facts alone.
 */
export function reasonsFor(facts: readonly Fact[], occasion: string, titles: Titles, lang: Language): string[] | null {
  const reminder = why(facts, occasion);
  if (reminder) return sayWhy(reminder, titles, lang);
  const fact = facts[indexOf(facts, occasion)];
  if (!fact) return null;
  const { programme, version, calendar, timeZone } = fold(facts).plan;
  const day = `${sayDay(dayOf(fact.at, timeZone), lang)} ${timeOf(fact.at, timeZone)}`;
  return lang === 'zh'
    ? [`${day}：${sayFact(fact, titles, lang)}。`, `依据：方案 ${programme} 第 ${version} 版，日历 ${calendar}。`]
    : [
        `${day}: ${sayFact(fact, titles, lang)}.`,
        `By programme ${programme} version ${version}, calendar ${calendar}.`,
      ];
}

/** Why somebody was reminded, a sentence a line, in the reader's language; days and times in the agreement's zone. */
export function sayWhy(why: Why, titles: Titles, lang: Language): string[] {
  const zh = lang === 'zh';
  const { programme, rung, window, rules, timeZone: zone } = why;
  const moment = (at: Instant) => `${sayDay(dayOf(at, zone), lang)} ${timeOf(at, zone)}`;
  const owers = why.owedBy.map((role) => titles.role(role, lang)).join(zh ? '、' : ', ');
  const item = titles.item(why.item, lang);
  const stoppers = why.stoppedBy.map((one) => STOPPER[one][lang]).join(zh ? '、' : ', ');
  const due = sayDay(window.dueOn, lang);
  return [
    zh ? `「${item}」由${owers}负责，最迟 ${due}。` : `“${item}” is owed by ${owers}, by ${due}.`,
    ...(rung ? [rungText(rung, moment(why.at), lang)] : []),
    zh
      ? `依据：方案 ${programme.slug} 第 ${programme.version} 版，日历 ${programme.calendar}，规则 ${rules.join('、')}。`
      : `By programme ${programme.slug} version ${programme.version}, calendar ${programme.calendar}, rules ${rules.join(', ')}.`,
    zh ? `这些会让它不再提醒：${stoppers}。` : `It would have been stopped by: ${stoppers}.`,
    ...why.next.map((fact) =>
      zh
        ? `若一直不办，${moment(fact.at)}：${sayFact(fact, titles, lang)}。`
        : `If nothing is done, ${moment(fact.at)}: ${sayFact(fact, titles, lang)}.`,
    ),
    zh ? `现在：${STATUS[why.now.status].zh}。` : `Now: ${STATUS[why.now.status].en}.`,
  ];
}

function rungText({ rung, from }: NonNullable<Why['rung']>, at: string, lang: Language): string {
  const anchor = ANCHOR[rung.anchor][lang];
  const day = sayDay(from, lang);
  const count = Math.abs(rung.days);
  if (lang === 'zh') {
    const when = rung.days === 0 ? '当天' : `${rung.days < 0 ? '前' : '后'} ${count} 天`;
    return `按提醒阶梯，在${anchor}（${day}）${when} ${rung.time} 提醒，就是 ${at}。`;
  }
  const when = rung.days === 0 ? 'on' : `${count} day${count === 1 ? '' : 's'} ${rung.days < 0 ? 'before' : 'after'}`;
  return `The ladder reminds ${when} ${anchor} (${day}) at ${rung.time}: that is ${at}.`;
}
