import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { freshSalt, pause } from '@cobuild/config';
import { createDataSource, migrate } from '@cobuild/ledger';
import { AgreementOverview, deliver, InboxNotice } from '@cobuild/readmodel';
import { dataRoot } from '../../../../infra/folders';
import { startPostgres, type RunningPostgres } from '../../../../infra/postgres';
import { serve, type TestApi } from '../../../../test/engines/api';
import { closesAtEnd } from '../../../../test/engines/resources';
import { standingClock } from '../../../../test/engines/database';
import { eventually } from '../../../../test/engines/temporal';
import { at } from '../../../../test/engines/year';
import { browse } from '../../testing/live';

const PROFILE = 'test-live-outage';
const NOBODY = '127.0.0.1:9'; // the discard port: nothing listens there
const wish = { profile: PROFILE, fast: true, log: () => undefined };
const clock = standingClock(at('2026-03-10'));

let postgres: RunningPostgres;
let api: TestApi;
let put: (occasion: string) => Promise<void>;
let close: () => Promise<void>;
let stop: () => Promise<void>;

beforeAll(async () => {
  postgres = await startPostgres({ ...wish, fresh: true });
  stop = closesAtEnd('PostgreSQL', () => postgres.stop());
  await migrate(postgres.url, { appRole: 'cobuild_app' });
  const db = await createDataSource(postgres.appUrl, { entities: [AgreementOverview, InboxNotice] }).initialize();
  api = await serve({ db, clock, salt: freshSalt }, NOBODY);
  put = (occasion) => {
    const line = { agreement: 'a', occasion, code: 'in-force', item: null, on: null } as const;
    return deliver(db.manager, [{ id: occasion, party: 'one', at: clock.at, lines: [line] }]);
  };
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

it('a stream outlives a restart of PostgreSQL, and tells all that came before anybody listened again', async () => {
  const cookie = await api.cookieOf('one');
  const listening = await browse(api.url, cookie);
  await put('a/1');
  await listening.until(1);
  const { port } = postgres;
  await postgres.stop();
  expect(await api.ask('/inbox/live', {}, 'one')).toMatchObject({ status: 503, body: { code: 'ledger-away' } });
  await pause(1500);
  postgres = await startPostgres({ ...wish, fixedPort: port });
  await eventually(() => put('a/2').then(() => true));
  await put('a/3');
  await listening.until(3);
  await put('a/4');
  await listening.until(4);
  expect(listening.occasions()).toEqual(['a/1', 'a/2', 'a/3', 'a/4']);
  await listening.leave();
  expect(api.log).toEqual([]);
});
