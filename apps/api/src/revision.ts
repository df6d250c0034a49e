import type { EntityManager } from 'typeorm';
import { movesTo, type Moved } from '@cobuild/agreement';
import { replay } from '@cobuild/audit';
import { dayOf, type Instant } from '@cobuild/calendar';
import { readStream } from '@cobuild/ledger';
import { plan, type Plan } from '@cobuild/programme';
import { definitionOf } from '@cobuild/readmodel';
import { notFound } from './problem';

/** What laying an agreement's programme on the calendar of today moves in it, and the plan to do it with. */
export type Revision = Readonly<{ from: string; to: string; moved: readonly Moved[]; plan: Plan }>;

/** Reads the agreement and its programme, in its version and with its parameters. Changes nothing. */
export async function revisionOf(manager: EntityManager, agreementId: string, now: Instant): Promise<Revision> {
  const { agreement, upTo } = replay(await readStream(manager, agreementId));
  if (upTo === 0) throw notFound();
  const { plan: agreed, parameters } = agreement;
  const definition = await definitionOf(manager, agreement, parameters);
  if (!definition) throw notFound();
  const fresh = plan(definition, agreed.term);
  const today = dayOf(now, agreed.timeZone);
  return { from: agreed.calendar, to: fresh.calendar, moved: movesTo(agreement, fresh, today), plan: fresh };
}
