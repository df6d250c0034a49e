import { roleOf, type Agreement } from '@cobuild/agreement';
import { dayOf, sayDay, timeOf, type Instant } from '@cobuild/calendar';
import { reasonWords, rejectionWords, type Language, type Titles } from '@cobuild/notice';
import type { Cause } from './causes';
import type { Change, Comparison } from './compare';
import { sayPart, sayValue } from './part-words';
import { sayActor } from './say-actor';

/**
 * A comparison for people, a line a change: what, from what to what, then each entry that made it so with its number, when, who,
 * why and by which rules. Days and times in the agreement's zone. Without a change one line says so.
 */
export function sayComparison(comparison: Comparison, titles: Titles, lang: Language): string[] {
  const { changes, agreement } = comparison;
  if (changes.length === 0) return [lang === 'zh' ? '没有变化' : 'No change'];
  const causes = new Map(comparison.causes.map((cause) => [cause.seq, cause]));
  return changes.map((change) => {
    const because = change.entries.flatMap((seq) => causes.get(seq) ?? []);
    const said = because.map((cause) => sayCause(cause, agreement, titles, lang));
    return `${sayChange(change, titles, lang)}${lang === 'zh' ? '。依据：' : '. By: '}${said.join(lang === 'zh' ? '；' : '; ')}`;
  });
}

function sayChange({ item, part, before, after }: Change, titles: Titles, lang: Language): string {
  const zh = lang === 'zh';
  const title =
    item === null ? (zh ? '协议' : 'Agreement') : zh ? `「${titles.item(item, lang)}」` : titles.item(item, lang);
  const [was, is] = [before, after].map((value) => sayValue(part, value, titles, lang));
  const name = sayPart(part, titles, lang);
  if (before === null) return zh ? `${title}${name}：${is}` : `${title}, ${name}: ${is}`;
  return zh ? `${title}${name}：${was} → ${is}` : `${title}, ${name}: ${was} → ${is}`;
}

/** `第 12 条 3月5日 周四 09:10 DateFixed，社区，天气，规则 A10 A11`. */
function sayCause(cause: Cause, agreement: Agreement, titles: Titles, lang: Language): string {
  const zh = lang === 'zh';
  const { seq, type, occurredAt, recordedAt, reason, rules } = cause;
  const zone = agreement.plan.timeZone;
  const moment = (at: Instant) => `${sayDay(dayOf(at, zone), lang)} ${timeOf(at, zone)}`;
  const late =
    dayOf(occurredAt, zone) === dayOf(recordedAt, zone)
      ? []
      : [zh ? `${moment(recordedAt)} 记入` : `recorded ${moment(recordedAt)}`];
  const about = [
    ...late,
    sayActor(cause.actor, roleOf(agreement, cause.actor), titles, lang),
    ...(reason === null ? [] : [sayReason(reason, lang)]),
    `${zh ? '规则' : 'rules'} ${rules.join(' ')}`,
  ];
  const entry = zh ? `第 ${seq} 条` : `entry ${seq}`;
  return `${entry} ${moment(occurredAt)} ${type}${zh ? '，' : ', '}${about.join(zh ? '，' : ', ')}`;
}

const sayReason = (code: string, lang: Language): string =>
  (({ ...reasonWords, ...rejectionWords }) as Readonly<Record<string, Readonly<Record<Language, string>>>>)[code]?.[
    lang
  ] ?? code;
