import { Client, escapeIdentifier, escapeLiteral } from 'pg';
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
    await createRole(client, `LOGIN PASSWORD ${escapeLiteral(appPassword)}`);
    await create(client, DATABASE);
    const port = Number(new URL(url).port);
    return { url: inDatabase(url, DATABASE), appUrl: urlAs(APP_ROLE, appPassword, port, DATABASE) };
  });

/**
 * Takes a database that somebody else runs, as the owner `url` names. Without an `appUrl` the app connects as the
 * same user and steps down to the app role, which is made if it is missing: kept from mistakes, not from malice.
 */
export async function adoptDatabase(url: string, appUrl?: string): Promise<Urls & { version: string }> {
  const version = await connected(url, async (client) => {
    const { rows } = await client.query<{ number: string; text: string }>(
      `SELECT current_setting('server_version_num') AS number, current_setting('server_version') AS text`,
    );
    const [{ number, text } = { number: '0', text: 'unknown' }] = rows;
    if (Number(number) < OLDEST) throw new Error(`DATABASE_URL is PostgreSQL ${text}; 15 or newer is needed`);
    if (!appUrl) {
      await createRole(client, 'NOLOGIN');
      await client.query(`GRANT ${APP_ROLE} TO CURRENT_USER`);
    }
    return text.split(' ')[0] ?? text;
  });
  if (appUrl) return { url, appUrl, version };
  const app = new URL(url);
  app.searchParams.set('options', `-c role=${APP_ROLE}`);
  return { url, appUrl: app.href.replaceAll('+', '%20'), version };
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

async function createRole(client: Client, how: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
  if (!rowCount) await client.query(`CREATE ROLE ${APP_ROLE} ${how}`);
}
