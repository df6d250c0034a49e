import { createHash } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import {
  decide,
  evolve,
  fold,
  nextChange,
  reach,
  unproposed,
  withoutSettled,
  type Agreement,
  type AgreementCommand,
  type Asked,
  type Fact,
  type Refusal,
} from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import type { Clock } from '@cobuild/config';
import {
  BY_CLOCK,
  append,
  canonical,
  findCommand,
  fromFact,
  hold,
  holdOn,
  lockHead,
  openHead,
  readStream,
  seal,
  trustedTime,
  type Envelope,
  type Head,
} from '@cobuild/ledger';
import { noticesOf } from '@cobuild/notice';
import { changeDue, overviewOf, writeOverview } from '@cobuild/readmodel';
import { inTurn, type BusyCode } from './busy';
import { BrokenChain, remember, remembered, standing } from './folded';
import { writeTrouble, type ReadOnlyCode } from './read-only';
import { recordTime } from './record-time';
import { together } from './together';
import { enqueue, nudgeJob, type OutboxJob } from './outbox';

export type HandlerDeps = Readonly<{ db: DataSource; clock: Clock; salt: () => Buffer }>;

/** A command, who asks, and under which key it takes effect once. `expectedVersion` is the sequence number the asker has seen. */
export type Submission = Readonly<{
  key: string | null;
  actor: string;
  /** Who acts for the actor; an opaque id. */
  person?: string;
  command: AgreementCommand | Prepared;
  expectedVersion?: number;
}>;

/**
 * A command that is worked out from what was asked once its key is known to be new: with the ledger as it then stands, and under the
 * lock. The key stands for what was asked, so that asking again is told what it did, whatever has been published since. What
 * `prepare` throws undoes everything.
 */
export type Prepared = Readonly<{ asked: object; prepare: (tx: EntityManager) => Promise<AgreementCommand> }>;

/** A typed no of the door itself, before any rule is asked. */
export type DoorRefusal = Readonly<{
  code: 'key-reused' | 'version-conflict' | ReadOnlyCode | BusyCode;
  about?: string;
}>;

export type Handled =
  | Readonly<{ accepted: true; repeated: boolean; fromSeq: number; version: number; next: Instant | null }>
  | Readonly<{ accepted: false; refusal: Refusal | DoorRefusal }>;

/**
 * The one place where a decision meets the ledger. In one transaction: lock the stream, fold it, let time
 * catch up, decide, append, change due rows and read models, fill the outbox. A reminder that the decision settles is not
 * recorded (A103). A refusal changes nothing, but that a chain found
 * broken is held from then on; what is read-only is refused. An agreement that somebody else holds for 3 s is `agreement-busy`. Throws when the database is away; nothing has happened then, and the same key works later.
 */
export async function handle(deps: HandlerDeps, agreementId: string, submission: Submission): Promise<Handled> {
  try {
    const handled = await inTurn(agreementId, () => decided(deps, agreementId, submission));
    return handled ?? { accepted: false, refusal: { code: 'agreement-busy' } };
  } catch (error) {
    const code = writeTrouble(error);
    if (code === null) throw error;
    return readOnly(code);
  }
}

const readOnly = (code: ReadOnlyCode, about?: Instant): Refused => ({
  accepted: false,
  refusal: about === undefined ? { code } : { code, about },
});

function orBroken(error: unknown): BrokenChain {
  if (error instanceof BrokenChain) return error;
  throw error;
}

function decided({ db, clock, salt }: HandlerDeps, agreementId: string, submission: Submission): Promise<Handled> {
  const { key, actor, person = null, command: given, expectedVersion } = submission;
  const asked = 'prepare' in given ? given.asked : given;
  return db.transaction(async (tx): Promise<Handled> => {
    let made: Promise<AgreementCommand> | undefined;
    const commanded = () => (made ??= 'prepare' in given ? given.prepare(tx) : Promise.resolve(given));
    // Asked together: the key is looked up, and what is new in the stream read, once the lock is held. The server's clock is read first.
    const snapshot = remembered(agreementId);
    const look = () =>
      together([
        trustedTime(tx, clock),
        lockHead(tx, agreementId),
        key === null ? null : findCommand(tx, agreementId, key),
        readStream(tx, agreementId, snapshot?.seq ?? 0),
        holdOn(tx, agreementId),
      ]);
    let [time, head, known, entries, held] = await look();
    if (!head && !held) {
      const refused = await begin(tx, agreementId, await commanded(), { actor, now: time.now() });
      if (refused) return refused;
      [time, head, known, entries, held] = await look();
    }
    if (held) return readOnly(held.code, held.since);
    if (!head) throw new Error(`${agreementId}: a head that was just made is gone`);
    const now = recordTime(head.recordedAt, time.now(), clock);

    const bodyHash =
      key === null
        ? ''
        : createHash('sha256')
            .update(canonical({ actor, command: asked }))
            .digest('hex');
    const before = await standing(tx, head, snapshot, entries).catch(orBroken);
    if (before instanceof BrokenChain) {
      await hold(tx, { agreementId, code: 'chain-broken', since: now, facts: { seq: before.seq } });
      return readOnly('chain-broken', now);
    }
    remember(agreementId, { seq: head.seq, commitment: head.commitment, agreement: before });
    if (known) {
      if (known.bodyHash !== bodyHash) return { accepted: false, refusal: { code: 'key-reused' } };
      return { accepted: true, repeated: true, fromSeq: known.fromSeq, version: known.toSeq, next: nextChange(before) };
    }
    if (expectedVersion !== undefined && expectedVersion !== head.seq) {
      return { accepted: false, refusal: { code: 'version-conflict', about: String(head.seq) } };
    }

    const command = await commanded();
    const caughtUp = reach(before, now);
    const decision = decide(fold(caughtUp, before), command, { actor, now });
    if (!decision.accepted) return decision;
    const facts =
      command.type === 'ReachInstant'
        ? caughtUp
        : [...withoutSettled(before, caughtUp, decision.facts), ...decision.facts];
    if (facts.length === 0)
      return { accepted: true, repeated: false, fromSeq: head.seq, version: head.seq, next: nextChange(before) };

    const after = facts.reduce(evolve, before);
    const own = new Set(decision.facts);
    const sealed = sealAll(head, facts, now, salt, (fact) =>
      own.has(fact) ? { actor, person, commandKey: key } : BY_CLOCK,
    );
    const version = head.seq + facts.length;
    const kept = key === null ? [] : [{ agreementId, key, bodyHash, fromSeq: head.seq + 1, toSeq: version }];
    await together([
      append(tx, sealed, now, kept),
      changeDue(tx, agreementId, before, after),
      writeOverview(tx, overviewOf(agreementId, after, version), after),
      enqueue(tx, jobsFor(agreementId, head, before, after, facts, now, command)),
    ]);
    return { accepted: true, repeated: false, fromSeq: head.seq + 1, version, next: nextChange(after) };
  });
}

type Refused = Extract<Handled, { accepted: false }>;

/** Only a proposal that will be accepted begins a stream; anything else asked of an unknown one leaves no trace. */
async function begin(
  tx: EntityManager,
  agreementId: string,
  command: AgreementCommand,
  asked: Asked,
): Promise<Refused | null> {
  const decision = decide(unproposed, command, asked);
  if (!decision.accepted) return decision;
  if (decision.facts.length === 0) return { accepted: false, refusal: { code: 'not-proposed' } };
  await openHead(tx, agreementId, asked.now);
  return null;
}

/** Seals facts one after the other onto `head`. */
export function sealAll(
  head: Head,
  facts: readonly Fact[],
  now: Instant,
  salt: () => Buffer,
  by: (fact: Fact) => Pick<Envelope, 'actor' | 'person' | 'commandKey'>,
) {
  let { seq, commitment } = head;
  return facts.map((fact) => {
    const envelope: Envelope = {
      v: 1,
      agreementId: head.agreementId,
      seq: ++seq,
      ...fromFact(fact),
      recordedAt: now,
      ...by(fact),
    };
    const entry = seal(commitment, salt().toString('hex'), envelope);
    commitment = entry.commitment;
    return entry;
  });
}

function jobsFor(
  agreementId: string,
  head: Head,
  before: Agreement,
  after: Agreement,
  facts: readonly Fact[],
  now: Instant,
  command: AgreementCommand,
): OutboxJob[] {
  const numbered = facts.map((fact, i) => ({ ...fact, seq: head.seq + 1 + i }));
  const notices = noticesOf(agreementId, after, numbered, now);
  const jobs: OutboxJob[] = notices.length > 0 ? [{ task: 'notice', payload: notices }] : [];
  if (facts.some(({ event }) => event.type === 'AgreementClosed'))
    jobs.push({ task: 'carry-over', payload: { agreementId } });
  const [was, is] = [nextChange(before), nextChange(after)];
  const earlier = is !== null && (was === null || is < was);
  const ended = is === null && was !== null;
  // The clock's own run learns the next instant from its answer; everyone else has to tell it.
  return command.type !== 'ReachInstant' && (earlier || ended) ? [...jobs, nudgeJob(agreementId)] : jobs;
}
