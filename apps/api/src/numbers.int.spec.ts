import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { localDate } from '@cobuild/calendar';
import { catalogueText } from '@cobuild/config';
import { addChannel, addPerson, addUnit, appoint, sideStore } from '@cobuild/directory';
import { drain, handle } from '@cobuild/handler';
import { publishProgramme } from '@cobuild/ledger';
import type { Notice } from '@cobuild/notice';
import { send, tell } from '../../courier/src/send';
import { serve, type TestApi } from '../../../test/engines/api';
import { courierOn } from '../../../test/engines/courier';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../../../test/engines/database';
import { at, sign, yearOf } from '../../../test/engines/year';

const SLUG = 'police-section-pairing';
const side = sideStore(Buffer.alloc(32, 7));
const clock = standingClock(at('2025-12-20'));
let database: TestDatabase;
let api: TestApi;
let hook: Server;

beforeAll(async () => {
  database = await testDatabase();
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'));
  const text = catalogueText(SLUG)!;
  await publishProgramme(database.db.manager, { slug: SLUG, version: 1, text, publishedAt: clock.at });
  hook = createServer((_, response) => response.end());
  await new Promise<void>((listening) => hook.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  hook.close();
  await api.close();
  await database.close();
});

/** Tells what waits in the outbox, as a courier does. */
async function deliverAll(): Promise<void> {
  const jobs = `DELETE FROM graphile_worker._private_jobs WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = 'notice') RETURNING payload`;
  const [rows] = await database.db.query<[{ payload: Notice[] }[], number]>(jobs);
  for (const { payload } of rows) await tell(courierOn(database.db, clock), payload);
}

it('N40 a district sees what was told, by what, and what came of it, and nobody in particular', async () => {
  const tx = database.db.manager;
  const deps = depsOn(database, clock);
  for (const unit of ['district-1', 'd-community']) await api.cookieOf(unit);
  await sign(deps, 'd', yearOf(SLUG, 2026, 'd').acts);
  await addUnit(tx, { id: 'd-police-section', parent: null, kind: 'partner', name: '警务队' });
  const person = (await addPerson(tx, side, { name: '某警官' }))!;
  const always = { from: localDate('2025-01-01'), to: null, standingIn: false };
  await appoint(tx, { unit: 'd-police-section', post: 'liaison', person, ...always });
  const address = `http://127.0.0.1:${(hook.address() as AddressInfo).port}/`;
  const target = { kind: 'webhook', lang: 'zh', address, secret: `whsec_${'A'.repeat(32)}` } as const;
  const channel = await addChannel(tx, side, { person, unit: null }, target);

  clock.at = at('2026-07-01', '12:00');
  await handle(deps, 'd', { key: null, actor: 'clock', command: { type: 'ReachInstant' } });
  while ((await drain(deps, 100)) > 0);
  await deliverAll();
  clock.at = at('2026-07-02', '09:10');
  await send(courierOn(database.db, clock), channel);
  const fix = { type: 'FixDate', item: 'joint-meeting@2026', on: localDate('2026-07-10') } as const;
  await handle(deps, 'd', { key: 'fix', actor: 'd-community', command: fix });

  const { status, body } = await api.ask('/units/district-1/numbers?from=2026-01-01&to=2026-12-31', {}, 'district-1');
  expect(status).toBe(200);
  expect(body).toMatchObject({ unit: 'district-1', sent: { webhook: 1 }, givenUp: 0, links: { made: 0, used: 0 } });
  const { inbox, reminded, messagesPerPersonAndWeek } = body as unknown as {
    inbox: number;
    reminded: { items: number; acted: number; medianHours: number };
    messagesPerPersonAndWeek: number;
  };
  expect(inbox).toBeGreaterThan(10);
  expect(reminded.items).toBeGreaterThan(5);
  expect(reminded.acted).toBe(1);
  expect(reminded.medianHours).toBeGreaterThan(0);
  expect(messagesPerPersonAndWeek).toBeCloseTo(1 / (365 / 7), 5);
  expect(JSON.stringify(body)).not.toContain(person);
  expect(
    (await api.ask('/units/district-1/numbers?from=2025-01-01&to=2025-06-30', {}, 'district-1')).body,
  ).toMatchObject({
    inbox: 0,
    sent: {},
    reminded: { items: 0, acted: 0, medianHours: null },
    messagesPerPersonAndWeek: null,
  });
  expect((await api.ask('/units/district-1/numbers?from=2026-01-01&to=2026-12-31', {}, 'd-community')).status).toBe(
    404,
  );
});
