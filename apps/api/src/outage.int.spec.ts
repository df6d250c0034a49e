import { rmSync } from 'node:fs';
import { join } from 'node:path';
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

const propose = () =>
  api.command('/agreements/a', 'district-1', 'propose', {
    programme: 'police-section-pairing',
    parties: { community: 'a-community', 'police-section': 'a-police' },
    district: 'district-1',
    term: termOf(2026),
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

  postgres = await startPostgres({ ...wish, ...(port === null ? {} : { fixedPort: port }) });
  const signed = await eventually(async () => {
    const answer = await sign();
    return answer.status === 200 ? answer : null;
  });
  expect(signed.body).toMatchObject({ repeated: false, version: 2 });
  expect((await sign()).body).toMatchObject({ repeated: true, version: 2 });
  expect((await propose()).body).toMatchObject({ repeated: true, fromSeq: 1 });
  expect(api.log).toEqual([]);
});
