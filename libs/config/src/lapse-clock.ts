import { fromMillis, instant, instantOf, isLocalDate, toMillis, type Instant } from '@cobuild/calendar';
import { Client } from 'pg';
import { machineTicks, pause, systemClock, type Clock } from './clock';

/**
 * Virtual time shared by every process: at real epoch `realAt` (ms) it was `virtualAt`, it runs `rate` times as
 * fast, and it does not pass `horizon` until a new setting says so. A process that has not read the newest
 * setting is late, never early.
 */
export type LapseSetting = Readonly<{ virtualAt: Instant; realAt: number; rate: number; horizon: Instant | null }>;

/** `lapse:<start>:<rate>`; `start` is a day (00:00 in Shanghai) or an instant. Throws a sentence on anything else. */
export function parseLapse(text: string): { start: Instant; rate: number } {
  const [, start = '', rate = ''] = /^lapse:(.+):([\d.]+)$/.exec(text) ?? [];
  if (!start || !(Number(rate) > 0))
    throw new Error(`COBUILD_CLOCK must be "system" or "lapse:<start>:<rate>", not "${text}"`);
  return {
    start: isLocalDate(start) ? instantOf(start, '00:00', 'Asia/Shanghai') : instant(start),
    rate: Number(rate),
  };
}

/** What the setting says the time is at real epoch `realNow` (ms). */
export function virtualNow({ virtualAt, realAt, rate, horizon }: LapseSetting, realNow: number): Instant {
  const ran = fromMillis(toMillis(virtualAt) + Math.round(Math.max(0, realNow - realAt) * rate));
  return horizon !== null && ran > horizon ? horizon : ran;
}

const READ = `SELECT virtual_at, real_at, rate, horizon FROM cobuild.virtual_clock`;
const START = `INSERT INTO cobuild.virtual_clock (virtual_at, real_at, rate) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
const SET = `UPDATE cobuild.virtual_clock SET virtual_at = $1, real_at = $2, rate = $3, horizon = $4`;
const POLL_MS = 20;

/** The clock that `COBUILD_CLOCK` names. A lapse clock keeps its setting in the database; while that is away it goes on by the last one. */
export async function createClock(spec: string, databaseUrl: string): Promise<Clock> {
  if (spec === 'system') return systemClock;
  const { start, rate } = parseLapse(spec);
  const reader = settingReader(databaseUrl, start, rate);
  let setting = await reader.first;
  let latest = setting.virtualAt;
  let open = true;
  const follow = (async () => {
    while (open) {
      setting = (await reader.read()) ?? setting;
      await pause(POLL_MS);
    }
    await reader.close();
  })();
  const now = (): Instant => {
    const at = virtualNow(setting, Date.now());
    if (at > latest) latest = at;
    return latest;
  };
  return {
    now,
    realMsUntil: (at) => Math.max(0, (toMillis(at) - toMillis(now())) / setting.rate),
    rate: () => setting.rate,
    steered: true,
    ticks: machineTicks,
    close: async () => {
      open = false;
      await follow;
    },
  };
}

/** Steers virtual time: sets speed and horizon from the present moment on. Used by the lapse, the soak and the tests. */
export async function steer(
  client: Client,
  setting: { virtualAt: Instant; rate: number; horizon: Instant | null },
): Promise<void> {
  await client.query(SET, [setting.virtualAt, Date.now(), setting.rate, setting.horizon]);
}

/**
 * Changes speed or horizon of virtual time, from the present moment on, and leaves the other as it is; both may be asked by different
 * processes at once. Needs a clock that is steered.
 */
export async function adjust(
  client: Pick<Client, 'query'>,
  change: Partial<Pick<LapseSetting, 'rate' | 'horizon'>>,
): Promise<void> {
  await client.query('BEGIN');
  try {
    const [row] = (await client.query<Row>(`${READ} FOR UPDATE`)).rows;
    if (row) {
      const [now, setting] = [Date.now(), settingOf(row)];
      const { rate, horizon } = { ...setting, ...change };
      await client.query(SET, [virtualNow(setting, now), now, rate, horizon]);
    }
    await client.query('COMMIT');
  } catch (error) {
    // The connection may be one of a pool.
    await client.query('ROLLBACK');
    throw error;
  }
}

type Row = { virtual_at: Instant; real_at: string; rate: number; horizon: Instant | null };

const settingOf = ({ virtual_at, real_at, rate, horizon }: Row): LapseSetting => ({
  ...{ virtualAt: virtual_at, realAt: Number(real_at), rate, horizon },
});

function settingReader(url: string, start: Instant, rate: number) {
  let client: Client | null = null;
  const connect = async (): Promise<Client> => {
    if (client) return client;
    const fresh = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    fresh.on('error', () => (client = null));
    await fresh.connect();
    client = fresh;
    return fresh;
  };
  const read = async (): Promise<LapseSetting | null> => {
    try {
      const { rows } = await (await connect()).query<Row>(READ);
      const [row] = rows;
      return row ? settingOf(row) : null;
    } catch {
      client = null; // away or restarting: go on by the last setting, try again at the next poll
      return null;
    }
  };
  const first = (async (): Promise<LapseSetting> => {
    for (;;) {
      try {
        await (await connect()).query(START, [start, Date.now(), rate]);
      } catch {
        client = null;
      }
      const setting = await read();
      if (setting) return setting;
      await pause(200);
    }
  })();
  return { first, read, close: async () => client?.end() };
}
