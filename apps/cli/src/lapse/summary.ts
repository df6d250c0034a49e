import { fold, type Fact, type Outcome } from '@cobuild/agreement';
import { sayOutcome } from '@cobuild/notice';

/** What a year came to. */
export type Summary = Readonly<{
  items: number;
  done: number;
  /** Done, but after it had become overdue. */
  late: number;
  undone: number;
  reminders: number;
  escalations: number;
  outcome: Outcome | null;
  closed: boolean;
  /** Length of the Temporal histories of all runs of the agreement's workflow; null when Temporal did not answer. */
  temporalEvents: number | null;
  temporalRuns: number;
  ledgerEntries: number;
  chainFindings: number;
  seconds: number;
}>;

/** Counts what the facts tell. */
export function countFacts(
  facts: readonly Fact[],
): Pick<
  Summary,
  'items' | 'done' | 'late' | 'undone' | 'reminders' | 'escalations' | 'outcome' | 'closed' | 'ledgerEntries'
> {
  const agreement = fold(facts);
  const items = Object.values(agreement.items).filter(({ status }) => status !== 'not-owed');
  const of = (type: Fact['event']['type']) => facts.filter(({ event }) => event.type === type).length;
  const done = items.filter(({ status }) => status === 'done');
  return {
    items: items.length,
    done: done.length,
    late: done.filter(({ overdue }) => overdue).length,
    undone: items.length - done.length,
    reminders: of('ReminderIssued'),
    escalations: of('ItemEscalated'),
    outcome: agreement.outcome,
    closed: agreement.status === 'closed',
    ledgerEntries: facts.length,
  };
}

/** The summary as a person reads it. */
export function saySummary(s: Summary, lang: 'zh' | 'en'): string {
  const temporal = s.temporalEvents === null ? '-' : `${s.temporalEvents} / ${s.temporalRuns}`;
  const rows: [string, string, string][] = [
    ['事项', 'items', `${s.items}`],
    ['按时办结', 'done in time', `${s.done - s.late}`],
    ['逾期后办结', 'done late', `${s.late}`],
    ['未办', 'not done', `${s.undone}`],
    ['提醒', 'reminders', `${s.reminders}`],
    ['上报', 'escalations', `${s.escalations}`],
    ['年终考核', 'review', s.outcome === null ? '-' : sayOutcome(s.outcome, lang)],
    ['账本条目', 'ledger entries', `${s.ledgerEntries}`],
    [
      '哈希链',
      'chain',
      s.chainFindings === 0 ? (lang === 'zh' ? '已验证，完好' : 'verified, intact') : `${s.chainFindings} !`,
    ],
    ['Temporal 事件 / 运行', 'Temporal events / runs', temporal],
    ['用时', 'took', `${s.seconds.toFixed(1)} s`],
  ];
  const width = lang === 'zh' ? 22 : 24;
  return rows.map(([zh, en, value]) => `  ${padded(lang === 'zh' ? zh : en, width)}${value}`).join('\n');
}

/** Pads to `width` columns, a Chinese character taking two. */
export function padded(text: string, width: number): string {
  const columns = Array.from(text).reduce((sum, char) => sum + (/[⺀-鿿＀-｠]/.test(char) ? 2 : 1), 0);
  return text + ' '.repeat(Math.max(1, width - columns));
}
