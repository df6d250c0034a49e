import type { EntityManager } from 'typeorm';
import type { Instant } from '@cobuild/calendar';
import { prepared } from '@cobuild/ledger';

/** A job for the courier. Of jobs with the same `key` that have not begun, only the newest is kept. */
export type OutboxJob = Readonly<{
  task: 'nudge' | 'notice' | 'carry-over' | 'record-sent' | 'confirm-address';
  payload: unknown;
  key?: string;
}>;

/** A channel to be looked after at an instant, which is so many real ms away; jobs of one channel are done one after the other. */
export type SendJob = Readonly<{ channel: string; at: Instant; inMs: number }>;

const ADD = `
  SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
    SELECT (j.task, j.payload, NULL, NULL, NULL, j.key, NULL, NULL)::graphile_worker.job_spec
    FROM json_to_recordset($1) AS j(task text, payload json, key text)))`;

/** Puts jobs into the courier's queue, in the caller's transaction: they exist exactly if the events do. */
export async function enqueue(tx: EntityManager, jobs: readonly OutboxJob[]): Promise<void> {
  if (jobs.length === 0) return;
  await prepared(tx, ADD, [JSON.stringify(jobs)]);
}

/** Wakes the clock of one agreement. */
export const nudgeJob = (agreementId: string): OutboxJob => ({
  task: 'nudge',
  payload: { agreementIds: [agreementId] },
  key: `nudge/${agreementId}`,
});

const RUNS_PER_JOB = 100;

/** Wakes the clocks of many agreements, a hundred per job. */
export function nudgeJobs(agreementIds: readonly string[]): OutboxJob[] {
  const jobs: OutboxJob[] = [];
  for (let i = 0; i < agreementIds.length; i += RUNS_PER_JOB)
    jobs.push({ task: 'nudge', payload: { agreementIds: agreementIds.slice(i, i + RUNS_PER_JOB) } });
  return jobs;
}

/** By the queue's own clock, which need not be ours. */
const SCHEDULE = `
  SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
    SELECT ('send', json_build_object('channel', j.channel), 'channel/' || j.channel,
            clock_timestamp() + make_interval(secs => j."inMs" / 1000), NULL,
            'send/' || j.channel || '/' || j.at, NULL, NULL)::graphile_worker.job_spec
    FROM json_to_recordset($1) AS j(channel text, at text, "inMs" double precision)), true)`;

/** Has channels looked after at their instants, in the caller's transaction; asking twice for one instant is asking once. */
export async function schedule(tx: EntityManager, jobs: readonly SendJob[]): Promise<void> {
  if (jobs.length > 0) await tx.query(SCHEDULE, [JSON.stringify(jobs)]);
}
