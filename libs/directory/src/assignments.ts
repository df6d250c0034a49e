import type { EntityManager } from 'typeorm';
import type { LocalDate } from '@cobuild/calendar';
import { freshId } from '@cobuild/config';
import type { SideStore } from './side-store';

/** What lies under a unit, to be read by an auditor from a day to a day, both included. */
export type Assignment = Readonly<{ person: string; unit: string; from: LocalDate; to: LocalDate }>;

/** Lets an auditor read. Resolves with the assignment's id. */
export async function assign(tx: EntityManager, { person, unit, from, to }: Assignment): Promise<string> {
  const id = freshId();
  const put = `INSERT INTO directory.assignments (id, person, unit, from_day, to_day) VALUES ($1, $2, $3, $4, $5)`;
  await tx.query(put, [id, person, unit, from, to]);
  return id;
}

/** The unit of an assignment, or null. */
export async function unitOfAssignment(tx: EntityManager, id: string): Promise<string | null> {
  const [row] = await tx.query<{ unit: string }[]>(`SELECT unit FROM directory.assignments WHERE id = $1`, [id]);
  return row?.unit ?? null;
}

/** Ends an assignment after a day, or as it would have ended when that is sooner; resolves with its last day. */
export async function endAssignment(tx: EntityManager, id: string, to: LocalDate): Promise<LocalDate | null> {
  const end = `UPDATE directory.assignments SET to_day = least(to_day, $2) WHERE id = $1 RETURNING to_day::text AS "to"`;
  const [[row]] = await tx.query<[{ to: LocalDate }[], number]>(end, [id, to]);
  return row?.to ?? null;
}

/** An assignment as the directory shows it: the auditor by name where they were not erased. */
export type Assigned = Assignment & Readonly<{ assignment: string; name: string | null }>;

const ASSIGNED = `
  SELECT a.id AS assignment, a.unit, a.person, a.from_day::text AS "from", a.to_day::text AS "to", p.name
  FROM directory.assignments a JOIN directory.people p ON p.id = a.person
  WHERE a.unit = ANY($1) ORDER BY a.from_day, a.id`;

/** The auditors who read, read before or will read what lies under these units. */
export async function assignedTo(tx: EntityManager, side: SideStore, units: readonly string[]): Promise<Assigned[]> {
  const rows = await tx.query<Assigned[]>(ASSIGNED, [units]);
  const names = await side.readAll(
    tx,
    rows.flatMap(({ name }) => name ?? []),
  );
  return rows.map((row) => ({ ...row, name: row.name === null ? null : (names.get(row.name) ?? null) }));
}
