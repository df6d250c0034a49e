import { Client } from 'pg';
import { pause } from '@cobuild/config';
import { personLimits } from '../../apps/api/src/limits/settings';
import { serve, type TestApi } from '../engines/api';
import { depsOn, needed, standingClock, testDatabase, type TestDatabase } from '../engines/database';
import { at, sign, yearOf } from '../engines/year';

/** Agreements of others, of the one whose head is held, and of the one person with many connections. */
const OTHERS = ['b', 'c', 'd', 'e', 'f', 'g'];
const [HELD, GREEDY] = ['held', 'greedy'];
const CONNECTIONS = 80;

let database: TestDatabase;
let api: TestApi;
/** The number of commands sent to each agreement. */
const asked = new Map<string, number>();

beforeAll(async () => {
  database = await testDatabase();
  const clock = standingClock(at('2025-12-20'));
  const deps = depsOn(database, clock);
  api = await serve(deps, needed('TEST_TEMPORAL_ADDRESS'), { limits: personLimits });
  for (const id of [...OTHERS, HELD, GREEDY]) {
    for (const side of ['community', 'police-section']) await api.cookieOf(`${id}-${side}`);
    await sign(deps, id, yearOf('police-section-pairing', 2026, id).acts);
  }
});
afterAll(async () => {
  await api.close();
  await database.close();
});

const fix = (id: string, key: string, day: number) =>
  api.command(`/agreements/${id}/commands`, `${id}-community`, key, {
    type: 'FixDate',
    item: 'joint-meeting@2026',
    on: `2026-07-${10 + day}`,
  });
/** A key and a day of its own for each command, so that each is written. */
const command = async (id: string) => {
  const n = (asked.get(id) ?? 0) + 1;
  asked.set(id, n);
  return fix(id, `k-${n}`, n % 15);
};

/** The durations (ms) of others' commands; each lane is slower than its person's rate. */
async function ofOthers(ms: number): Promise<number[]> {
  const until = performance.now() + ms;
  const took: number[] = [];
  const lane = async (id: string) => {
    while (performance.now() < until) {
      const started = performance.now();
      expect((await command(id)).status).toBe(200);
      took.push(performance.now() - started);
      await pause(60);
    }
  };
  await Promise.all(OTHERS.map(lane));
  return took;
}

/** Holds an agreement's head until let go. */
async function holding(id: string): Promise<() => Promise<void>> {
  const other = new Client({ connectionString: database.url });
  other.on('error', () => undefined);
  await other.connect();
  await other.query('BEGIN');
  await other.query('SELECT FROM ledger.heads WHERE agreement_id = $1 FOR UPDATE', [id]);
  return async () => {
    await other.query('ROLLBACK');
    await other.end();
  };
}

const quantile = (list: readonly number[], q: number): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * q))] ?? 0;

it('a held head answers for itself alone within its 3 s, and the same keys work once it is free', async () => {
  const release = await holding(HELD);
  const started = performance.now();
  try {
    const twenty = Array.from({ length: 20 }, (_, n) => fix(HELD, `held-${n}`, n % 15));
    for (const other of OTHERS) expect((await command(other)).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(2500);
    for (const answer of await Promise.all(twenty)) {
      expect(answer).toMatchObject({ status: 503, body: { code: 'agreement-busy' } });
      expect(answer.headers.get('retry-after')).toBe('2');
    }
    expect(performance.now() - started).toBeLessThan(6000);
  } finally {
    await release();
  }
  await pause(2100);
  expect(await fix(HELD, 'held-0', 0)).toMatchObject({ status: 200, body: { repeated: false } });
}, 60_000);

it('one held head and one person with many connections leave others their time, and /health is right throughout', async () => {
  await ofOthers(2000); // warm
  const quiet: number[] = [];
  const loud: number[] = [];
  const health: number[] = [];
  /** The slow-down of others in each round, median and slowest hundredth: a shared machine disturbs one, a fault all. */
  const slower: (readonly [median: number, hundredth: number])[] = [];
  const answers = new Map<number, number>();
  for (let round = 0; round < 3; round += 1) {
    const before = await ofOthers(5000);
    quiet.push(...before);
    const release = await holding(HELD);
    let over = false;
    const greedy = Array.from({ length: CONNECTIONS }, async () => {
      while (!over) {
        const { status } = await command(GREEDY);
        answers.set(status, (answers.get(status) ?? 0) + 1);
      }
    });
    const stuck = Array.from({ length: 20 }, async () => {
      while (!over) {
        await command(HELD);
        await pause(2000); // as Retry-After says
      }
    });
    const watch = (async () => {
      while (!over) {
        const started = performance.now();
        const { status, body } = await api.ask('/health');
        expect([status, (body['ledger'] as { up: boolean }).up]).toEqual([200, true]);
        health.push(performance.now() - started);
        await pause(200);
      }
    })();
    const during = await ofOthers(10_000);
    loud.push(...during);
    const ratio = (q: number) => quantile(during, q) / (quantile(before, q) + 10);
    slower.push([ratio(0.5), ratio(0.99)]);
    over = true;
    await Promise.all([...greedy, ...stuck, watch]);
    await release();
  }
  const [median, p99] = [0.5, 0.99].map((q) => [quantile(quiet, q), quantile(loud, q)] as const);
  process.stdout.write(
    `others quiet/loud: median ${median?.join('/')} p99 ${p99?.join('/')}; greedy ${JSON.stringify([...answers])}\n`,
  );
  // 10 ms are what a shared machine adds by itself; the calmest round speaks for the product.
  expect(Math.min(...slower.map(([ratio]) => ratio))).toBeLessThan(2);
  expect(Math.min(...slower.map(([, ratio]) => ratio))).toBeLessThan(2);
  expect(quantile(health, 0.99)).toBeLessThan(2000);
  expect(answers.get(429)).toBeGreaterThan(0);
  expect([...answers.keys()].filter((status) => status !== 200 && status !== 409 && status !== 429)).toEqual([]);
}, 180_000);

it('an outbox of fifty passes at once; a refusal says when to come back, in words, and is over then', async () => {
  expect(personLimits.rates.command.points).toBeGreaterThanOrEqual(50);
  const rates = { ...personLimits.rates, command: { points: 50, seconds: 30 } };
  const deps = depsOn(database, standingClock(at('2025-12-20')));
  const slow = await serve(deps, needed('TEST_TEMPORAL_ADDRESS'), { limits: { ...personLimits, rates } });
  try {
    const text = (n: number) => slow.command('/texts', 'b-community', `t-${n}`, { text: 'a text' });
    const fifty = await Promise.all(Array.from({ length: 50 }, (_, n) => text(n)));
    expect(fifty.filter(({ status }) => status !== 200)).toEqual([]);
    const { status, headers, body } = await text(51);
    expect([status, body['code']]).toEqual([429, 'too-often']);
    const wait = Number(headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect((body['message'] as { zh: string }).zh).toContain(`${wait} 秒`);
    await pause(wait * 1000);
    expect((await text(52)).status).toBe(200);
  } finally {
    await slow.close();
  }
}, 90_000);

it('a person has three channels; the fourth is refused in words, also when all are asked for at once', async () => {
  const add = (n: number) =>
    api.command('/channels', 'b-community', `c-${n}`, { kind: 'mail', address: `a${n}@example.org`, lang: 'zh' });
  const answers = await Promise.all([1, 2, 3, 4, 5].map(add));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 409, 409]);
  expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'too-many-channels' });
});
