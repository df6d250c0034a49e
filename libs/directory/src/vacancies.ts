import { actingPosts } from '@cobuild/access';
import type { LocalDate } from '@cobuild/calendar';
import type { EntityManager } from 'typeorm';
import { WISHES, type ChannelWishes } from './channels';

/** A unit in which nobody holds a post that acts for it, and the first day of that. A stand-in holds the post. */
export type Vacancy = Readonly<{ unit: string; from: LocalDate }>;

const VACANT = `
  SELECT u.id AS unit, min(d.day)::date::text AS "from"
  FROM directory.units u CROSS JOIN generate_series($2::date, $3::date, interval '1 day') d(day)
  WHERE u.id = ANY($1) AND NOT EXISTS (
    SELECT FROM directory.holdings h JOIN directory.people p ON p.id = h.person
    WHERE h.unit = u.id AND h.post = ANY($4) AND NOT p.disabled AND h.id <> ALL($5::uuid[])
      AND h.from_day <= d.day AND (h.to_day IS NULL OR h.to_day >= d.day))
  GROUP BY u.id ORDER BY u.id`;

/**
 * Those of these units in which nobody acts on some day of a span, both days included, as if the holdings of `without` were over.
 * A unit that the directory does not know is none of them.
 */
export const vacantOf = (
  tx: EntityManager,
  units: readonly string[],
  { from, to }: Readonly<{ from: LocalDate; to: LocalDate }>,
  without: readonly string[] = [],
): Promise<Vacancy[]> => tx.query<Vacancy[]>(VACANT, [units, from, to, actingPosts, without]);

const KEEPERS = `
  WITH RECURSIVE up AS (
    SELECT id AS unit, id, parent, 0 AS n FROM directory.units WHERE id = ANY($1)
    UNION ALL SELECT up.unit, u.id, u.parent, n + 1 FROM directory.units u JOIN up ON u.id = up.parent WHERE n < 20),
  held AS (
    SELECT up.unit, up.n, h.person FROM up JOIN directory.holdings h ON h.unit = up.id JOIN directory.people p ON p.id = h.person
    WHERE h.post = 'administrator' AND NOT p.disabled AND h.from_day <= $2 AND (h.to_day IS NULL OR h.to_day >= $2))
  SELECT DISTINCT h.unit AS party, c.id AS channel, ${WISHES}
  FROM held h JOIN directory.channels c ON c.person = h.person
  WHERE h.n = (SELECT min(n) FROM held o WHERE o.unit = h.unit)`;

/** The channels that reach the nearest administrators of each of these units on a day. */
export const channelsOfKeepers = (
  tx: EntityManager,
  units: readonly string[],
  today: LocalDate,
): Promise<(ChannelWishes & { party: string; channel: string })[]> => tx.query(KEEPERS, [units, today]);

const SINCE = `
  SELECT u.id AS unit, coalesce(max(h.to_day) + 1, date '2000-01-01')::text AS "from"
  FROM directory.units u LEFT JOIN directory.holdings h ON h.unit = u.id AND h.post = ANY($2) AND h.to_day < $3
  WHERE u.id = ANY($1) GROUP BY u.id`;

/** The day since when each of these units, vacant today, has had nobody; 2000-01-01 where nobody's term has ended. */
export const vacancySince = async (
  tx: EntityManager,
  units: readonly string[],
  today: LocalDate,
): Promise<ReadonlyMap<string, LocalDate>> => {
  const rows = await tx.query<Vacancy[]>(SINCE, [units, actingPosts, today]);
  return new Map(rows.map(({ unit, from }) => [unit, from]));
};
