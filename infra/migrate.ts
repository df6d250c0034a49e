import { migrate } from '@cobuild/ledger';
import { ensureAppRole, roleOf } from './postgres-roles';

/**
 * A program, for machines where somebody else runs PostgreSQL: as the owner in `OWNER_DATABASE_URL` makes the login
 * role that `DATABASE_URL` names, if it is missing, and brings the database up to date. Can be run any number of times.
 */
async function main(): Promise<void> {
  const { OWNER_DATABASE_URL: ownerUrl, DATABASE_URL: appUrl } = process.env;
  if (!ownerUrl || !appUrl)
    throw new Error(
      'OWNER_DATABASE_URL（所有者）和 DATABASE_URL（应用角色）都要设 / OWNER_DATABASE_URL (the owner) and DATABASE_URL (the app role) must both be set',
    );
  await ensureAppRole(ownerUrl, appUrl);
  await migrate(ownerUrl, { appRole: roleOf(appUrl) });
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
