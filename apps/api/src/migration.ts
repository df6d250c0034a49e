import type { EntityManager } from 'typeorm';
import { changesTo, concernedByMigration, type Change, type Version } from '@cobuild/agreement';
import { replay } from '@cobuild/audit';
import { dayOf, type Instant } from '@cobuild/calendar';
import { readStream } from '@cobuild/ledger';
import type { Plan } from '@cobuild/programme';
import { planned } from './proposing';

/** What moving an agreement to another version of its programme changes, and who has to consent. */
export type Moving = Readonly<{ from: number; to: Version; plan: Plan; changes: Change[]; concerned: string[] }>;

/** The newest version unless told. Changes nothing. */
export async function migrationOf(
  tx: EntityManager,
  agreementId: string,
  version: number | undefined,
  now: Instant,
): Promise<Moving> {
  const { agreement } = replay(await readStream(tx, agreementId));
  const { plan: agreed, parameters } = agreement;
  const { plan, digest } = await planned(tx, agreed.programme, version, agreed.term, parameters);
  const changes = changesTo(agreement, plan.items, dayOf(now, agreed.timeZone));
  const { criteria, scoring, rules, ladders } = plan;
  const to = { version: plan.version, criteria, scoring, rules, ladders, definition: digest };
  return { from: agreed.version, to, plan, changes, concerned: concernedByMigration(agreement, changes, to) };
}
