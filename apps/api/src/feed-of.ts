import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { actsFor, maySee, type Viewer } from '@cobuild/access';
import { DISTRICT, fold, roleOf, type Agreement } from '@cobuild/agreement';
import { concernedBy, unitNames, type Feed } from '@cobuild/directory';
import { commitmentsOf, factOf, readStream } from '@cobuild/ledger';
import { feedToIcs, titlesOf, type FeedAgreement, type Titles } from '@cobuild/notice';
import { definitionOf, listVisible } from '@cobuild/readmodel';
import { scopeOf } from './viewing';

/** What a feed is about. */
export type Scope = Pick<Feed, 'scope' | 'about'>;

/** More agreements than any unit takes part in. */
const MOST = 100_000;

/** The agreements of a feed that its person may see now, by id; null when they have lost what the feed was made for. */
export async function agreementsIn(tx: EntityManager, viewer: Viewer, feed: Scope): Promise<string[] | null> {
  if (feed.scope === 'agreement') {
    const concerned = feed.about === null ? null : await concernedBy(tx, feed.about);
    return concerned && feed.about !== null && maySee(viewer, concerned) ? [feed.about] : null;
  }
  if (viewer.posts.length + viewer.assigned.length === 0) return null;
  const parties = unitsOf(viewer, feed);
  if (feed.scope === 'party' && parties.length === 0) return null;
  const districts = feed.scope === 'person' ? districtsOf(viewer) : [];
  const seen = await listVisible(tx, { above: districts, parties }, { after: '', limit: MOST });
  return seen.map(({ agreementId }) => agreementId);
}

/** The units of the viewer that a feed is for: one, or all for which they take part in agreements. */
function unitsOf(viewer: Viewer, { scope, about }: Scope): string[] {
  const { parties } = scopeOf(viewer);
  return scope === 'party' ? parties.filter((unit) => unit === about) : parties;
}

/** Those for which somebody decides. */
const districtsOf = ({ posts }: Viewer): string[] =>
  posts.filter(({ post }) => post === 'officer').map(({ unit }) => unit);

/** A name for what `feedText` would tell, without making it: another one when a fact, a name or what the reader holds has changed. */
export async function feedTag(
  tx: EntityManager,
  viewer: Viewer,
  feed: Scope & Pick<Feed, 'lang'>,
  agreementIds: readonly string[],
): Promise<string> {
  const names = [...(await unitNames(tx))];
  const heads = await commitmentsOf(tx, agreementIds);
  const told = [feed.scope, feed.about, feed.lang, actsFor(viewer), names, agreementIds, [...heads.values()]];
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url');
}

/** These agreements as the calendar of a feed, in its language. */
export async function feedText(
  tx: EntityManager,
  viewer: Viewer,
  feed: Scope & Pick<Feed, 'lang'>,
  agreementIds: readonly string[],
): Promise<string> {
  const units = await unitNames(tx);
  const mine = feed.scope === 'party' ? unitsOf(viewer, feed) : actsFor(viewer);
  const titles = titlesFor(tx);
  const agreements: FeedAgreement[] = [];
  for (const agreementId of agreementIds) {
    const entries = await readStream(tx, agreementId);
    const facts = entries.map(factOf);
    const agreement = fold(facts);
    const names = Object.entries(agreement.parties).map(([role, unit]) => [role, units.get(unit) ?? unit] as const);
    const roles = mine.flatMap((unit) => roleOf(agreement, unit) ?? []);
    agreements.push({
      agreementId,
      facts,
      titles: await titles(agreement),
      names: Object.fromEntries(names),
      roles,
      // Who decides for a whole district has only what they decide in a calendar of their own.
      decides: feed.scope === 'person' && !roles.some((role) => role !== DISTRICT),
    });
  }
  const name = { zh: '共建日历', en: 'Co-building calendar' }[feed.lang];
  const of = feed.scope === 'party' ? units.get(feed.about ?? '') : feed.about;
  return feedToIcs(of ? `${name} · ${of}` : name, agreements, feed.lang);
}

/** Words of published programmes; each is read once, however many agreements follow it. */
function titlesFor(tx: EntityManager): (agreement: Agreement) => Promise<Titles> {
  const known = new Map<string, Promise<Titles>>();
  const read = async (agreement: Agreement): Promise<Titles> =>
    titlesOf((await definitionOf(tx, agreement, agreement.parameters)) ?? { items: [], roles: [] });
  return (agreement) => {
    const key = JSON.stringify([agreement.definition, agreement.parameters]);
    const titles = known.get(key) ?? read(agreement);
    known.set(key, titles);
    return titles;
  };
}
