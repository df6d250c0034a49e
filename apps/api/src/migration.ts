import type { EntityManager } from 'typeorm';
import { changesTo, concernedByMigration, same } from '@cobuild/agreement';
import type { MigrationView } from '@cobuild/api-schema';
import { replay } from '@cobuild/audit';
import { dayOf, type Instant } from '@cobuild/calendar';
import { homeOf, unitNames } from '@cobuild/directory';
import { findProgramme, readStream } from '@cobuild/ledger';
import { readAnswers, readProgramme, type Values } from '@cobuild/programme';
import { definitionOf } from '@cobuild/readmodel';
import { migrationView, type Moving } from './migration-view';
import { notFound } from './problem';
import { planned } from './proposing';

/** Reads the newest version unless told, with the agreement's answers and `answers` before them. Changes nothing. */
export async function migrationOf(
  tx: EntityManager,
  agreementId: string,
  version: number | undefined,
  answers: Values,
  now: Instant,
): Promise<Moving> {
  const { agreement: recorded } = replay(await readStream(tx, agreementId));
  const { plan: agreed, parameters, district } = recorded;
  const answered = { given: answers, kept: parameters };
  const { plan, digest } = await planned(tx, district, agreed.programme, version, agreed.term, answered);
  const changes = changesTo(recorded, plan.items, dayOf(now, agreed.timeZone));
  const { criteria, scoring, rules, ladders } = plan;
  const values = { ...parameters, ...answers };
  const moved = same(values, parameters) ? {} : { parameters: values };
  const to = { version: plan.version, criteria, scoring, rules, ladders, definition: digest, ...moved };
  return { recorded, from: agreed.version, to, plan, changes, concerned: concernedByMigration(recorded, changes, to) };
}

/** The same in words; `pairs` are answers to try, each `key=value`. */
export async function migrationShown(
  tx: EntityManager,
  agreementId: string,
  version: number | undefined,
  pairs: readonly string[],
  now: Instant,
): Promise<MigrationView> {
  const answers = pairs.length === 0 ? {} : await answersTo(tx, agreementId, version, pairs);
  const moving = await migrationOf(tx, agreementId, version, answers, now);
  const { parameters } = moving.recorded;
  const was = await definitionOf(tx, moving.recorded, parameters);
  const is = await definitionOf(tx, moving.to, moving.to.parameters ?? parameters);
  if (!was || !is) throw notFound();
  return migrationView(agreementId, moving, { was, is, names: await unitNames(tx) }, now);
}

/** Answers to try, by the types that the version gives its parameters. */
async function answersTo(
  tx: EntityManager,
  agreementId: string,
  version: number | undefined,
  pairs: readonly string[],
): Promise<Values> {
  const { plan, district } = replay(await readStream(tx, agreementId)).agreement;
  const published = await findProgramme(tx, [await homeOf(tx, district)], plan.programme, version);
  const draft = published && readProgramme(published.text, `${published.slug}.yaml`).draft;
  return draft ? readAnswers(draft.definition.parameters, pairs) : {};
}
