import {
  decide,
  fold,
  reach,
  reminders,
  simulate,
  unproposed,
  withoutSettled,
  type Act,
  type Agreement,
  type Decision,
  type Fact,
} from '@cobuild/agreement';
import { instant, type Instant } from '@cobuild/calendar';
import { fromFact, GENESIS, seal, toFact, type Envelope, type SealedEntry } from '@cobuild/ledger';
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

/** A stream as the door writes it, without any I/O: what was due before what somebody asked, and that under its key. */
export class Door {
  readonly entries: SealedEntry[] = [];
  agreement: Agreement = unproposed;
  #previous = GENESIS;
  #asked = 0;

  /** `keepsSettled` as before there was A103: reminders that a decision settles are recorded all the same. */
  constructor(readonly keepsSettled = false) {}

  /** Reminders that are due go out by the batch; nothing else happens. */
  drain(now: Instant): void {
    const due = reminders(this.agreement).filter(({ at }) => at <= now);
    this.#write(
      [...due].sort((a, b) => (a.at < b.at ? -1 : 1)),
      byClock(now),
    );
  }

  /** All that is due happens, and nobody asks anything. */
  pass(now: Instant): void {
    this.#write(reach(this.agreement, now), byClock(now));
  }

  /** Somebody asks something; a refusal leaves no trace. */
  ask({ at, actor, command }: Act): Decision {
    const caughtUp = reach(this.agreement, at);
    const decision = decide(fold(caughtUp, this.agreement), command, { actor, now: at });
    if (!decision.accepted) return decision;
    const { facts } = decision;
    this.#write(this.keepsSettled ? caughtUp : withoutSettled(this.agreement, caughtUp, facts), byClock(at));
    this.#write(facts, { actor, commandKey: `k-${this.#asked}`, recordedAt: at });
    this.#asked += 1;
    return decision;
  }

  #write(facts: readonly Fact[], by: Pick<Envelope, 'actor' | 'commandKey' | 'recordedAt'>): void {
    for (const fact of facts) {
      const seq = this.entries.length + 1;
      const envelope: Envelope = { v: 1, agreementId: 'a', seq, person: null, ...by, ...fromFact(fact) };
      const entry = seal(this.#previous, String(seq % 10).repeat(32), envelope);
      this.entries.push(entry);
      this.#previous = entry.commitment;
      // As the ledger gives it back.
      this.agreement = fold([toFact(JSON.parse(entry.envelope) as Envelope)], this.agreement);
    }
  }
}

const byClock = (recordedAt: Instant) => ({ actor: 'clock', commandKey: null, recordedAt });

/**
 * The entries the door would have written of these acts, each recorded when it was asked. Where `drained` says so of the nth, the reminders
 * that were due by then went out first, by the batch.
 */
export function byTheDoor(
  acts: readonly Act[],
  until: Instant,
  drained: (n: number) => boolean = () => false,
): SealedEntry[] {
  const door = new Door();
  for (const [n, act] of acts.entries()) {
    if (drained(n)) door.drain(act.at);
    const decision = door.ask(act);
    if (!decision.accepted) throw new Error(decision.refusal.code);
  }
  if (drained(acts.length)) door.drain(until);
  door.pass(until);
  return door.entries;
}
