import { broughtTooEarly, evolve, fold, unproposed, type Fact, type Recorded, type Undone } from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import type { Clock } from '@cobuild/config';
import {
  append,
  factOf,
  headsRecordedAfter,
  holdOn,
  isByClock,
  lockHead,
  readStream,
  trustedNow,
  trustedTime,
  type Envelope,
  type SealedEntry,
} from '@cobuild/ledger';
import { noticesOf } from '@cobuild/notice';
import { changeDue, overviewOf, writeOverview } from '@cobuild/readmodel';
import type { EntityManager } from 'typeorm';
import { BrokenChain, standing } from './folded';
import { sealAll, type HandlerDeps } from './handle';
import { enqueue, nudgeJob } from './outbox';
import { writeTrouble, type ReadOnlyCode } from './read-only';
import { aheadFrom } from './record-time';
import { together } from './together';

/** An agreement with entries recorded after the present moment, the last of them at `until`, and what time brought about too early. */
export type RanAhead = Readonly<{ agreementId: string; seq: number; until: Instant; undone: readonly Undone[] }>;

/** The outcome of a correction: done, nothing to correct, or not possible for now. */
export type ClockCorrection =
  | Readonly<{ corrected: true; undone: readonly Undone[] }>
  | Readonly<{ corrected: false; code: 'nothing-ahead' | ReadOnlyCode }>;

/** Every agreement, or the one named, that has entries recorded ahead. Rejects with `ClockError` while the clock itself is wrong. */
export async function ranAhead(tx: EntityManager, clock: Clock, agreementId?: string): Promise<RanAhead[]> {
  const now = await trustedNow(tx, clock);
  const heads = await headsRecordedAfter(tx, aheadFrom(now, clock));
  const found: RanAhead[] = [];
  for (const { agreementId: id, seq, recordedAt } of heads)
    if (agreementId === undefined || agreementId === id)
      found.push({
        agreementId: id,
        seq,
        until: recordedAt,
        undone: await undoneIn(tx, await readStream(tx, id), now),
      });
  return found;
}

/**
 * Puts right what was recorded ahead in one agreement, by one event on the word of two administrators (their opaque ids): what time
 * brought about too early is undone, and the stream goes on from the present moment. Doing it twice is doing it once.
 */
export async function correctClock(
  deps: HandlerDeps,
  agreementId: string,
  administrators: readonly [string, string],
): Promise<ClockCorrection> {
  try {
    return await deps.db.transaction((tx) => correctedIn(tx, deps, agreementId, administrators));
  } catch (error) {
    const code = error instanceof BrokenChain ? 'chain-broken' : writeTrouble(error);
    if (code === null) throw error;
    return { corrected: false, code };
  }
}

async function correctedIn(
  tx: EntityManager,
  { clock, salt }: Pick<HandlerDeps, 'clock' | 'salt'>,
  agreementId: string,
  administrators: readonly [string, string],
): Promise<ClockCorrection> {
  const [time, head, entries, held] = await together([
    trustedTime(tx, clock),
    lockHead(tx, agreementId),
    readStream(tx, agreementId),
    holdOn(tx, agreementId),
  ]);
  if (held) return { corrected: false, code: held.code };
  const now = time.now();
  if (!head || head.recordedAt <= aheadFrom(now, clock)) return { corrected: false, code: 'nothing-ahead' };
  const before = await standing(tx, head, undefined, entries);
  const undone = await undoneIn(tx, entries, now);
  const fact: Fact = { at: now, event: { type: 'ClockCorrected', until: head.recordedAt, undone, administrators } };
  const after = evolve(before, fact);
  const seq = head.seq + 1;
  const by = { actor: before.district, person: administrators[0], commandKey: null };
  const notices = noticesOf(agreementId, after, [{ ...fact, seq }], now);
  await together([
    append(
      tx,
      sealAll(head, [fact], now, salt, () => by),
      now,
    ),
    changeDue(tx, agreementId, before, after),
    writeOverview(tx, overviewOf(agreementId, after, seq), after),
    enqueue(tx, [{ task: 'notice', payload: notices }, nudgeJob(agreementId)]),
  ]);
  return { corrected: true, undone };
}

async function undoneIn(tx: EntityManager, entries: readonly SealedEntry[], now: Instant): Promise<Undone[]> {
  const recorded = entries.map(recordedIn);
  const sources = recorded.flatMap(({ fact: { event } }) => (event.type === 'ItemsCarriedOver' ? [event.from] : []));
  const reopened: string[] = [];
  for (const source of new Set(sources)) if (!(await isOver(tx, source, now))) reopened.push(source);
  return broughtTooEarly(recorded, now, reopened);
}

/** Whether an agreement is closed, and was not closed ahead of time. */
async function isOver(tx: EntityManager, agreementId: string, now: Instant): Promise<boolean> {
  const recorded = (await readStream(tx, agreementId)).map(recordedIn);
  const early = broughtTooEarly(recorded, now, []).some(({ type }) => type === 'AgreementClosed');
  return (
    !early &&
    fold(
      recorded.map(({ fact }) => fact),
      unproposed,
    ).status === 'closed'
  );
}

function recordedIn(entry: SealedEntry): Recorded {
  const byTime = isByClock(JSON.parse(entry.envelope) as Envelope);
  return { seq: entry.seq, byTime, fact: factOf(entry) };
}
