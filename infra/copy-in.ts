import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { escapeIdentifier, type Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrateTo } from '@cobuild/ledger';
import { CopyIndex, keyOf, quoted, tablesOf, type CopiedTable } from './copy-index';
import { INDEX } from './copy-out';
import { fileDigest } from './file-digest';
import { connected } from './postgres-roles';

/** Reads the index of a copy. Throws when it is not one, or a file differs from its digest. */
export async function readCopy(folder: string): Promise<CopyIndex> {
  const index = CopyIndex.parse(JSON.parse(readFileSync(join(folder, INDEX), 'utf8')));
  for (const { file, sha256 } of index.tables) {
    if ((await fileDigest(join(folder, file))) !== sha256) throw new Error(`${file}: SHA-256`);
  }
  return index;
}

/**
 * Fills an empty database from a copy: first the schema by the migrations that the copy names, then the rows, all or none. Leaves the
 * database empty when it throws. `url` is the owner's. Later migrations and the rights of the app role are the caller's.
 */
export async function copyIn(url: string, folder: string): Promise<void> {
  const index = await readCopy(folder);
  const before = await connected(url, schemas);
  try {
    await migrateTo(url, index.migrations);
    await connected(url, (client) => fill(client, folder, index));
  } catch (error) {
    await connected(url, (client) => clear(client, before));
    throw error;
  }
}

async function fill(client: Client, folder: string, index: CopyIndex): Promise<void> {
  await client.query('BEGIN');
  await client.query(`SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL row_security = off`);
  await sameTables(client, index);
  const restoreChecks = await setChecksAside(client);
  const all = index.tables.map(quoted).join(', ');
  await client.query(`TRUNCATE ${all}`); // the rows of the migrations themselves are in the copy, too
  for (const table of index.tables) await copyTable(client, folder, table);
  for (const { value, called, ...sequence } of index.sequences)
    await client.query('SELECT setval($1::regclass, $2, $3)', [quoted(sequence), value, called]);
  await restoreChecks();
  await client.query('COMMIT');
}

async function copyTable(client: Client, folder: string, table: CopiedTable): Promise<void> {
  const columns = table.columns.map(escapeIdentifier).join(', ');
  const into = client.query(copyFrom(`COPY ${quoted(table)} (${columns}) FROM STDIN`));
  await pipeline(createReadStream(join(folder, table.file)), createGunzip(), into);
  if (into.rowCount !== table.rows)
    throw new Error(`${keyOf(table)}: ${into.rowCount} rows arrived, the copy has ${table.rows}`);
}

/** Throws a sentence when the migrations made other tables than the copy has: it was made by another version. */
async function sameTables(client: Client, { tables, queue }: CopyIndex): Promise<void> {
  const here = new Map((await tablesOf(client)).map((table) => [keyOf(table), new Set(table.columns)]));
  const wrong = [
    ...tables.flatMap((table) => {
      const columns = here.get(keyOf(table));
      const missing = columns ? table.columns.filter((column) => !columns.has(column)) : ['*'];
      return missing.map((column) => `${table.schema}.${table.name}.${column}`);
    }),
    ...[...here.keys()]
      .filter((key) => !tables.some((table) => keyOf(table) === key))
      .map((key) => (JSON.parse(key) as string[]).join('.')),
  ];
  if (wrong.length > 0)
    throw new Error(
      `这份备份来自另一个版本（队列 ${queue}；${wrong.join('、')}）：请用备份时的版本恢复，再升级\n` +
        `this backup comes from another version (queue ${queue}; ${wrong.join(', ')}): restore it with that version, then upgrade`,
    );
}

type Constraint = Readonly<{ table: string; name: string; definition: string }>;
type Trigger = Readonly<{ table: string; name: string }>;

/** Takes triggers and foreign keys off; the result puts them back and so checks every foreign key anew. No superuser is needed. */
async function setChecksAside(client: Client): Promise<() => Promise<void>> {
  const { rows: keys } = await client.query<Constraint>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(k.oid) AS definition
     FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace
     WHERE contype = 'f' AND conparentid = 0 AND n.nspname !~ '^pg_'`,
  );
  const { rows: triggers } = await client.query<Trigger>(
    `SELECT tgrelid::regclass::text AS table, tgname AS name FROM pg_trigger
     WHERE NOT tgisinternal AND tgenabled = 'O' AND tgparentid = 0`,
  );
  for (const { table, name } of triggers)
    await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ${escapeIdentifier(name)}`);
  for (const { table, name } of keys)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${escapeIdentifier(name)}`);
  return async () => {
    for (const { table, name, definition } of keys)
      await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${escapeIdentifier(name)} ${definition}`);
    for (const { table, name } of triggers)
      await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ${escapeIdentifier(name)}`);
  };
}

const schemas = async (client: Client): Promise<Set<string>> => {
  const { rows } = await client.query<{ name: string }>(
    `SELECT nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_'`,
  );
  return new Set(rows.map(({ name }) => name));
};

/** Drops the schemas that were not there before, and the record of migrations. */
async function clear(client: Client, before: ReadonlySet<string>): Promise<void> {
  for (const schema of await schemas(client))
    if (!before.has(schema)) await client.query(`DROP SCHEMA ${escapeIdentifier(schema)} CASCADE`);
  await client.query('DROP TABLE IF EXISTS public.cobuild_migrations');
}
