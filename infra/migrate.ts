import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { migrate } from '@cobuild/ledger';

/**
 * A program, for machines where somebody else runs PostgreSQL: as the owner in `OWNER_DATABASE_URL` makes the login
 * role that `DATABASE_URL` names, if it is missing, and brings the database up to date. Can be run any number of times.
 */
async function main(): Promise<void> {
  const { OWNER_DATABASE_URL: ownerUrl, DATABASE_URL: appUrl } = process.env;
  if (!ownerUrl || !appUrl) throw new Error('OWNER_DATABASE_URL and DATABASE_URL (the app role) must both be set');
  const { username, password } = new URL(appUrl);
  const [appRole, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [appRole]);
    if (!rowCount)
      await client.query(`CREATE ROLE ${escapeIdentifier(appRole)} LOGIN PASSWORD ${escapeLiteral(secret)}`);
  } finally {
    await client.end();
  }
  await migrate(ownerUrl, { appRole });
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
