import type { EntityManager } from 'typeorm';
import { changesTo, concernedByMigration } from '@cobuild/agreement';
import type { MigrationView } from '@cobuild/api-schema';
import { replay } from '@cobuild/audit';
import { dayOf, type Instant } from '@cobuild/calendar';
import { unitNames } from '@cobuild/directory';
import { readStream } from '@cobuild/ledger';
import { definitionOf } from '@cobuild/readmodel';
import { migrationView, type Moving } from './migration-view';
import { notFound } from './problem';
import { planned } from './proposing';

/** The newest version unless told. Changes nothing. */
export async function migrationOf(
  tx: EntityManager,
  agreementId: string,
  version: number | undefined,
  now: Instant,
): Promise<Moving> {
  const { agreement: recorded } = replay(await readStream(tx, agreementId));
  const { plan: agreed, parameters, district } = recorded;
  const { plan, digest } = await planned(tx, district, agreed.programme, version, agreed.term, parameters);
  const changes = changesTo(recorded, plan.items, dayOf(now, agreed.timeZone));
  const { criteria, scoring, rules, ladders } = plan;
  const to = { version: plan.version, criteria, scoring, rules, ladders, definition: digest };
  return { recorded, from: agreed.version, to, plan, changes, concerned: concernedByMigration(recorded, changes, to) };
}

/** The same in words. */
export async function migrationShown(
  tx: EntityManager,
  agreementId: string,
  version: number | undefined,
  now: Instant,
): Promise<MigrationView> {
  const moving = await migrationOf(tx, agreementId, version, now);
  const { parameters } = moving.recorded;
  const was = await definitionOf(tx, moving.recorded, parameters);
  const is = await definitionOf(tx, moving.to, parameters);
  if (!was || !is) throw notFound();
  return migrationView(agreementId, moving, { was, is, names: await unitNames(tx) }, now);
}
