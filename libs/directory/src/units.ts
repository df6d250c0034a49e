import type { EntityManager } from 'typeorm';
import type { Concerned, Home } from '@cobuild/access';

/** Whose days posts are held in, and whose hours people are told things in. */
export const DIRECTORY_ZONE = 'Asia/Shanghai';

export const unitKinds = ['district', 'street', 'community', 'partner'] as const;

/** An organisation. Its name is public. */
export type Unit = Readonly<{ id: string; parent: string | null; kind: (typeof unitKinds)[number]; name: string }>;

/** Makes a unit; false when its id is taken. Throws when the parent does not exist. */
export async function addUnit(tx: EntityManager, { id, parent, kind, name }: Unit): Promise<boolean> {
  const add = `INSERT INTO directory.units (id, parent, kind, name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING id`;
  return (await tx.query<unknown[]>(add, [id, parent, kind, name])).length > 0;
}

/** Every unit, by id. */
export const allUnits = (tx: EntityManager): Promise<Unit[]> =>
  tx.query<Unit[]>(`SELECT id, parent, kind, name FROM directory.units ORDER BY id`);

/** What every unit is called, by id. */
export const unitNames = async (tx: EntityManager): Promise<ReadonlyMap<string, string>> =>
  new Map((await allUnits(tx)).map(({ id, name }) => [id, name]));

const PATH = `
  WITH RECURSIVE up AS (
    SELECT id, parent, 0 AS n FROM directory.units WHERE id = $1
    UNION ALL SELECT u.id, u.parent, n + 1 FROM directory.units u JOIN up ON u.id = up.parent WHERE n < 20)
  SELECT id FROM up ORDER BY n`;

/** A unit and all above it, from below; empty when there is no such unit. */
export async function pathOf(tx: EntityManager, unit: string): Promise<string[]> {
  return (await tx.query<{ id: string }[]>(PATH, [unit])).map(({ id }) => id);
}

const UNDER = `
  WITH RECURSIVE down AS (
    SELECT id, 0 AS n FROM directory.units WHERE id = $1
    UNION ALL SELECT u.id, n + 1 FROM directory.units u JOIN down ON u.parent = down.id WHERE n < 20)
  SELECT id FROM down ORDER BY id`;

/** A unit and all under it; empty when there is no such unit. */
export async function unitsUnder(tx: EntityManager, unit: string): Promise<string[]> {
  return (await tx.query<{ id: string }[]>(UNDER, [unit])).map(({ id }) => id);
}

const CONCERNED = `
  SELECT a.district, a.host, coalesce(json_agg(p.unit) FILTER (WHERE NOT p.invited), '[]') AS parties,
         coalesce(json_agg(p.unit) FILTER (WHERE p.invited AND a.status = 'proposed'), '[]') AS invited
  FROM cobuild.agreements a LEFT JOIN cobuild.parties p ON p.agreement_id = a.agreement_id
  WHERE a.agreement_id = $1 GROUP BY a.agreement_id`;

/** What access to an agreement depends on; null when there is none. */
export async function concernedBy(tx: EntityManager, agreementId: string): Promise<Concerned | null> {
  type Row = { district: string; parties: string[]; invited: string[]; host: string };
  const [row] = await tx.query<Row[]>(CONCERNED, [agreementId]);
  if (!row) return null;
  const { host, ...units } = row;
  return { ...units, hostPath: await pathOf(tx, host) };
}

const HOMES = `
  WITH RECURSIVE up AS (
    SELECT id AS unit, id, parent, kind, 0 AS n FROM directory.units WHERE id = ANY($1)
    UNION ALL SELECT up.unit, u.id, u.parent, u.kind, n + 1 FROM directory.units u JOIN up ON u.id = up.parent WHERE n < 20)
  SELECT unit, bool_or(kind = 'district') AS "inDistrict",
         coalesce((array_agg(id ORDER BY n) FILTER (WHERE kind = 'district'))[1], (array_agg(id ORDER BY n DESC))[1]) AS home
  FROM up GROUP BY unit`;

/** The districts of units, by unit; without those that are not there. */
export async function homesOf(tx: EntityManager, units: readonly string[]): Promise<ReadonlyMap<string, Home>> {
  const rows = await tx.query<(Home & { unit: string })[]>(HOMES, [units]);
  return new Map(rows.map(({ unit, ...home }) => [unit, home]));
}

/** The district of one unit; of a unit that is not there, its own id. */
export const homeOf = async (tx: EntityManager, unit: string): Promise<string> =>
  (await homesOf(tx, [unit])).get(unit)?.home ?? unit;

const WORKS_WITH = `
  SELECT p.unit, array_agg(DISTINCT a.district) AS districts FROM cobuild.parties p JOIN cobuild.agreements a USING (agreement_id)
  WHERE p.unit = ANY($1) AND NOT p.invited GROUP BY p.unit`;

/** The units that decide agreements in which these take part, by unit. */
export async function worksWith(
  tx: EntityManager,
  units: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await tx.query<{ unit: string; districts: string[] }[]>(WORKS_WITH, [units]);
  return new Map(rows.map(({ unit, districts }) => [unit, districts]));
}

const KNOWN = `
  WITH RECURSIVE own AS (
    SELECT id FROM directory.units WHERE id = ANY($1)
    UNION SELECT u.id FROM directory.units u JOIN own ON u.parent = own.id),
  shared AS (
    SELECT a.agreement_id, a.district FROM cobuild.agreements a
    WHERE a.district IN (SELECT id FROM own) OR EXISTS (
      SELECT FROM cobuild.parties p WHERE p.agreement_id = a.agreement_id AND NOT p.invited AND p.unit IN (SELECT id FROM own))),
  met AS (
    SELECT district AS id FROM shared UNION SELECT p.unit FROM shared JOIN cobuild.parties p USING (agreement_id))
  SELECT u.id, CASE WHEN own.id IS NULL THEN NULL ELSE u.parent END AS parent, u.kind, u.name
  FROM directory.units u LEFT JOIN own USING (id) WHERE own.id IS NOT NULL OR u.id IN (SELECT id FROM met) ORDER BY u.id`;

/** The units at and under some, and those that share an agreement with one of them; where these others stand is not told. */
export const knownUnits = (tx: EntityManager, roots: readonly string[]): Promise<Unit[]> =>
  tx.query<Unit[]>(KNOWN, [roots]);

/** Whether there is more than one district. */
export async function hasSeveralDistricts(tx: EntityManager): Promise<boolean> {
  const two = `SELECT FROM directory.units WHERE kind = 'district' LIMIT 2`;
  return (await tx.query<unknown[]>(two)).length > 1;
}
