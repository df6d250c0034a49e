import type { EntityManager } from 'typeorm';
import type { Concerned } from '@cobuild/access';

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
  SELECT a.district, coalesce(json_agg(p.unit) FILTER (WHERE p.unit IS NOT NULL), '[]') AS parties, a.host
  FROM cobuild.agreements a LEFT JOIN cobuild.parties p ON p.agreement_id = a.agreement_id
  WHERE a.agreement_id = $1 GROUP BY a.agreement_id`;

/** What access to an agreement depends on; null when there is none. */
export async function concernedBy(tx: EntityManager, agreementId: string): Promise<Concerned | null> {
  type Row = { district: string; parties: string[]; host: string };
  const [row] = await tx.query<Row[]>(CONCERNED, [agreementId]);
  if (!row) return null;
  return { district: row.district, parties: row.parties, hostPath: await pathOf(tx, row.host) };
}
