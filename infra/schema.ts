import { createDataSource, migrate, needSchema } from '@cobuild/ledger';
import { roleOf } from './postgres-roles';

/** Brings the database up to date as its owner; where the owner is not given, throws a sentence unless it is. */
export async function bringUpToDate({ url, appUrl }: Readonly<{ url: string | null; appUrl: string }>): Promise<void> {
  if (url !== null) return migrate(url, { appRole: roleOf(appUrl) });
  const db = await createDataSource(appUrl, { poolSize: 1 }).initialize();
  await needSchema(db).finally(() => db.destroy());
}
