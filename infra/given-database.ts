/**
 * A database that somebody else runs, as the environment names it: by the owner's address, which may change the schema, by the app
 * role's, or by both. `before`: in the way of before 2026-12, when `DATABASE_URL` was the owner's.
 */
export type GivenDatabase = Readonly<{ owner: string | null; app: string | null; before: boolean }>;

/** Null where nobody gives one, and Cobuild runs a PostgreSQL of its own. */
export function givenIn(env: NodeJS.ProcessEnv): GivenDatabase | null {
  const { OWNER_DATABASE_URL: owner, DATABASE_URL: app, COBUILD_APP_DATABASE_URL: formerApp } = env;
  if (!owner && app && formerApp) return { owner: app, app: formerApp, before: true };
  return owner || app ? { owner: owner || null, app: app || null, before: false } : null;
}

/** Said once where the environment is in the way of before 2026-12; it goes on working. */
export const FORMER_WAY =
  'DATABASE_URL 是数据库所有者的地址：请改名为 OWNER_DATABASE_URL，DATABASE_URL 留给应用角色\n' +
  'DATABASE_URL names the owner of the database: call it OWNER_DATABASE_URL; DATABASE_URL is the app role’s';

/** The sentence of a command that needs the owner where only the app role's address is given. */
export const OWNER_NEEDED =
  '这里需要数据库所有者：请设 OWNER_DATABASE_URL（DATABASE_URL 只是应用角色）\n' +
  'The owner of the database is needed here: set OWNER_DATABASE_URL (DATABASE_URL is the app role only)';
