import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { pause } from '@cobuild/config';
import { apiAt, type Api } from '../../apps/cli/src/http';
import { builtFile } from '../../infra/folders';

const WEEK_PER_SECOND = 604_800;
type Timeline = { entries: { type: string }[] };
type Clock = { now: string; rate: number; steerable: boolean };

let child: ChildProcess;
let api: Api;

beforeAll(async () => {
  child = spawn(process.execPath, [builtFile('apps/cli/src/main.js'), 'demo'], {
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  for await (const line of createInterface({ input: child.stdout! }))
    if (line.startsWith('{"url":')) {
      api = apiAt((JSON.parse(line) as { url: string }).url);
      break;
    }
}, 180_000);

const types = async (pair: string): Promise<string[]> =>
  (await api.get<Timeline>(`/agreements/demo-${pair}/events?limit=1000`, 'demo-district')).entries.map(
    ({ type }) => type,
  );

it('a demo year is lived as fast as one likes: done by those who keep to it, escalated for those who forget', async () => {
  await api.signIn('demo-district', 'officer');
  expect(await api.post<Clock>('/clock/pace', { rate: WEEK_PER_SECOND }, {})).toEqual({ rate: WEEK_PER_SECOND });
  const seen = async () => [await types('hebei-road'), await types('garden-lane')];
  for (;;) {
    await pause(200);
    const clock = await api.get<Clock>('/clock');
    expect(clock).toMatchObject({ rate: WEEK_PER_SECOND, steerable: true });
    if (clock.now > '2026-08-01') break;
  }
  await api.post('/clock/pace', { rate: 0.001 }, {});
  const [kept = [], forgot = []] = await seen();
  expect(kept.filter((type) => type === 'ItemCompleted').length).toBeGreaterThan(3);
  expect(kept).not.toContain('ItemEscalated');
  expect(forgot).toContain('ItemEscalated');
  await pause(500);
  const stood = await api.get<Clock>('/clock');
  await pause(500);
  expect(Date.parse((await api.get<Clock>('/clock')).now) - Date.parse(stood.now)).toBeLessThan(60_000);
}, 180_000);

it('ends when whoever began it is gone', async () => {
  const ended = once(child, 'exit');
  child.disconnect();
  expect(await ended).toEqual([0, null]);
}, 20_000);
