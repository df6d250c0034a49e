import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { instantOf, localDate } from '@cobuild/calendar';
import { catalogueText, freshSalt } from '@cobuild/config';
import { createDataSource, migrate } from '@cobuild/ledger';
import { AgreementOverview, InboxNotice } from '@cobuild/readmodel';
import { dataRoot } from '../../../infra/folders';
import { startPostgres, type RunningPostgres } from '../../../infra/postgres';
import { serve, type TestApi } from '../../../test/engines/api';
import { closesAtEnd } from '../../../test/engines/resources';
import { standingClock } from '../../../test/engines/database';
import { eventually } from '../../../test/engines/temporal';
import { termOf } from '../../../test/engines/year';
import { answersOf } from '../../../test/engines/answers';

const PROFILE = 'test-outage';
const NOBODY = '127.0.0.1:9'; // the discard port: nothing listens there
const wish = { profile: PROFILE, fast: true, log: () => undefined };

let postgres: RunningPostgres;
let api: TestApi;
let close: () => Promise<void>;
let stop: () => Promise<void>;

beforeAll(async () => {
  postgres = await startPostgres({ ...wish, fresh: true });
  stop = closesAtEnd('PostgreSQL', () => postgres.stop());
  await migrate(postgres.url, { appRole: 'cobuild_app' });
  const db = await createDataSource(postgres.appUrl, { entities: [AgreementOverview, InboxNotice] }).initialize();
  const clock = standingClock(instantOf(localDate('2025-12-20'), '12:00', 'Asia/Shanghai'));
  api = await serve({ db, clock, salt: freshSalt }, NOBODY);
  close = closesAtEnd('connections', async () => {
    await api.close();
    await db.destroy();
  });
});
afterAll(async () => {
  await close();
  await stop();
  rmSync(join(dataRoot(), PROFILE), { recursive: true, force: true });
});

const propose = (id = 'a') =>
  api.command(`/agreements/${id}`, 'district-1', 'propose', {
    programme: 'police-section-pairing',
    parties: { community: 'a-community', 'police-section': 'a-police' },
    district: 'district-1',
    term: termOf(2026),
    parameters: answersOf('police-section-pairing'),
  });

it('takes commands while Temporal is away, and says that the clock is', async () => {
  const text = catalogueText('police-section-pairing') ?? '';
  const headers = { 'content-type': 'text/yaml' };
  expect((await api.ask('/programmes', { method: 'POST', headers, body: text }, 'district-1')).status).toBe(200);
  for (const unit of ['a-community', 'a-police']) await api.cookieOf(unit);
  expect((await propose()).status).toBe(200);
  expect(await api.ask('/health')).toMatchObject({
    status: 200,
    body: { ledger: { up: true }, clock: { up: false, reason: 'Temporal does not answer' } },
  });
});

it('says 503 with the reason while PostgreSQL is away, and takes the same key afterwards', async () => {
  const { port } = postgres;
  const sign = () => api.command('/agreements/a/commands', 'a-community', 'sign', { type: 'SignAgreement' });
  await postgres.stop();
  for (const answer of await Promise.all([
    sign(),
    propose(),
    api.ask('/agreements/a', {}, 'district-1'),
    api.ask('/inbox/a-community', {}, 'a-community'),
  ])) {
    expect(api.log).toEqual([]);
    expect(answer).toMatchObject({ status: 503, body: { code: 'ledger-away' } });
    expect(answer.headers.get('retry-after')).toBe('2');
    expect((answer.body['message'] as { zh: string }).zh).toContain('Idempotency-Key');
  }
  expect(await api.ask('/health')).toMatchObject({
    status: 503,
    body: { ledger: { up: false, reason: 'PostgreSQL does not answer' } },
  });

  postgres = await startPostgres({ ...wish, fixedPort: port });
  const signed = await eventually(async () => {
    const answer = await sign();
    return answer.status === 200 ? answer : null;
  });
  expect(signed.body).toMatchObject({ repeated: false, version: 2 });
  expect((await sign()).body).toMatchObject({ repeated: true, version: 2 });
  expect((await propose()).body).toMatchObject({ repeated: true, fromSeq: 1 });
  expect(api.log).toEqual([]);
});

/** As the owner, on a connection of its own. */
async function asOwner<T>(work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: postgres.url });
  owner.on('error', () => undefined); // the server goes away under it
  await owner.connect();
  return work(owner).finally(() => owner.end().catch(() => undefined));
}

const COMMITTING = `SELECT pid FROM pg_stat_activity WHERE query = 'COMMIT' AND state = 'active'`;

it.each(['terminate', 'SIGQUIT', 'SIGKILL'] as const)(
  'PostgreSQL ended at commit (%s) is 503 with its code, and the same key takes effect once afterwards',
  async (how) => {
    const id = `commit-${how.toLowerCase()}`;
    await asOwner((owner) =>
      owner.query(`
        CREATE OR REPLACE FUNCTION public.slowly() RETURNS trigger LANGUAGE plpgsql AS
          $$ BEGIN PERFORM pg_sleep(20); RETURN NULL; END $$;
        CREATE CONSTRAINT TRIGGER slow_commit AFTER INSERT ON ledger.entries DEFERRABLE INITIALLY DEFERRED
          FOR EACH ROW EXECUTE FUNCTION public.slowly()`),
    );
    const asked = propose(id);
    const pid = await asOwner((owner) =>
      eventually(async () => (await owner.query<{ pid: number }>(COMMITTING)).rows[0]?.pid ?? null),
    );
    const { port } = postgres;
    if (how === 'terminate') await asOwner((owner) => owner.query('SELECT pg_terminate_backend($1)', [pid]));
    else {
      process.kill(postgres.pid, how);
      await postgres.exited;
    }
    expect(await asked).toMatchObject({ status: 503, body: { code: 'ledger-away' } });
    if (how !== 'terminate') {
      await postgres.stop();
      postgres = await startPostgres({ ...wish, fixedPort: port });
    }
    await asOwner((owner) => owner.query('DROP TRIGGER slow_commit ON ledger.entries'));
    const done = await eventually(async () => {
      const answer = await propose(id);
      return answer.status === 200 ? answer : null;
    });
    expect(done.body).toMatchObject({ fromSeq: 1, version: 1 });
    expect((await propose(id)).body).toMatchObject({ repeated: true, fromSeq: 1, version: 1 });
    expect(api.log).toEqual([]);
  },
);
