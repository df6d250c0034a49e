import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { curable } from '@cobuild/ledger';
import { FORMER_WAY, type GivenDatabase } from './given-database';
import { APP_ROLE, type Keep } from './postgres-cluster';

/** The same database as its owner and as the app role. */
export type Urls = Readonly<{ url: string; appUrl: string }>;

export const DATABASE = 'cobuild';

const OLDEST = 150_000;

/** Runs `work` on one connection and closes it. */
export async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export const urlAs = (user: string, password: string, port: number, database: string): string =>
  `postgres://${user}:${password}@127.0.0.1:${port}/${database}`;

const inDatabase = (url: string, database: string): string => {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  return parsed.href;
};

/** Makes the app's login role and the database `cobuild` where they are missing. `url` is the superuser's. */
export const ensureRoles = (url: string, { appPassword }: Keep): Promise<Urls> =>
  connected(url, async (client) => {
    await createRole(client, appPassword);
    await create(client, DATABASE);
    const port = Number(new URL(url).port);
    return { url: inDatabase(url, DATABASE), appUrl: urlAs(APP_ROLE, appPassword, port, DATABASE) };
  });

/** The role that an address signs in as. */
export const roleOf = (url: string): string => decodeURIComponent(new URL(url).username);

/** A database that somebody else runs. `url` is the owner's, or null where only the app role's is given. */
export type AdoptedDatabase = Readonly<{ url: string | null; appUrl: string; version: string }>;

/**
 * Takes a database that somebody else runs. As the owner it makes the app role where it is missing, with the password that its address
 * names, else with `appPassword`. Throws a sentence with the cure on an old server, and when the app role cannot sign in.
 */
export async function adoptDatabase(
  { owner, app, before }: GivenDatabase,
  appPassword: string,
  say: (line: string) => void,
): Promise<AdoptedDatabase> {
  const { version, owns } = await connected(owner ?? app ?? '', look).catch((error: unknown) => {
    throw curable(error);
  });
  // Before 2026-12 the owner's address stood here alone.
  const url = owner ?? (owns ? app : null);
  if (before || (owner === null && owns)) say(FORMER_WAY);
  const appUrl = app !== null && app !== url ? app : withPassword(url ?? '', APP_ROLE, appPassword);
  if (url !== null) await ensureAppRole(url, appUrl);
  return { url, appUrl, version };
}

const LOOK = `
  SELECT current_setting('server_version_num')::int AS number, split_part(current_setting('server_version'), ' ', 1) AS version,
         has_database_privilege(current_database(), 'CREATE') AND coalesce((
           SELECT pg_has_role(nspowner, 'USAGE') FROM pg_namespace WHERE nspname = 'ledger'), true) AS owns`;

/** The server's version, and whether who connects could change the schema. */
async function look(client: Client): Promise<{ version: string; owns: boolean }> {
  const [{ number, version, owns } = { number: 0, version: 'unknown', owns: false }] = (
    await client.query<{ number: number; version: string; owns: boolean }>(LOOK)
  ).rows;
  if (number < OLDEST) throw new Error(`configuration: the database is PostgreSQL ${version}; 15 or newer is needed`);
  return { version, owns };
}

const withPassword = (url: string, user: string, password: string): string => {
  const parsed = new URL(url);
  [parsed.username, parsed.password] = [user, password];
  return parsed.href;
};

/**
 * As the owner makes the login role that `appUrl` names, if it is missing; one that could not sign in until now gets the password.
 * Throws a sentence with the cure when it cannot be made, or has another password.
 */
export async function ensureAppRole(ownerUrl: string, appUrl: string): Promise<void> {
  const role = roleOf(appUrl);
  const login = `LOGIN PASSWORD ${escapeLiteral(decodeURIComponent(new URL(appUrl).password))}`;
  await connected(ownerUrl, async (client) => {
    const { rows } = await client.query<{ login: boolean }>(
      `SELECT rolcanlogin AS login FROM pg_roles WHERE rolname = $1`,
      [role],
    );
    const [found] = rows;
    if (!found) await client.query(`CREATE ROLE ${escapeIdentifier(role)} ${login}`);
    else if (!found.login) await client.query(`ALTER ROLE ${escapeIdentifier(role)} ${login}`);
    const [database] = (await client.query<{ name: string }>('SELECT current_database() AS name')).rows;
    await client.query(
      `GRANT CONNECT ON DATABASE ${escapeIdentifier(database?.name ?? '')} TO ${escapeIdentifier(role)}`,
    );
  }).catch((error: unknown) => {
    if ((error as { code?: string }).code !== '42501') throw curable(error);
    throw new Error(
      `configuration: 所有者不能建角色，请由管理员建 ${role}，并把它的地址设为 DATABASE_URL / the owner may not create roles: ` +
        `let an administrator CREATE ROLE ${escapeIdentifier(role)} LOGIN PASSWORD '…', and set DATABASE_URL to its address`,
    );
  });
  await connected(appUrl, () => Promise.resolve()).catch((error: unknown) => {
    if ((error as { code?: string }).code !== '28P01') throw curable(error);
    throw new Error(
      `configuration: 角色 ${role} 已有别的密码，请把它的地址设为 DATABASE_URL，或 ALTER ROLE 改密码 / the role ${role} has another ` +
        `password: set DATABASE_URL to its address, or change it by ALTER ROLE`,
    );
  });
}

/**
 * Makes a database beside the one `server` names, for a test or a lapse, as a copy of `template` when one is named, to which nobody
 * may be connected; `drop` removes it with all its connections.
 */
export async function createDatabase(
  server: Urls,
  name: string,
  template?: string,
): Promise<Urls & { drop: () => Promise<void> }> {
  await connected(server.url, (client) => create(client, name, template));
  return {
    url: inDatabase(server.url, name),
    appUrl: inDatabase(server.appUrl, name),
    drop: () =>
      connected(server.url, async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
      }),
  };
}

async function create(client: Client, database: string, template = 'template1'): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [database]);
  if (!rowCount)
    await client.query(`CREATE DATABASE ${escapeIdentifier(database)} TEMPLATE ${escapeIdentifier(template)}`);
}

async function createRole(client: Client, password: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
  if (!rowCount) await client.query(`CREATE ROLE ${APP_ROLE} LOGIN PASSWORD ${escapeLiteral(password)}`);
}
