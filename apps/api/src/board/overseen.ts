import type { EntityManager } from 'typeorm';
import type { Viewer } from '@cobuild/access';
import type { Instant } from '@cobuild/calendar';
import { mapBounded } from '@cobuild/config';
import { allUnits, pathOf, type Unit } from '@cobuild/directory';
import { listVisible } from '@cobuild/readmodel';
import { asTheyStand } from '../as-they-stand';
import { notFound } from '../problem';
import { scopeOf } from '../viewing';
import type { Overseen } from './shown';
import { calledIn, standingsOf } from './standings';

/** More agreements than any district has. */
const MOST = 100_000;

type Seen = Readonly<{
  overseen: readonly Overseen[];
  units: readonly Unit[];
  roots: readonly string[];
  path: { id: string; name: string }[];
}>;

/** What an officer oversees, all of it or at and under `unit`, which lies under theirs or is not there for them. */
export async function overseenBy(
  tx: EntityManager,
  viewer: Viewer,
  unit: string | undefined,
  now: Instant,
): Promise<Seen> {
  const own = viewer.posts.filter(({ post }) => post === 'officer').map((held) => held.unit);
  const up = unit === undefined ? [] : await pathOf(tx, unit);
  const top = up.findLastIndex((one) => own.includes(one));
  if (unit !== undefined && top < 0) throw notFound();
  const above = unit === undefined ? scopeOf(viewer).above.filter((one) => own.includes(one)) : [unit];
  const [units, recorded] = await Promise.all([
    allUnits(tx),
    listVisible(tx, { above, parties: [] }, { after: '', limit: MOST }),
  ]);
  const listed = await asTheyStand(tx, recorded, now);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const standings = await standingsOf(tx, listed, now);
  const overseen = await mapBounded(listed, async (line): Promise<Overseen> => {
    const known = standings.get(line.agreementId);
    const called = known?.called ?? (await calledIn(tx, line));
    // Somebody oversees what another district decides, but decides nothing of it.
    const decides = own.includes(line.district);
    const standing = known && !decides ? { ...known.standing, asked: [] } : (known?.standing ?? null);
    return { line, host: names.get(line.host) ?? line.host, called, standing };
  });
  const path = up
    .slice(0, top + 1)
    .reverse()
    .map((id) => ({ id, name: names.get(id) ?? id }));
  return { overseen, units, roots: above, path };
}
