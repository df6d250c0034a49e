import type { EntityManager } from 'typeorm';
import type { Agreement } from '@cobuild/agreement';
import {
  emptyTimeline,
  extended,
  MARK_EVERY,
  markBefore,
  replay,
  upTo,
  type Mark,
  type Timeline,
} from '@cobuild/audit';
import type { Instant } from '@cobuild/calendar';
import { commitmentsOf, readStream, type SealedEntry } from '@cobuild/ledger';

/** Marks that a process keeps, of about 7 kB each, an agreement's all or none; the agreement longest unasked goes first. */
const REMEMBERED = 80_000;

/** Entries read at once while a timeline is made. */
const CHUNK = 5000;

const timelines = new Map<string, Timeline>();

/**
 * An agreement as of a moment by when it was recorded, or as it stands now, and the number of the last entry that counts. After the
 * first time only what is new is read, and the few entries between a mark and the moment: a long life costs no more than a short
 * one. What is remembered counts only as long as the chain in the ledger is the one it was folded from.
 */
export async function momentOf(
  tx: EntityManager,
  agreementId: string,
  at?: Instant,
): Promise<Readonly<{ agreement: Agreement; upTo: number }>> {
  // A broken chain can still be read; that it is broken, `verify` says.
  const plainly = async () => replay(await readStream(tx, agreementId), at === undefined ? {} : { at });
  const known = timelines.get(agreementId) ?? emptyTimeline;
  const mark = at === undefined ? known.last : markBefore(known, at);
  // Asked together: mostly nothing has happened since.
  const [commitment, entries] = await Promise.all([
    commitmentsOf(tx, [agreementId]).then((found) => found.get(agreementId)),
    mark === known.last ? [] : readStream(tx, agreementId, mark.seq, mark.seq + MARK_EVERY),
  ]);
  // Where a clock was corrected, the order of entries is not that of their instants.
  if (at !== undefined && !known.straight) return plainly();
  const told = commitment === known.last.commitment || commitment === undefined ? reached(mark, entries, at) : null;
  if (told) return told;
  const timeline = (await caughtUp(tx, agreementId, known)) ?? (await caughtUp(tx, agreementId, emptyTimeline));
  if (!timeline) return plainly();
  remember(agreementId, timeline);
  if (at !== undefined && !timeline.straight) return plainly();
  const near = at === undefined ? timeline.last : markBefore(timeline, at);
  const more = near === timeline.last ? [] : await readStream(tx, agreementId, near.seq, near.seq + MARK_EVERY);
  return reached(near, more, at) ?? plainly();
}

function reached(mark: Mark, entries: readonly SealedEntry[], at: Instant | undefined) {
  const found = at === undefined ? mark : upTo(mark, entries, at);
  return found && { agreement: found.agreement, upTo: found.seq };
}

/** With all that the ledger has by now; null when it has another history. */
async function caughtUp(tx: EntityManager, agreementId: string, known: Timeline): Promise<Timeline | null> {
  let timeline = known;
  for (;;) {
    const entries = await readStream(tx, agreementId, timeline.last.seq, timeline.last.seq + CHUNK);
    const longer = entries.length === 0 && timeline === known ? null : extended(timeline, entries);
    if (longer === null || entries.length < CHUNK) return longer;
    timeline = longer;
  }
}

function remember(agreementId: string, timeline: Timeline): void {
  timelines.delete(agreementId);
  timelines.set(agreementId, timeline);
  let kept = [...timelines.values()].reduce((sum, { marks }) => sum + marks.length, 0);
  for (const [oldest, { marks }] of timelines) {
    if (kept <= REMEMBERED || oldest === agreementId) return;
    timelines.delete(oldest);
    kept -= marks.length;
  }
}
