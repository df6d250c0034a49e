import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import { createDatabase } from '../../../infra/postgres-roles';
import { needed } from '../../../test/engines/database';
import { createDataSource } from './data-source';
import { migrate } from './migrate';
import { Ledger1796000000000 } from './migrations/0001-ledger.migration';

it('agreements from before there were people get their parties, district and host from their proposals, and old messages are no news', async () => {
  const server = { url: needed('TEST_DATABASE_URL'), appUrl: needed('TEST_APP_DATABASE_URL') };
  const { url, drop } = await createDatabase(server, `test_${randomUUID().replaceAll('-', '')}`);
  const { options } = createDataSource(url);
  const old = await new DataSource({ ...options, migrations: [Ledger1796000000000] }).initialize();
  await old.runMigrations();
  const payload = {
    parties: { school: 'school-1', community: 'community-1' },
    district: 'district-1',
    renews: null,
    plan: { sides: { school: 'partner', community: 'host' } },
  };
  await old.query(
    `INSERT INTO ledger.entries (agreement_id, seq, type, envelope, salt, commitment) VALUES ('a', 1, 'AgreementProposed', $1, '', '')`,
    [JSON.stringify({ payload })],
  );
  await old.query(
    `INSERT INTO cobuild.agreements (agreement_id, programme, version, status, items, done, overdue, seq) VALUES ('a', 'p', 1, 'in-force', 0, 0, 0, 1)`,
  );
  await old.query(
    `INSERT INTO cobuild.inbox VALUES ('n', 'community-1', now(), '[{"occasion": "a/1"}, {"occasion": "a/2"}]')`,
  );
  await old.destroy();

  await migrate(url, { appRole: 'cobuild_app' });

  const db = await createDataSource(url).initialize();
  expect(await db.query(`SELECT district, host, renews FROM cobuild.agreements`)).toEqual([
    { district: 'district-1', host: 'community-1', renews: null },
  ]);
  expect(await db.query(`SELECT position, marks FROM cobuild.inbox`)).toEqual([
    { position: 0, marks: { 'a/1': 0, 'a/2': 0 } },
  ]);
  expect(await db.query(`SELECT role, unit FROM cobuild.parties ORDER BY role`)).toEqual([
    { role: 'community', unit: 'community-1' },
    { role: 'school', unit: 'school-1' },
  ]);
  await db.destroy();
  await drop();
});
