import { escapeIdentifier, type ClientBase } from 'pg';
import { z } from 'zod';

const Name = z.object({ schema: z.string(), name: z.string() });

/** One table in a copy: its rows lie in `file`, gzip of PostgreSQL's text format, one value per column of `columns`. */
const Table = Name.extend({
  columns: z.array(z.string()),
  file: z.string().regex(/^\d+\.copy\.gz$/),
  rows: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});

/** Contents of a copied database. `migrations` are those of ours that the schema had; `queue` the version of graphile-worker's. */
export const CopyIndex = z.object({
  v: z.literal(1),
  migrations: z.array(z.string()),
  queue: z.number().int(),
  tables: z.array(Table),
  sequences: z.array(Name.extend({ value: z.string(), called: z.boolean() })),
});
export type CopyIndex = Readonly<z.infer<typeof CopyIndex>>;
export type CopiedTable = CopyIndex['tables'][number];

type Named = Readonly<{ schema: string; name: string }>;

/** Not the database's own, nor another session's temporary tables, nor what an extension brings with it. */
const OURS = (catalogue: string, id: string): string => `
  n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND NOT EXISTS (
    SELECT FROM pg_depend d WHERE d.classid = '${catalogue}'::regclass AND d.objid = ${id} AND d.deptype = 'e')`;

const TABLES = `
  SELECT n.nspname AS schema, c.relname AS name,
    (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
     WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND ${OURS('pg_class', 'c.oid')} ORDER BY 1, 2`;

/** All tables of ours, with the columns that hold something of their own. A partitioned table is one table. */
export const tablesOf = async (client: ClientBase): Promise<(Named & { columns: string[] })[]> =>
  (await client.query<Named & { columns: string[] | null }>(TABLES)).rows.map((row) => ({
    ...row,
    columns: row.columns ?? [],
  }));

const SEQUENCES = `
  SELECT n.nspname AS schema, c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'S' AND ${OURS('pg_class', 'c.oid')} ORDER BY 1, 2`;

export const sequencesOf = async (client: ClientBase): Promise<Named[]> => (await client.query<Named>(SEQUENCES)).rows;

/** The name as it stands in a statement. */
export const quoted = ({ schema, name }: Named): string => `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;

/** A text that is no name of a table and so carries no dot of its own. */
export const keyOf = ({ schema, name }: Named): string => JSON.stringify([schema, name]);
