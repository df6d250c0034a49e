import type { EntityManager } from 'typeorm';
import type { Agreement } from '@cobuild/agreement';
import { emptyTimeline, extended, MARK_EVERY, markBefore, upTo, type Mark, type Timeline } from '@cobuild/audit';
import type { Instant } from '@cobuild/calendar';
import { commitmentsOf, readStream } from '@cobuild/ledger';

/** Agreements whose marks a process keeps; the one longest unasked goes first. */
const REMEMBERED = 200;

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
  const known = timelines.get(agreementId) ?? emptyTimeline;
  const timeline = (await caughtUp(tx, agreementId, known)) ?? (await caughtUp(tx, agreementId, emptyTimeline));
  if (!timeline)
    throw new Error(`${agreementId}: 链条断了，请运行 cobuild verify / the chain is broken: run cobuild verify`);
  remember(agreementId, timeline);
  const mark =
    at === undefined ? timeline.last : await goOn(tx, agreementId, markBefore(timeline, at), timeline.last, at);
  return { agreement: mark.agreement, upTo: mark.seq };
}

/** With all that the ledger has by now; null when it has another history. */
async function caughtUp(tx: EntityManager, agreementId: string, known: Timeline): Promise<Timeline | null> {
  const [commitment] = await commitmentsOf(tx, [agreementId]);
  if (commitment === undefined || commitment === known.last.commitment) return known;
  let timeline = known;
  for (;;) {
    const entries = await readStream(tx, agreementId, timeline.last.seq, timeline.last.seq + CHUNK);
    const longer = entries.length === 0 && timeline === known ? null : extended(timeline, entries);
    if (longer === null || entries.length < CHUNK) return longer;
    timeline = longer;
  }
}

async function goOn(tx: EntityManager, agreementId: string, mark: Mark, last: Mark, at: Instant): Promise<Mark> {
  if (mark === last) return mark;
  const entries = await readStream(tx, agreementId, mark.seq, mark.seq + MARK_EVERY);
  const reached = upTo(mark, entries, at);
  if (!reached) throw new Error(`${agreementId} ${mark.seq + 1}: 与封存时不同 / not what was sealed`);
  return reached;
}

function remember(agreementId: string, timeline: Timeline): void {
  timelines.delete(agreementId);
  timelines.set(agreementId, timeline);
  const [oldest] = timelines.keys();
  if (timelines.size > REMEMBERED && oldest !== undefined) timelines.delete(oldest);
}
