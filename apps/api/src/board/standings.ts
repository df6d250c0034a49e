import type { EntityManager } from 'typeorm';
import { advancedTo, fold, nextChange, type Agreement } from '@cobuild/agreement';
import { dayOf, type Instant } from '@cobuild/calendar';
import { mapBounded } from '@cobuild/config';
import { DIRECTORY_ZONE } from '@cobuild/directory';
import { commitmentsOf, factOf, readStream } from '@cobuild/ledger';
import { standingOf, titlesOf, type Standing, type Titles } from '@cobuild/notice';
import { programmeTitlesOf, type AgreementOverview } from '@cobuild/readmodel';
import type { Words } from '@cobuild/programme';
import { titlesFor } from '../titles';

/** What a programme and its items are called. */
export type Called = Readonly<{ title: Words; titles: Titles }>;
/** `until` is when time changes it next. */
type Known = Readonly<{
  commitment: string;
  day: string;
  until: Instant | null;
  standing: Standing;
  called: Called;
}>;

/** The most agreements that a process keeps in mind. */
const REMEMBERED = 5_000;

/** A cache by agreement, valid for one commitment and day until time changes something. Another commitment is read again. */
const remembered = new Map<string, Known>();
/** Programmes by `slug@version`, which never change once published. */
const called = new Map<string, Called>();

/**
 * How each of these agreements stands on the day of `now`, closed ones left out. Only those are folded that have changed since this process
 * looked last on the same day, a few milliseconds each; the rest costs one query.
 */
export async function standingsOf(
  tx: EntityManager,
  listed: readonly AgreementOverview[],
  now: Instant,
): Promise<Map<string, Known>> {
  const open = listed.filter(({ status }) => status !== 'closed');
  const commitments = await commitmentsOf(
    tx,
    open.map(({ agreementId }) => agreementId),
  );
  const day = dayOf(now, DIRECTORY_ZONE);
  const found = new Map<string, Known>();
  const changed: (readonly [AgreementOverview, string])[] = [];
  for (const one of open) {
    const commitment = commitments.get(one.agreementId) ?? '';
    const known = remembered.get(one.agreementId);
    const same = known?.commitment === commitment && known.day === day;
    if (known && same && (known.until === null || now < known.until)) found.set(one.agreementId, known);
    else changed.push([one, commitment]);
  }
  await mapBounded(changed, async ([one, commitment]) => {
    const known = { commitment, day, ...(await looked(tx, one, now)) };
    found.set(one.agreementId, known);
    keep(one.agreementId, known);
  });
  return found;
}

async function looked(tx: EntityManager, { agreementId, district }: AgreementOverview, now: Instant) {
  const facts = (await readStream(tx, agreementId)).map(factOf);
  const agreement = fold(facts);
  const own = await calledFor(tx, agreement);
  const until = nextChange(advancedTo(agreement, now));
  return { until, standing: standingOf(agreement, facts, district, own.titles, now), called: own };
}

/** With the words of versions that it is asked to move to, where it is. */
async function calledFor(tx: EntityManager, agreement: Agreement): Promise<Called> {
  const own = await calledIn(tx, {
    definition: agreement.definition,
    programme: agreement.plan.programme,
  });
  const moves = Object.values(agreement.amendments).some(({ state, to }) => state === 'open' && to !== null);
  return moves ? { ...own, titles: (await titlesFor(tx, agreement)).titles } : own;
}

/** What a version of a programme calls things; one that is not there shows its keys. */
export async function calledIn(
  tx: EntityManager,
  of: Readonly<{ definition: string; programme: string }>,
): Promise<Called> {
  const key = of.definition;
  const known = called.get(key);
  if (known) return known;
  const definition = await programmeTitlesOf(tx, of);
  if (!definition) return { title: { zh: of.programme, en: of.programme }, titles: titlesOf({ items: [], roles: [] }) };
  const own = { title: definition.title, titles: titlesOf(definition) };
  called.set(key, own);
  return own;
}

function keep(id: string, known: Known): void {
  remembered.delete(id);
  remembered.set(id, known);
  const [oldest] = remembered.keys();
  if (remembered.size > REMEMBERED && oldest !== undefined) remembered.delete(oldest);
}
