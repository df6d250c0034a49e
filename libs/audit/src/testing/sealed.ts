import { decide, fold, reach, reminders, simulate, unproposed, type Act, type Fact } from '@cobuild/agreement';
import { instant, type Instant } from '@cobuild/calendar';
import { fromFact, GENESIS, seal, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { endOf, yearOf } from '../../../../test/engines/year';

/** Facts as the ledger would keep them, each recorded so many minutes after it happened. */
export function sealed(facts: readonly Fact[], minutesLate: (n: number) => number = () => 60): SealedEntry[] {
  let previous = GENESIS;
  return facts.map((fact, n) => {
    const recordedAt = instant(new Date(Date.parse(fact.at) + minutesLate(n) * 60_000).toISOString());
    const envelope: Envelope = {
      v: 1,
      agreementId: 'a',
      seq: n + 1,
      actor: 'by' in fact.event ? `a-${fact.event.by}` : 'clock',
      person: null,
      commandKey: null,
      recordedAt,
      ...fromFact(fact),
    };
    const entry = seal(previous, String(n % 10).repeat(32), envelope);
    previous = entry.commitment;
    return entry;
  });
}

/** A programme's year, as plausible people live it. */
export const sealedYear = (slug: string): SealedEntry[] =>
  sealed(simulate(yearOf(slug, 2026, 'a').acts, endOf(2026, slug)));

/**
 * What the door would have written of these acts, each recorded when it was asked: what was due by then before it, the act under
 * its key. Where `drained` says so of the nth, the reminders that were due by then went out first, by the batch.
 */
export function byTheDoor(
  acts: readonly Act[],
  until: Instant,
  drained: (n: number) => boolean = () => false,
): SealedEntry[] {
  const entries: SealedEntry[] = [];
  let agreement = unproposed;
  let previous = GENESIS;
  const write = (facts: readonly Fact[], by: Pick<Envelope, 'actor' | 'commandKey' | 'recordedAt'>): void => {
    for (const fact of facts) {
      const seq = entries.length + 1;
      const envelope: Envelope = { v: 1, agreementId: 'a', seq, person: null, ...by, ...fromFact(fact) };
      const entry = seal(previous, String(seq % 10).repeat(32), envelope);
      entries.push(entry);
      previous = entry.commitment;
    }
    agreement = fold(facts, agreement);
  };
  const pass = (now: Instant, n: number): void => {
    const clock = { actor: 'clock', commandKey: null, recordedAt: now };
    const due = reminders(agreement).filter(({ at }) => at <= now);
    if (drained(n))
      write(
        due.sort((a, b) => (a.at < b.at ? -1 : 1)),
        clock,
      );
    write(reach(agreement, now), clock);
  };
  for (const [n, { at, actor, command }] of acts.entries()) {
    pass(at, n);
    const decision = decide(agreement, command, { actor, now: at });
    if (!decision.accepted) throw new Error(decision.refusal.code);
    write(decision.facts, { actor, commandKey: `k-${n}`, recordedAt: at });
  }
  pass(until, acts.length);
  return entries;
}
