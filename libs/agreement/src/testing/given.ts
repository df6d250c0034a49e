import type { Instant } from '@cobuild/calendar';
import { at, yearOf } from '../../../../test/engines/year';
import { evolve, fold, type Agreement } from '../agreement';
import type { AgreementCommand, RefusalCode } from '../commands';
import { decide } from '../decide';
import type { AgreementEvent } from '../events';
import { simulate } from '../simulate';

const ID = 'a';
export const { plan, acts } = yearOf('police-section-pairing', 2026, ID);
export const COMMUNITY = `${ID}-community`;
export const POLICE = `${ID}-police-section`;
export const DISTRICT_ID = 'district-1';

export { at };

/** The rehearsed year up to an instant. */
export const yearUntil = (now: Instant): Agreement =>
  fold(
    simulate(
      acts.filter((act) => act.at <= now),
      now,
    ),
  );

/** Given an agreement, when somebody asks something, then these events follow or this is why not. */
export const given = (agreement: Agreement) => ({
  when: (actor: string, command: AgreementCommand, now: Instant) => {
    const decision = decide(agreement, command, { actor, now });
    return {
      /** The events, or a failure of the test. */
      events: (): readonly AgreementEvent[] => {
        if (!decision.accepted) throw new Error(decision.refusal.code);
        return decision.facts.map(({ event }) => event);
      },
      refused: (): RefusalCode | null => (decision.accepted ? null : decision.refusal.code),
      /** The agreement afterwards. */
      after: (): Agreement => (decision.accepted ? decision.facts.reduce(evolve, agreement) : agreement),
    };
  },
});
