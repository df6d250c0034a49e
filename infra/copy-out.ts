import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { escapeIdentifier, type Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { keyOf, quoted, sequencesOf, tablesOf, type CopiedTable, type CopyIndex } from './copy-index';
import { connected } from './postgres-roles';

export const INDEX = 'index.json';

/**
 * Writes every table and sequence of the database into `folder`, all as of one moment, while others go on writing. `url` is the
 * owner's. Needs no program of PostgreSQL. Holds no row in memory.
 */
export const copyOut = (url: string, folder: string): Promise<void> =>
  connected(url, async (client) => {
    mkdirSync(folder, { recursive: true });
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY');
    // As pg_dump does: no limit of the role ends a long copy, and rows hidden by a policy are a fault, not a gap.
    await client.query(
      `SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
       SET LOCAL row_security = off`,
    );
    const tables: CopiedTable[] = [];
    for (const [n, table] of (await tablesOf(client)).entries()) {
      const file = `${n}.copy.gz`;
      tables.push({ ...table, file, ...(await copyTable(client, table, join(folder, file))) });
    }
    const index: CopyIndex = { v: 1, ...(await levels(client)), tables, sequences: await sequences(client) };
    await client.query('COMMIT');
    writeFileSync(join(folder, INDEX), JSON.stringify(index, null, 2));
  });

async function copyTable(
  client: Client,
  table: Pick<CopiedTable, 'schema' | 'name' | 'columns'>,
  path: string,
): Promise<Pick<CopiedTable, 'rows' | 'sha256'>> {
  const columns = table.columns.map(escapeIdentifier).join(', ');
  const rows = client.query(copyTo(`COPY (SELECT ${columns} FROM ${quoted(table)}) TO STDOUT`));
  const hash = createHash('sha256');
  const hashed = new PassThrough();
  hashed.on('data', (bytes: Buffer) => hash.update(bytes));
  await pipeline(rows, createGzip({ level: 3 }), hashed, createWriteStream(path, { mode: 0o600 }));
  return { rows: rows.rowCount, sha256: hash.digest('hex') };
}

async function levels(client: Client): Promise<Pick<CopyIndex, 'migrations' | 'queue'>> {
  const { rows } = await client.query<{ name: string }>(`SELECT name FROM public.cobuild_migrations ORDER BY id`);
  const queue = await client.query<{ id: number }>(`SELECT max(id)::int AS id FROM graphile_worker.migrations`);
  return { migrations: rows.map(({ name }) => name), queue: queue.rows[0]?.id ?? 0 };
}

async function sequences(client: Client): Promise<CopyIndex['sequences']> {
  const all: CopyIndex['sequences'] = [];
  for (const one of await sequencesOf(client)) {
    const { rows } = await client.query<{ value: string; called: boolean }>(
      `SELECT last_value::text AS value, is_called AS called FROM ${quoted(one)}`,
    );
    const [row] = rows;
    if (!row) throw new Error(`the sequence ${keyOf(one)} has no value`);
    all.push({ ...one, ...row });
  }
  return all;
}
