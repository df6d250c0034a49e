import { toMillis, type Instant } from '@cobuild/calendar';
import { catalogueText, pause } from '@cobuild/config';
import { apiAt, type Api } from '../../apps/cli/src/http';
import type { Stack } from '../../infra/up';
import { inHand } from '../bench/measure';
import { testStack } from '../engines/stack';
import { termOf } from '../engines/year';
import { grouped, judged } from './notices/judge';
import {
  AGREEMENTS,
  BLOWS,
  cases,
  DISTRICT,
  OUTAGES,
  ROLES,
  score,
  SLUG,
  START,
  UNTIL,
  YEAR,
  type Outage,
  type Way,
} from './notices/plot';
import { startSinks, type Sinks } from './notices/sinks';
import { nextStop, onDatabase, putTo, untilQuiet } from './notices/steps';
import { answersOf } from '../engines/answers';

const SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
const FROM = 'cobuild@example.org';
const PATIENCE_MS = 240_000;

let now = START;
let sinks: Sinks;
let stack: Stack;
const settings = { MAIL_FROM: FROM, COBUILD_ALLOW_PRIVATE_TARGETS: '1' };
const environment = { ...process.env };
beforeAll(async () => {
  if (process.env['COBUILD_YEAR_OF'] === undefined) return;
  sinks = await startSinks(() => now);
  // The courier gets its settings with the environment, as in a district.
  Object.assign(process.env, { ...settings, SMTP_URL: sinks.smtpUrl });
  stack = await testStack({
    profile: 'test-notices',
    fresh: true,
    clock: `lapse:${START}:0.001`,
    log: () => undefined,
  });
  await stack.ready;
}, 120_000);
afterAll(async () => {
  if (process.env['COBUILD_YEAR_OF'] === undefined) return;
  process.env = environment;
  await stack.stop();
  await sinks.stop();
});

async function channels(api: Api): Promise<Way[]> {
  const ways: Way[] = [];
  const add = async (party: string, kind: Outage, to: string, wish: object): Promise<void> => {
    const { channel } = await api.post<{ channel: string }>('/channels', wish, { 'cobuild-actor': party });
    ways.push({ channel, kind, to, party });
  };
  const robot = (unit: string) =>
    add(unit, 'robot', `/robot/${unit}`, { kind: 'wecom', address: `${sinks.httpUrl}/robot/${unit}`, unit });
  await api.signIn(DISTRICT, 'officer');
  await robot(DISTRICT);
  await inHand(8, cases.length, async (n) => {
    const { parties } = cases[n]!;
    for (const unit of Object.values(parties)) {
      await api.signIn(unit, 'secretary', DISTRICT);
      const address = `${unit}@example.org`;
      await add(unit, 'mail', address, { kind: 'mail', address });
    }
    const [host = '', partner = ''] = ROLES.map((role) => parties[role]);
    if (n % 3 === 1) await robot(host);
    const hook = { kind: 'webhook', address: `${sinks.httpUrl}/hook/${partner}`, secret: SECRET, unit: partner };
    if (n % 3 === 2) await add(partner, 'hook', `/hook/${partner}`, hook);
  });
  return ways;
}

async function perform(api: Api, { id, parties, nth, actor, command }: (typeof score)[number]): Promise<void> {
  const headers = { 'idempotency-key': `act-${nth}`, 'cobuild-actor': actor };
  const proposal = {
    programme: SLUG,
    version: 1,
    parties,
    district: DISTRICT,
    term: termOf(YEAR),
    parameters: answersOf(SLUG),
  };
  if (command.type === 'ProposeAgreement') await api.post(`/agreements/${id}`, proposal, headers);
  else await api.post(`/agreements/${id}/commands`, command, headers);
}

/** What a killed courier had in hand belongs to nobody after two minutes, which are over. */
const AGE = `UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '3 minutes' WHERE locked_at IS NOT NULL`;

async function strike({ who, after }: (typeof BLOWS)[number]): Promise<string[]> {
  await (after === 'mail' ? sinks.nextMail() : pause(after));
  const pids = who.flatMap((name) => stack.pids()[name] ?? []);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  if (who.some((name) => name !== 'worker')) await onDatabase(stack.databaseUrl, (client) => client.query(AGE));
  return pids.length === who.length ? [...who] : [];
}

/** Lets the year pass, from stop to stop: the clock stands until all that has come due is done. */
async function live(api: Api): Promise<string[]> {
  const url = stack.databaseUrl;
  const struck: string[] = [];
  const marks = Object.values(OUTAGES).flat();
  const left = { acts: [...score], blows: [...BLOWS] };
  let full = false;
  while (now < UNTIL) {
    const next = full ? minuteAfter(now) : await nextStop(url, now);
    const wanted = [next, left.acts[0]?.at, left.blows[0]?.at, UNTIL, ...marks.filter((mark) => mark > now)];
    now = wanted.filter((instant) => instant !== null && instant !== undefined).reduce((a, b) => (a < b ? a : b));
    await faults();
    await putTo(url, now);
    while ((await api.get<{ now: Instant }>('/clock')).now < now) await pause(5);
    const blow = left.blows[0]?.at === now ? left.blows.shift() : undefined;
    const struggling = blow ? strike(blow) : Promise.resolve([]);
    const due = left.acts.filter((act) => act.at <= now);
    left.acts = left.acts.slice(due.length);
    const byAgreement = [...grouped(due, ({ id }) => id).values()];
    await inHand(8, byAgreement.length, async (n) => {
      for (const act of byAgreement[n]!) await perform(api, act);
    });
    if (blow) await untilQuiet(url, now, PATIENCE_MS);
    struck.push(...(await struggling));
    full = await untilQuiet(url, now, PATIENCE_MS);
  }
  return struck;
}

const minuteAfter = (instant: Instant): Instant => new Date(toMillis(instant) + 60_000).toISOString() as Instant;

async function faults(): Promise<void> {
  const away = (kind: Outage): boolean => OUTAGES[kind][0] <= now && now < OUTAGES[kind][1];
  [sinks.broken.robot, sinks.broken.hook] = [away('robot'), away('hook')];
  if (now === OUTAGES.mail[0]) await sinks.mail(false);
  if (now === OUTAGES.mail[1]) await sinks.mail(true);
}

/** Ten minutes and a machine of its own: only when asked for, by how many agreements (`COBUILD_YEAR_OF=18`). */
const ASKED = process.env['COBUILD_YEAR_OF'] !== undefined;
const whenAsked = ASKED ? it : it.skip;

whenAsked(
  `N6 N8 N9 N10 a year of ${AGREEMENTS} agreements with outages and kills: all that had to be told is, once, and on its day${ASKED ? '' : ' (skipped: ten minutes and a machine of its own, only with COBUILD_YEAR_OF)'}`,
  async () => {
    const api = apiAt(stack.apiUrl);
    const ways = await channels(api);
    await api.post('/programmes', { text: catalogueText(SLUG) }, { 'cobuild-actor': DISTRICT });
    const struck = await live(api);
    const { wrong, seen } = await judged(stack.databaseUrl, ways, sinks.arrived);
    expect(struck).toEqual(BLOWS.flatMap(({ who }) => who));
    expect(wrong.slice(0, 20)).toEqual([]);
    expect(sinks.tooFast()).toBe(0);
    for (const kind of ['hook', 'robot'] as const) expect(sinks.refused[kind]).toBeGreaterThan(0);
    expect(seen.told).toBeGreaterThan(AGREEMENTS * 50);
    for (const kind of ['mail', 'hook', 'robot'] as const) expect(seen.begun[kind]).toBeGreaterThan(0);
    expect(seen.repeats).toBeGreaterThan(0);
    expect(seen.catchUps).toBeGreaterThan(AGREEMENTS / 5);
  },
  3_600_000,
);
