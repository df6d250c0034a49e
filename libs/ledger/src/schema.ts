import type { DataSource } from 'typeorm';

/** The state of the database's schema against the one that this program was written for. */
export type SchemaState = 'current' | 'missing' | 'older' | 'newer';

const APPLIED = `SELECT name FROM public.cobuild_migrations`;
/** PostgreSQL's codes for a table that is not there, and for one that may not be read: older migrations did not grant it. */
const [NO_TABLE, NO_RIGHT] = ['42P01', '42501'];

/** Compares the migrations that were applied with those of this program. */
export async function schemaState(db: DataSource): Promise<SchemaState> {
  try {
    const applied = new Set((await db.query<{ name: string }[]>(APPLIED)).map(({ name }) => name));
    const known = new Set(db.migrations.map((migration) => migration.name ?? migration.constructor.name));
    if ([...applied].some((name) => !known.has(name))) return 'newer';
    return [...known].every((name) => applied.has(name)) ? 'current' : 'older';
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === NO_TABLE) return 'missing';
    if (code === NO_RIGHT) return 'older';
    throw error;
  }
}

const MIGRATE = 'OWNER_DATABASE_URL=… DATABASE_URL=… node dist/infra/migrate.js（docker compose run --rm migrate）';

const SENTENCES: Readonly<Record<Exclude<SchemaState, 'current'>, string>> = {
  missing: `数据库里还没有共建的表，请先运行 / the database has no tables of Cobuild yet, run first: ${MIGRATE}`,
  older: `数据库的表比程序旧，请先运行 / the database's schema is older than this program, run first: ${MIGRATE}`,
  newer:
    '数据库的表比程序新：请启动较新版本的程序 / the database was migrated by a newer Cobuild than this one: start the newer program',
};

/** Throws one sentence with the cure unless the schema is the one of this program. */
export async function needSchema(db: DataSource): Promise<void> {
  const state = await schemaState(db);
  if (state !== 'current') throw new Error(`configuration: ${SENTENCES[state]}`);
}
