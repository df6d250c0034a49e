import { simulate, type Fact } from '@cobuild/agreement';
import { instant } from '@cobuild/calendar';
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
