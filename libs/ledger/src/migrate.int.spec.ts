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

it('W18 programmes from before they had owners belong to the one district whose agreements follow them, else to nobody', async () => {
  const server = { url: needed('TEST_DATABASE_URL'), appUrl: needed('TEST_APP_DATABASE_URL') };
  const { url, drop } = await createDatabase(server, `test_${randomUUID().replaceAll('-', '')}`);
  const { options } = createDataSource(url);
  const migrations = (options.migrations as (new () => object)[]).filter(({ name }) => !name.startsWith('Owners'));
  const old = await new DataSource({ ...options, migrations }).initialize();
  await old.runMigrations();
  await old.query(`INSERT INTO directory.units VALUES ('city', NULL, 'street', '市'), ('nan', 'city', 'district', '南区'),
    ('nan-street', 'nan', 'street', '街道'), ('bei', 'city', 'district', '北区')`);
  const agreements = [
    ['one', 'own', 'nan'],
    ['two', 'own', 'nan-street'],
    ['three', 'shared', 'nan'],
    ['four', 'shared', 'bei'],
    ['five', 'police-section-pairing', 'bei'],
  ];
  for (const [id, programme, district] of agreements) {
    const envelope = JSON.stringify({ payload: { definition: `text of ${id}`, district } });
    await old.query(
      `INSERT INTO ledger.entries (agreement_id, seq, type, envelope, salt, commitment) VALUES ($1, 1, 'AgreementProposed', $2, '', '')`,
      [id, envelope],
    );
    await old.query(
      `INSERT INTO cobuild.agreements (agreement_id, programme, version, status, items, done, overdue, seq, district) VALUES ($1, $2, 1, 'in-force', 0, 0, 0, 1, $3)`,
      [id, programme, district],
    );
  }
  for (const slug of ['own', 'shared', 'police-section-pairing', 'unused'])
    await old.query(`INSERT INTO ledger.programmes VALUES ($1, 1, $1, 'text', '2026-01-01T00:00:00Z')`, [slug]);
  await old.destroy();

  await migrate(url, { appRole: 'cobuild_app' });

  const db = await createDataSource(url).initialize();
  expect(await db.query(`SELECT slug, owner FROM ledger.programmes ORDER BY slug`)).toEqual([
    { slug: 'own', owner: 'nan' },
    { slug: 'police-section-pairing', owner: null },
    { slug: 'shared', owner: null },
    { slug: 'unused', owner: null },
  ]);
  expect(await db.query(`SELECT definition FROM cobuild.agreements WHERE agreement_id = 'one'`)).toEqual([
    { definition: 'text of one' },
  ]);
  // Nothing of what is published can be changed, also after the migration.
  await expect(db.query(`UPDATE ledger.programmes SET owner = 'bei'`)).rejects.toThrow('append-only');
  await db.destroy();
  await drop();
});
