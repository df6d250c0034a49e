import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { carriedFrom, spreadOf, whyNotRenew, type AgreementCommand } from '@cobuild/agreement';
import type { Proposal, Renewal } from '@cobuild/api-schema';
import { replay } from '@cobuild/audit';
import { dayOf, type Instant, type LocalDate } from '@cobuild/calendar';
import { homeOf } from '@cobuild/directory';
import { findProgramme, lockHead, readStream } from '@cobuild/ledger';
import { plan, programmeReader, type Plan, type Values } from '@cobuild/programme';
import { renewedBy } from '@cobuild/readmodel';
import { invitedOf } from './inviting';
import { notFound, RefusedByRule } from './problem';
import { judged, needAnswers } from './programmes/answers';
import { needClosed } from './programmes/publish';

type Propose = Extract<AgreementCommand, { type: 'ProposeAgreement' }>;

/** Answers to a programme's parameters: those that are written now, and those that an agreement has already. */
type Answers = Readonly<{ given: Values; kept?: Values }>;

/**
 * A programme of the district or the catalogue laid on the calendar for a term. Problems: `not-found` (404), `programme-open` (422:
 * questions to its author), `answers-needed` (422: blanks, or answers that do not fit).
 */
export async function planned(
  tx: EntityManager,
  district: string,
  programme: string,
  version: number | undefined,
  term: Readonly<{ from: LocalDate; to: LocalDate }>,
  { given, kept = {} }: Answers,
): Promise<{ plan: Plan; digest: string }> {
  const published = await findProgramme(tx, [await homeOf(tx, district)], programme, version);
  if (!published) throw notFound();
  const read = programmeReader(published.text, `${published.slug}.yaml`);
  const parameters = read({}).draft?.definition.parameters ?? [];
  const found = judged({ read, parameters, term }, given, kept);
  needClosed(found.open);
  needAnswers(found);
  const { definition } = found.reading;
  if (!definition) throw notFound();
  return { plan: plan(definition, term), digest: published.digest };
}

/** The command that proposes an agreement from a programme; parties of other districts are invited (W17). */
export async function proposalOf(
  tx: EntityManager,
  id: string,
  { programme, version, parties, district, term, parameters }: z.output<typeof Proposal>,
): Promise<Propose> {
  const { plan, digest } = await planned(tx, district, programme, version, term, { given: parameters });
  const invited = await invitedOf(tx, parties, district);
  const [definition, spread] = [digest, spreadOf(id)];
  return { type: 'ProposeAgreement', plan, definition, parties, district, parameters, spread, renews: null, invited };
}

/**
 * The command that proposes an agreement's next term, with its parties; its programme's newest version unless told. What it still
 * owes comes along where it has closed already, else once it closes. Holds the old agreement until the transaction ends, so that
 * nobody renews it twice, and it does not close meanwhile.
 */
export async function renewalOf(
  tx: EntityManager,
  id: string,
  { as, version, term, parameters }: z.output<typeof Renewal>,
  now: Instant,
): Promise<Propose> {
  await lockHead(tx, id);
  const { agreement } = replay(await readStream(tx, id));
  const refusal = whyNotRenew(agreement, term, await renewedBy(tx, id));
  if (refusal) throw new RefusedByRule(refusal);
  const values = { ...agreement.parameters, ...parameters };
  const { plan: fresh, digest } = await planned(tx, agreement.district, agreement.plan.programme, version, term, {
    given: parameters,
    kept: agreement.parameters,
  });
  const parties = Object.fromEntries(
    Object.entries(agreement.parties).filter(([role]) => Object.hasOwn(fresh.sides, role)),
  );
  return {
    type: 'ProposeAgreement',
    plan: fresh,
    definition: digest,
    parties,
    district: agreement.district,
    parameters: values,
    spread: spreadOf(as),
    renews: id,
    carried: agreement.status === 'closed' ? carriedFrom(agreement, fresh.term, dayOf(now, fresh.timeZone)) : [],
  };
}
