import { Client } from 'pg';
import { dayOf, isWorkingDay, type Instant } from '@cobuild/calendar';
import { pause, steer } from '@cobuild/config';
import { at } from '../../engines/year';

/**
 * Virtual ms per real ms by which the processes work out their waits: a day in a minute. The clock stands most of the time, and whoever
 * waits for tomorrow must not ask again at once; who is jumped over is found by the reconciler.
 */
const RATE = 1440;

/** When of a day the clock stands while everything that has come due is done; what comes later that day waits for the next. */
const STOPS = ['08:00', '09:00', '09:10', '16:00'];

/** Does something on the database, as soon as it is there. */
export async function onDatabase<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  for (;;) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await work(client);
    } catch (error) {
      if (!/connect|terminat|starting up|shutting down|ECONN|recovery/i.test(String(error))) throw error;
      await pause(100);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

/** Puts the clock of every process to an instant, where it stands. */
export const putTo = (url: string, instant: Instant): Promise<void> =>
  onDatabase(url, (client) => steer(client, { virtualAt: instant, rate: RATE, horizon: instant }));

/** The queue's own clock is a real one: what it should have begun by now, it is told to begin. */
const BEGIN = `UPDATE graphile_worker._private_jobs SET run_at = now()
  WHERE key LIKE 'send/%' AND split_part(key, '/', 3) <= $1 AND run_at > now() AND locked_at IS NULL`;
const WAKE = `SELECT pg_notify('jobs:insert', '{"r":"test","count":16}')`;

const MAY = `(urgent OR $2) AND state IN ('waiting', 'sending') AND coalesce(again_at, at) <= $1`;
const BEHIND = `EXISTS (SELECT 1 FROM cobuild.outgoing s WHERE s.channel = o.channel AND s.state = 'sending' AND s.again_at > $1)`;
const FULL = `(SELECT count(DISTINCT message) FROM cobuild.outgoing s WHERE s.channel = o.channel AND s.told_at > $1::timestamptz - interval '1 minute') >= 20`;
const HELD = `state = 'waiting' AND reason LIKE 'held-back-%' AND again_at > $1 AND again_at <= $1::timestamptz + interval '1 minute'`;
const LEFT = `
  SELECT (SELECT count(*)::int FROM cobuild.due WHERE at <= $1) AS due,
    (SELECT count(*)::int FROM cobuild.agreements WHERE next_change <= $1) AS changes,
    (SELECT count(*)::int FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks k ON k.id = j.task_id
     WHERE k.identifier = 'notice') AS notices,
    (SELECT count(*)::int FROM cobuild.outgoing o WHERE ${MAY} AND NOT ${BEHIND} AND NOT ${FULL}) AS outgoing,
    (SELECT count(*)::int FROM cobuild.outgoing o WHERE (${MAY} AND NOT ${BEHIND} AND ${FULL}) OR (${HELD})) AS full`;
type Left = Readonly<{ due: number; changes: number; notices: number; outgoing: number; full: number }>;

/** Resolves once nothing is left to do at the instant at which the clock stands, with whether something waits for the next minute because this one is full. */
export async function untilQuiet(url: string, now: Instant, patienceMs: number): Promise<boolean> {
  const works = isWorkingDay(dayOf(now, 'Asia/Shanghai'));
  for (const deadline = performance.now() + patienceMs; ;) {
    const left = await onDatabase(url, async (client) => {
      await client.query(BEGIN, [now]);
      await client.query(WAKE);
      return (await client.query<Left>(LEFT, [now, works])).rows[0]!;
    });
    if (left.due + left.changes + left.notices + left.outgoing === 0) return left.full > 0;
    if (performance.now() > deadline) throw new Error(`at ${now} there is left ${JSON.stringify(left)}`);
    await pause(40);
  }
}

const NEXT = `SELECT least(
    (SELECT min(at) FROM cobuild.due), (SELECT min(next_change) FROM cobuild.agreements),
    (SELECT min(greatest(coalesce(again_at, at), $1::timestamptz + interval '1 ms')) FROM cobuild.outgoing
     WHERE state IN ('waiting', 'sending'))) AS next`;

/** The next stop at which something has come due, after `now`. */
export async function nextStop(url: string, now: Instant): Promise<Instant | null> {
  const next = await onDatabase(
    url,
    async (client) => (await client.query<{ next: Date | null }>(NEXT, [now])).rows[0]!.next,
  );
  if (next === null) return null;
  const instant = next.toISOString() as Instant;
  const day = dayOf(instant, 'Asia/Shanghai');
  const following = dayOf(new Date(next.getTime() + 86_400_000).toISOString() as Instant, 'Asia/Shanghai');
  return STOPS.map((time) => at(day, time)).find((stop) => stop >= instant && stop > now) ?? at(following, STOPS[0]);
}
