import type { Fact } from '@cobuild/agreement';
import { append, BY_CLOCK, lockDueHeads, trustedTime } from '@cobuild/ledger';
import { reminderNotices, type Notice } from '@cobuild/notice';
import { takeDue, type DueRow } from '@cobuild/readmodel';
import { sealAll, type HandlerDeps } from './handle';
import { aheadFrom, recordTime } from './record-time';
import { together } from './together';
import { enqueue, type OutboxJob } from './outbox';

/** Messages per job of the outbox; a job is one statement in the inbox. */
const NOTICES_PER_JOB = 500;

/**
 * Issues the reminders whose instant has come, about `limit` of them (whole agreements at a time), in one
 * transaction: takes the rows, appends `ReminderIssued` to each stream, enqueues the notices. Reads no stream:
 * a row exists exactly as long as its reminder is true. Several drains at once share the work. Resolves with
 * how many were issued; 0 means nothing is due, or others hold what is. What is read-only, or was recorded ahead of time, keeps its
 * rows until it no longer is. Throws `ClockError` while the clock is wrong.
 */
export function drain({ db, clock, salt }: HandlerDeps, limit: number): Promise<number> {
  return db.transaction(async (tx) => {
    const time = await trustedTime(tx, clock);
    const due = time.now();
    const heads = await lockDueHeads(tx, due, aheadFrom(due, clock), limit);
    if (heads.length === 0) return 0;
    const latest = heads.reduce((a, b) => (a.recordedAt > b.recordedAt ? a : b)).recordedAt;
    const now = recordTime(latest, time.now(), clock);
    const rows = await takeDue(
      tx,
      heads.map(({ agreementId }) => agreementId),
      now,
    );
    if (rows.length === 0) return 0;

    const byStream = groupBy(rows, ({ agreementId }) => agreementId);
    const entries = heads.flatMap((head) => {
      const facts = (byStream.get(head.agreementId) ?? []).map(({ at, event }): Fact => ({ at, event }));
      facts.sort((a, b) => (a.at < b.at ? -1 : 1));
      return sealAll(head, facts, now, salt, () => BY_CLOCK);
    });
    const notices = [...groupBy(rows, ({ zone }) => zone)].flatMap(([zone, due]) => reminderNotices(due, now, zone));
    await together([append(tx, entries, now), enqueue(tx, inJobs(notices))]);
    return rows.length;
  });
}

function groupBy(rows: readonly DueRow[], keyOf: (row: DueRow) => string): Map<string, DueRow[]> {
  const groups = new Map<string, DueRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

function inJobs(notices: readonly Notice[]): OutboxJob[] {
  const jobs: OutboxJob[] = [];
  for (let i = 0; i < notices.length; i += NOTICES_PER_JOB)
    jobs.push({ task: 'notice', payload: notices.slice(i, i + NOTICES_PER_JOB) });
  return jobs;
}
