import { createHash } from 'node:crypto';
import { verifyChain } from '@cobuild/audit';
import { toMillis, type Instant } from '@cobuild/calendar';
import { catalogueText, pause } from '@cobuild/config';
import { createDataSource, factOf, readStream } from '@cobuild/ledger';
import { apiAt, type Api } from '../../apps/cli/src/http';
import { up, type Stack } from '../../infra/up';
import { inHand } from '../bench/measure';
import { at, termOf, yearOf } from '../engines/year';
import { dayIn, linesOf, mayGoOut, sparedFrom, type Known, type Line } from '../oracle/notices';
import { startSinks, type Sinks } from './notices/sinks';
import { nextStop, onDatabase, putTo, untilQuiet } from './notices/steps';

const SLUG = 'police-section-pairing';
const YEAR = 2026;
const AGREEMENTS = Number(process.env.NY ?? 100);
const DISTRICT = 'district-1';
const ROLES = ['community', 'police-section'];
const SECRET = `whsec_${Buffer.alloc(24, 5).toString('base64')}`;
const FROM = 'cobuild@example.org';
const PATIENCE_MS = 60_000;

/** Everybody lives the year as it should be; in every third agreement nobody does anything once it is signed. */
const SIGNING = ['ProposeAgreement', 'SignAgreement'];
const cases = Array.from({ length: AGREEMENTS }, (_, n) => {
  const id = `ny-${n}`;
  const { acts } = yearOf(SLUG, YEAR, id);
  const parties = Object.fromEntries(ROLES.map((role) => [role, `${id}-${role}`]));
  return { id, n, parties, acts: acts.filter(({ command }) => n % 3 > 0 || SIGNING.includes(command.type)) };
});
const score = cases
  .flatMap(({ id, parties, acts }) => acts.map((act, nth) => ({ id, parties, ...act, nth })))
  .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
const START = score[0]!.at;
const UNTIL = at('2027-01-05');

/** What goes wrong, and when it is over. */
const OUTAGES = {
  robot: [at('2026-03-30', '08:00'), at('2026-04-01', '15:00')],
  mail: [at('2026-06-29', '08:00'), at('2026-07-02', '08:00')],
  hook: [at('2026-09-28', '08:00'), at('2026-09-30', '10:00')],
} as const;
type Outage = keyof typeof OUTAGES;

/** Who is killed in the middle of that day's work, so many real ms after it began. */
const BLOWS: readonly Readonly<{ at: Instant; who: readonly string[]; after: number }>[] = [
  { at: at('2026-01-05', '09:10'), who: ['courier'], after: 150 },
  { at: at('2026-03-31', '09:00'), who: ['worker'], after: 80 },
  { at: at('2026-05-29', '14:00'), who: ['postgres'], after: 120 },
  { at: at('2026-07-01', '09:00'), who: ['courier'], after: 200 },
  { at: at('2026-09-30', '09:00'), who: ['postgres', 'courier'], after: 250 },
  { at: at('2026-11-30', '09:10'), who: ['courier'], after: 100 },
  { at: at('2026-12-01', '09:00'), who: ['worker', 'courier'], after: 150 },
];

let now = START;
let sinks: Sinks;
let stack: Stack;
beforeAll(async () => {
  sinks = await startSinks(() => now);
  // The courier gets its settings with the environment, as in a district.
  Object.assign(process.env, { SMTP_URL: sinks.smtpUrl, MAIL_FROM: FROM, COBUILD_ALLOW_PRIVATE_TARGETS: '1' });
  stack = await up({ profile: 'test-notices', fresh: true, clock: `lapse:${START}:0.001`, log: () => undefined });
  await stack.ready;
}, 120_000);
afterAll(async () => {
  for (const name of ['SMTP_URL', 'MAIL_FROM', 'COBUILD_ALLOW_PRIVATE_TARGETS']) delete process.env[name];
  await stack.stop();
  await sinks.stop();
});

/** A channel, where it leads, and whose lines it tells. */
type Way = Readonly<{ channel: string; kind: Outage; to: string; party: string }>;

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
    if (n % 10 === 0) await robot(host);
    const hook = { kind: 'webhook', address: `${sinks.httpUrl}/hook/${partner}`, secret: SECRET, unit: partner };
    if (n % 10 === 5) await add(partner, 'hook', `/hook/${partner}`, hook);
  });
  return ways;
}

async function perform(api: Api, { id, parties, nth, actor, command }: (typeof score)[number]): Promise<void> {
  const headers = { 'idempotency-key': `act-${nth}`, 'cobuild-actor': actor };
  const proposal = { programme: SLUG, version: 1, parties, district: DISTRICT, term: termOf(YEAR) };
  if (command.type === 'ProposeAgreement') await api.post(`/agreements/${id}`, proposal, headers);
  else await api.post(`/agreements/${id}/commands`, command, headers);
}

/** What a killed courier had in hand belongs to nobody after two minutes, which are over. */
const AGE = `UPDATE graphile_worker._private_jobs SET locked_at = locked_at - interval '3 minutes' WHERE locked_at IS NOT NULL`;

async function strike(who: readonly string[], after: number): Promise<string[]> {
  await pause(after);
  const pids = who.flatMap((name) => stack.pids()[name] ?? []);
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  if (!who.includes('worker')) await onDatabase(stack.databaseUrl, (client) => client.query(AGE));
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
    const struggling = blow ? strike(blow.who, blow.after) : Promise.resolve([]);
    const due = left.acts.filter((act) => act.at <= now);
    left.acts = left.acts.slice(due.length);
    const byAgreement = [...grouped(due, ({ id }) => id).values()];
    await inHand(8, byAgreement.length, async (n) => {
      for (const act of byAgreement[n]!) await perform(api, act);
    });
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

type Row = Readonly<{
  channel: string;
  occasion: string;
  state: string;
  message: string | null;
  tries: number;
  told: Date | null;
  at: Date;
}>;

/** What was told, and what is wrong with it. */
async function judged(ways: readonly Way[]): Promise<{ wrong: string[]; seen: Record<string, number> }> {
  const db = await createDataSource(stack.databaseUrl, { poolSize: 2 }).initialize();
  const wrong: string[] = [];
  const facts = new Map<string, Known[]>();
  const lines: Line[] = [];
  for (const { id, parties } of cases) {
    const entries = await readStream(db.manager, id);
    if ([...verifyChain(entries)].length > 0) wrong.push(`${id}: the chain is broken`);
    const known = entries.map((entry) => {
      const { type, ...payload } = factOf(entry).event;
      return { seq: entry.seq, type, known: toMillis(recordedAt(entry)), payload };
    });
    facts.set(id, known);
    lines.push(...linesOf(id, parties, DISTRICT, known));
  }
  const rows = await db.query<Row[]>(
    `SELECT channel, occasion, state, message, tries, told_at AS told, at FROM cobuild.outgoing`,
  );
  await db.destroy();
  const seen = { lines: 0, told: 0, spared: 0, late: 0, catchUps: 0, repeats: 0 };
  const byChannel = grouped(rows, ({ channel }) => channel);
  const byParty = grouped(lines, ({ party }) => party);
  for (const way of ways) {
    const own = byChannel.get(way.channel) ?? [];
    const arrived = sinks.arrived.filter(({ to }) => to === way.to);
    const [from, until] = OUTAGES[way.kind].map(toMillis) as [number, number];
    const back = until + 2 * 86_400_000; // the last try is a day before, and a night may be in between
    const told = new Map(own.flatMap((row) => (row.state === 'sent' ? [[row.occasion, row]] : [])));
    const expected = byParty.get(way.party) ?? [];
    seen.lines += expected.length;

    for (const occasion of told.keys())
      if (!expected.some((line) => line.occasion === occasion)) wrong.push(`${way.to}: nobody had to tell ${occasion}`);
    for (const line of expected) {
      const row = told.get(line.occasion);
      const out = line.due >= from && line.due <= back;
      const { over, spared } = sparedFrom(line, facts.get(line.occasion.split('/')[0] ?? '') ?? []);
      if (!row) {
        if (spared <= (out ? back : line.due)) seen.spared += 1;
        else if (line.due < toMillis(UNTIL)) wrong.push(`${way.to}: ${line.type} ${line.occasion} was not told`);
        continue;
      }
      seen.told += 1;
      const at = Math.max(row.told!.getTime(), line.known); // whose clock is a moment behind is not early
      if (over < at) wrong.push(`${way.to}: ${line.type} ${line.occasion} was told when it was over`);
      if (!mayGoOut(line.urgent, at)) wrong.push(`${way.to}: ${line.occasion} was told at ${row.told!.toISOString()}`);
      const wait = Math.abs(at - line.due);
      if (
        out
          ? at < line.due || at > back + 86_400_000
          : dayIn(at) !== dayIn(line.due) || (!line.urgent && wait > 600_000)
      )
        wrong.push(
          `${way.to}: ${line.type} ${line.occasion} was told at ${row.told!.toISOString()}, due ${new Date(line.due).toISOString()}`,
        );
      seen.late += out ? 1 : 0;
    }

    // Each message arrived, under the one id it has; who reads each id once reads nothing twice.
    const messages = new Set([...told.values()].map(({ message }) => message!));
    const ids = new Set(arrived.map(({ id }) => id));
    if (way.kind === 'robot') {
      if (arrived.length < messages.size) wrong.push(`${way.to}: ${arrived.length} of ${messages.size} messages`);
      seen.repeats += arrived.length - messages.size;
    } else {
      seen.repeats += arrived.length - ids.size;
      const wanted = [...messages].map((message) => (way.kind === 'mail' ? mailId(message) : message));
      if (wanted.some((id) => !ids.has(id)) || ids.size !== wanted.length)
        wrong.push(`${way.to}: ${ids.size} ids of ${wanted.length}`);
      const read = [...new Map(arrived.map((one) => [one.id, one.lines])).values()].flat();
      if (new Set(read).size !== read.length) wrong.push(`${way.to}: a line is read twice`);
    }

    // What waited behind the message that had begun goes out in one.
    const waited = own.filter((row) => row.state === 'sent' && +row.at >= from && +row.at < until);
    const after = new Set(waited.filter(({ tries }) => tries === 1).map(({ message }) => message));
    const begun = new Set(waited.filter(({ tries }) => tries > 1).map(({ message }) => message));
    if (after.size > 1 || begun.size > 1)
      wrong.push(`${way.to}: ${begun.size} and ${after.size} messages after the outage`);
    seen.catchUps += after.size;
  }
  return { wrong, seen };
}

function grouped<T>(those: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of those) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

const recordedAt = (entry: { envelope: string }): Instant =>
  (JSON.parse(entry.envelope) as { recordedAt: Instant }).recordedAt;
const mailId = (message: string): string =>
  `<${createHash('sha256').update(message).digest('hex').slice(0, 40)}@example.org>`;

it(`N6 N8 N9 N10 a year of ${AGREEMENTS} agreements with outages and kills: all that had to be told is, once, and on its day`, async () => {
  const api = apiAt(stack.apiUrl);
  const ways = await channels(api);
  await api.post('/programmes', { text: catalogueText(SLUG) }, { 'cobuild-actor': DISTRICT });
  const began = performance.now();
  const struck = await live(api);
  const { wrong, seen } = await judged(ways);
  console.log(Math.round((performance.now() - began) / 1000), seen, sinks.refused, struck, sinks.arrived.length);
  expect(struck).toEqual(BLOWS.flatMap(({ who }) => who));
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(sinks.tooFast()).toBe(0);
  for (const kind of ['hook', 'robot'] as const) expect(sinks.refused[kind]).toBeGreaterThan(0);
  expect(seen).toMatchObject({ told: expect.any(Number) as number });
  expect(seen.told).toBeGreaterThan(AGREEMENTS * 50);
  expect(seen.catchUps).toBeGreaterThan(AGREEMENTS / 2);
}, 900_000);
