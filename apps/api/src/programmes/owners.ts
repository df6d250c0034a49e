import type { EntityManager } from 'typeorm';
import { isOfficer, type Viewer } from '@cobuild/access';
import { homeOf, homesOf } from '@cobuild/directory';
import { needOfficer } from '../viewing';
import { Problem } from '../problem';

/** The districts whose programmes somebody reads, besides the catalogue: those of their posts and assignments (W18). */
export async function ownersFor(tx: EntityManager, { posts, assigned }: Viewer): Promise<string[]> {
  const homes = await homesOf(tx, [...posts.map(({ unit }) => unit), ...assigned]);
  return [...new Set([...homes.values()].map(({ home }) => home))];
}

/** The district an officer publishes for: that of the unit named, else of their only one. */
export async function publisherFor(tx: EntityManager, viewer: Viewer, named: string | undefined): Promise<string> {
  needOfficer(viewer, named);
  if (named !== undefined) return homeOf(tx, named);
  const officers = viewer.posts.filter(({ unit }) => isOfficer(viewer, unit)).map(({ unit }) => unit);
  const homes = new Set([...(await homesOf(tx, officers)).values()].map(({ home }) => home));
  const [only] = homes;
  if (only !== undefined && homes.size === 1) return only;
  throw new Problem(403, 'not-acting', {
    zh: '您在几个区任职，请用 Cobuild-Actor 写明为哪个单位发布',
    en: 'You hold posts in several districts; name in Cobuild-Actor the organisation you publish for',
  });
}
