import type { Instant } from '@cobuild/calendar';
import { evolve, unproposed, type Agreement } from './agreement';
import type { AgreementCommand } from './commands';
import { decide } from './decide';
import type { Fact } from './events';
import { reach } from './timetable';

/** Somebody asks something at an instant; `actor` is an organisation id. */
export type Act = Readonly<{ at: Instant; actor: string; command: AgreementCommand }>;

/**
 * Lets time pass from the first act to `until` with these acts (in the order of their instants), by the same
 * rules as the real engines; what is done after `until` is not done. Throws when an act is refused: a rehearsal that breaks a rule is a mistake in the acts.
 */
export function simulate(acts: readonly Act[], until: Instant): Fact[] {
  const facts: Fact[] = [];
  let agreement: Agreement = unproposed;
  const record = (more: readonly Fact[]): void => {
    facts.push(...more);
    agreement = more.reduce(evolve, agreement);
  };
  for (const { at, actor, command } of acts) {
    if (at > until) break;
    record(reach(agreement, at));
    const decision = decide(agreement, command, { actor, now: at });
    if (!decision.accepted)
      throw new Error(
        `${at} ${actor} ${command.type}: refused, ${decision.refusal.code} ${decision.refusal.about ?? ''}`,
      );
    record(decision.facts);
  }
  record(reach(agreement, until));
  return facts;
}
