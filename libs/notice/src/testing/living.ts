import {
  decide,
  evolve,
  nextChange,
  reach,
  reminders,
  unproposed,
  type Agreement,
  type AgreementCommand,
  type Fact,
} from '@cobuild/agreement';
import { addDays, dayOf, instantOf, timeOf, type Instant, type LocalDate } from '@cobuild/calendar';
import { noticesOf, type NoticeLine } from '../notice';
import { arranged, isStillTrue, isUrgent, tellAt } from '../telling';

/** A line on its way to a party: known at one instant, after so many facts, and to be told at another. */
export type Put = Readonly<{ party: string; line: NoticeLine; known: Instant; facts: number; at: Instant }>;

/** What was looked after at once for a party: what was due, what of it was told, and how the agreement stood after so many facts. */
export type Look = Readonly<{
  party: string;
  at: Instant;
  due: readonly Put[];
  told: readonly NoticeLine[];
  agreement: Agreement;
  facts: number;
}>;

/** An agreement that lives by the real rules, and one channel of each party, looked after as the courier does, without any I/O. */
export class Living {
  agreement: Agreement = unproposed;
  readonly facts: Fact[] = [];
  readonly looks: Look[] = [];
  #waiting: Put[] = [];

  /** `zone` is that of the channels' readers; what is due while they are away goes out at the same time of the first day after. */
  constructor(
    readonly zone: string,
    readonly away: (day: LocalDate) => boolean = () => false,
  ) {}

  /** Time passes; whatever comes due is issued and told at its instant. */
  passTo(now: Instant): void {
    for (let next = this.#next(); next !== null && next <= now; next = this.#next()) {
      this.#take(reach(this.agreement, next), next);
      this.#look(next);
    }
  }

  /** Somebody asks something; whether it was granted. */
  ask(actor: string, command: AgreementCommand, now: Instant): boolean {
    this.passTo(now);
    const decision = decide(this.agreement, command, { actor, now });
    if (decision.accepted) this.#take(decision.facts, now);
    return decision.accepted;
  }

  #next(): Instant | null {
    const change = nextChange(this.agreement);
    const rungs = [...reminders(this.agreement), ...this.#waiting].map(({ at }) => at);
    return [...(change === null ? [] : [change]), ...rungs].reduce<Instant | null>(
      (first, at) => (first === null || at < first ? at : first),
      null,
    );
  }

  #take(facts: readonly Fact[], now: Instant): void {
    const numbered = facts.map((fact, n) => ({ ...fact, seq: this.facts.length + n + 1 }));
    this.facts.push(...facts);
    this.agreement = facts.reduce(evolve, this.agreement);
    for (const { party, lines } of noticesOf('a', this.agreement, numbered, now))
      for (const line of lines) {
        const at = this.#back(tellAt(isUrgent(line), now, this.zone));
        this.#waiting.push({ party, line, known: now, facts: this.facts.length, at });
      }
  }

  #back(at: Instant): Instant {
    let day = dayOf(at, this.zone);
    while (this.away(day)) day = addDays(day, 1);
    return instantOf(day, timeOf(at, this.zone), this.zone);
  }

  #look(now: Instant): void {
    const { agreement } = this;
    const waiting = this.#waiting.filter(({ at }) => at <= now);
    this.#waiting = this.#waiting.filter(({ at }) => at > now);
    for (const party of new Set(waiting.map((one) => one.party))) {
      const due = waiting.filter((one) => one.party === party);
      const told = arranged(due.map(({ line }) => line).filter((line) => isStillTrue(agreement, line)));
      this.looks.push({ party, at: now, due, told, agreement, facts: this.facts.length });
    }
  }
}
