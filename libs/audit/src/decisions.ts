import {
  broughtTooEarly,
  fold,
  reach,
  redecide,
  reminders,
  same,
  unproposed,
  type Agreement,
  type Fact,
  type Refusal,
} from '@cobuild/agreement';
import { canonical, toFact, type Envelope, type SealedEntry } from '@cobuild/ledger';

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
 * before somebody's. Instants of recording go back at a correction of the clock alone, which names what the entries before it give.
 * The first entry that does not follow ends it, as all that comes after rests on it. The chain is to be
 * verified before.
 */
export function auditDecisions(entries: readonly SealedEntry[]): DecisionAudit {
  let decisions = 0;
  let seq = 1;
  const ends = (finding: Wrong): DecisionAudit => ({
    decisions,
    findings: [{ seq, command: null, refusal: null, ...finding }],
  });
  try {
    let agreement = unproposed;
    const kept = entries.map(({ envelope }): Kept => ({ envelope: JSON.parse(envelope) as Envelope }));
    for (let n = 0; n < kept.length; decisions += 1) {
      const first = kept[n] as Kept;
      seq = first.envelope.seq;
      const many = isBack(kept, n)
        ? ({ kind: 'recorded-back' } as const)
        : isTimes(first)
          ? inTime(agreement, kept, n)
          : asked(agreement, kept, n);
      if (typeof many !== 'number') return ends(many);
      agreement = fold(kept.slice(n, n + many).map(factOf), agreement);
      n += many;
    }
  } catch {
    return ends({ kind: 'not-decided' }); // not even to be read, or folded
  }
  return { decisions, findings: [] };
}

type Wrong = Pick<DecisionFinding, 'kind'> & Partial<DecisionFinding>;

const isTimes = ({ envelope: { actor, person, commandKey } }: Kept): boolean =>
  actor === 'clock' && person === null && commandKey === null;

const isCorrection = (one: Kept | undefined): boolean => one?.envelope.type === 'ClockCorrected';

/** Whether an entry was recorded before the one it follows, as only a correction of the clock may be, and has to be (A97). */
function isBack(kept: readonly Kept[], n: number): boolean {
  const [before, one] = [kept[n - 1], kept[n]];
  const back = before !== undefined && one !== undefined && one.envelope.recordedAt < before.envelope.recordedAt;
  return back !== isCorrection(one);
}

/** A correction names what the entries before it give, and two persons; whether what came over goes back, another stream says. */
function correctedRightly(kept: readonly Kept[], n: number): boolean {
  const { envelope } = kept[n] as Kept;
  const { at, event } = toFact(envelope);
  if (event.type !== 'ClockCorrected' || at !== envelope.recordedAt) return false;
  const entries = kept.slice(0, n).map((one) => ({ seq: one.envelope.seq, byTime: isTimes(one), fact: factOf(one) }));
  const reopened = event.undone.flatMap((one) => (one.type === 'ItemsCarriedOver' ? [one.from] : []));
  const [first, second] = event.administrators;
  return (
    first !== second &&
    event.until === kept[n - 1]?.envelope.recordedAt &&
    same(event.undone, broughtTooEarly(entries, at, reopened))
  );
}

/** How many entries from `n` on one person's decision made. */
function asked(agreement: Agreement, kept: readonly Kept[], n: number): number | Wrong {
  if (isCorrection(kept[n])) return correctedRightly(kept, n) ? 1 : { kind: 'not-decided', command: null };
  const { actor, person, commandKey, recordedAt } = (kept[n] as Kept).envelope;
  const end = kept.findIndex(
    ({ envelope: other }, m) =>
      m > n &&
      (other.actor !== actor ||
        other.person !== person ||
        other.commandKey !== commandKey ||
        other.recordedAt !== recordedAt),
  );
  const own = kept.slice(n, end < 0 ? undefined : end).map(factOf);
  if (reach(agreement, recordedAt).length > 0) return { kind: 'left-out' };
  const again = redecide(agreement, own, { actor, now: recordedAt });
  return again.same ? own.length : { kind: 'not-decided', command: again.command, refusal: again.refusal };
}

/** How many entries from `n` on time brought about at once: all that was due by then, or, by the batch, the reminders that were. */
function inTime(agreement: Agreement, kept: readonly Kept[], n: number): number | Wrong {
  const now = (kept[n] as Kept).envelope.recordedAt;
  const all = reach(agreement, now);
  if (isThere(all, kept, n)) return all.length;
  const due = reminders(agreement).filter(({ at }) => at <= now);
  return isThere(due, kept, n) ? due.length : { kind: 'not-due', command: 'ReachInstant' };
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
