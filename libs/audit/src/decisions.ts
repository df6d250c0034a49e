import {
  broughtTooEarly,
  fold,
  reach,
  redecide,
  reminders,
  same,
  unproposed,
  withoutSettled,
  type Agreement,
  type Fact,
  type Recorded,
  type Refusal,
} from '@cobuild/agreement';
import { canonical, isByClock, toFact, type Envelope, type SealedEntry } from '@cobuild/ledger';

/** Entries that the rules do not bring about, by the number of the first of them. */
export type DecisionFinding = Readonly<{
  kind: 'not-decided' | 'not-due' | 'left-out' | 'recorded-back';
  seq: number;
  /** What was asked, or `null` where nothing that can be asked leads to such an entry. */
  command: string | null;
  /** Why the rules say no, where one does. */
  refusal: Refusal | null;
}>;

/** What was decided again, in numbers, and what came out otherwise. */
export type DecisionAudit = Readonly<{ decisions: number; findings: readonly DecisionFinding[] }>;

type Kept = Readonly<{ envelope: Envelope }>;

const factOf = ({ envelope }: Kept): Fact => toFact(envelope);

/**
 * Decides every decision of one stream again, by the same pure code that decided it: what people asked, told from its facts, has
 * to give exactly these; what stands there of time's own has to have been due, and nothing that was due may have been left out
 * before somebody's, but for reminders that they settled (A103); ledgers from before that rule have those as well. Instants of
 * recording go back at a correction of the clock alone, which names what the entries before it give. The first entry that does not follow ends it, as all that comes after rests on it. The chain is to be
 * verified before.
 */
export function auditDecisions(entries: readonly SealedEntry[]): DecisionAudit {
  const audit = decisionAudit();
  audit.add(entries);
  return audit.end();
}

/** The same of a stream that comes in parts: what is not decided yet is kept in memory, and the facts since the last correction. */
export function decisionAudit(): Readonly<{ add(entries: readonly SealedEntry[]): void; end(): DecisionAudit }> {
  let kept: Kept[] = [];
  let agreement = unproposed;
  let [decisions, seq] = [0, 1];
  let finding: DecisionFinding | null = null;
  let previous: Kept | undefined;
  /** The entries since the last correction of the clock: a correction names which of them came too early. */
  let trail: Recorded[] = [];
  const wrong = (found: Wrong): void => {
    finding = { seq, command: null, refusal: null, ...found };
    kept = [];
  };
  const decide = (complete: boolean): void => {
    let n = 0;
    while (n < kept.length) {
      const first = kept[n] as Kept;
      seq = first.envelope.seq;
      const many = isBack(previous, first)
        ? ({ kind: 'recorded-back' } as const)
        : isCorrection(first)
          ? corrects(trail, previous, first)
          : (isTimes(first) ? inTime : asked)(agreement, kept, n, complete);
      if (many === 'more') break;
      if (typeof many !== 'number') {
        wrong(many);
        return;
      }
      const decided = kept.slice(n, n + many);
      agreement = fold(decided.map(factOf), agreement);
      previous = decided.at(-1);
      if (isCorrection(first)) trail = [];
      else trail.push(...decided.map((one) => ({ seq: one.envelope.seq, byTime: isTimes(one), fact: factOf(one) })));
      n += many;
      decisions += 1;
    }
    kept = kept.slice(n);
  };
  const step = (work: () => void): void => {
    if (finding !== null) return;
    try {
      work();
    } catch {
      wrong({ kind: 'not-decided' }); // not even to be read, or folded
    }
  };
  return {
    add: (entries) =>
      step(() => {
        for (const { envelope } of entries) kept.push({ envelope: JSON.parse(envelope) as Envelope });
        decide(false);
      }),
    end: () => {
      step(() => decide(true));
      return { decisions, findings: finding === null ? [] : [finding] };
    },
  };
}

type Wrong = Pick<DecisionFinding, 'kind'> & Partial<DecisionFinding>;

const isTimes = ({ envelope }: Kept): boolean => isByClock(envelope);

const isCorrection = (one: Kept): boolean => one.envelope.type === 'ClockCorrected';

/** Whether an entry was recorded before the one it follows, as only a correction of the clock may be, and has to be (A97). */
function isBack(before: Kept | undefined, one: Kept): boolean {
  const back = before !== undefined && one.envelope.recordedAt < before.envelope.recordedAt;
  return back !== isCorrection(one);
}

/** A correction names what the entries since the last one give, and two persons; whether what came over goes back, another stream says. */
function corrects(trail: readonly Recorded[], before: Kept | undefined, { envelope }: Kept): number | Wrong {
  const { at, event } = toFact(envelope);
  if (event.type !== 'ClockCorrected') return NOT_CORRECTED;
  const reopened = event.undone.flatMap((one) => (one.type === 'ItemsCarriedOver' ? [one.from] : []));
  const [first, second] = event.administrators;
  const right =
    at === envelope.recordedAt &&
    first !== second &&
    event.until === before?.envelope.recordedAt &&
    same(event.undone, broughtTooEarly(trail, at, reopened));
  return right ? 1 : NOT_CORRECTED;
}

const NOT_CORRECTED: Wrong = { kind: 'not-decided', command: null };

/** The facts of one person's decision from `n` on; `more` while its end may still come. */
function ownFrom(kept: readonly Kept[], n: number, complete: boolean): Fact[] | 'more' {
  const { actor, person, commandKey, recordedAt } = (kept[n] as Kept).envelope;
  const isOwn = ({ envelope: other }: Kept): boolean =>
    other.actor === actor &&
    other.person === person &&
    other.commandKey === commandKey &&
    other.recordedAt === recordedAt;
  let end = n + 1;
  while (end < kept.length && isOwn(kept[end] as Kept)) end += 1;
  if (end === kept.length && !complete) return 'more';
  return kept.slice(n, end).map(factOf);
}

/** The number of entries from `n` on that one person's decision made, of an agreement in which all that was due had happened. */
function asked(agreement: Agreement, kept: readonly Kept[], n: number, complete: boolean): number | Wrong | 'more' {
  const { actor, recordedAt } = (kept[n] as Kept).envelope;
  const own = ownFrom(kept, n, complete);
  if (own === 'more') return own;
  const caughtUp = reach(agreement, recordedAt);
  if (withoutSettled(agreement, caughtUp, own).length > 0) return { kind: 'left-out' };
  const again = redecide(fold(caughtUp, agreement), own, { actor, now: recordedAt });
  return again.same ? own.length : { kind: 'not-decided', command: again.command, refusal: again.refusal };
}

/**
 * The number of entries from `n` on that time brought about at once: all that was due by then, or, by the batch, the reminders that
 * were, or, before somebody's decision, all that this did not settle (A103).
 */
function inTime(agreement: Agreement, kept: readonly Kept[], n: number, complete: boolean): number | Wrong | 'more' {
  const now = (kept[n] as Kept).envelope.recordedAt;
  const all = reach(agreement, now);
  const isShort = (facts: readonly Fact[]): boolean => !complete && kept.length - n < facts.length;
  if (isShort(all)) return 'more';
  if (isThere(all, kept, n)) return all.length;
  const due = reminders(agreement).filter(({ at }) => at <= now);
  if (isShort(due)) return 'more';
  if (isThere(due, kept, n)) return due.length;
  const isItsOwn = (one: Kept): boolean => isTimes(one) && one.envelope.recordedAt === now;
  const next = kept.findIndex((one, m) => m > n && !isItsOwn(one));
  if (next < 0 && !complete) return 'more';
  const own = kept[next]?.envelope.recordedAt === now ? ownFrom(kept, next, complete) : [];
  if (own === 'more') return own;
  const left = withoutSettled(agreement, all, own);
  return isThere(left, kept, n) && next === n + left.length
    ? left.length
    : { kind: 'not-due', command: 'ReachInstant' };
}

/** Whether the entries from `n` on are these facts, as one transaction of time's: those of one instant in any order. */
function isThere(facts: readonly Fact[], kept: readonly Kept[], n: number): boolean {
  const found = kept.slice(n, n + facts.length);
  const at = kept[n]?.envelope.recordedAt;
  if (facts.length === 0 || found.length < facts.length) return false;
  if (!found.every((one) => isTimes(one) && one.envelope.recordedAt === at)) return false;
  const inTurn = found.every(
    ({ envelope }, m) => m === 0 || (found[m - 1] as Kept).envelope.occurredAt <= envelope.occurredAt,
  );
  const text = (those: readonly Fact[]): string =>
    those
      .map((fact) => canonical(fact))
      .sort()
      .join('\n');
  return inTurn && text(found.map(factOf)) === text(facts);
}
