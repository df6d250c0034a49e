import { canonical, commit, GENESIS, type Envelope, type SealedEntry } from '@cobuild/ledger';

/** What does not follow, and where. */
export type Finding = Readonly<{ kind: 'gap' | 'altered' | 'not-canonical' | 'other-stream'; seq: number }>;

/**
 * Reads one stream as a stranger would: trusts nothing written in a row, recomputes every commitment from the
 * first entry on. A broken link shows as `altered` at the entry whose commitment does not follow from the one
 * before it. Finds, never repairs; cannot see that the tail was cut off.
 */
export function* verifyChain(entries: Iterable<SealedEntry>): Generator<Finding> {
  let previous = GENESIS;
  let expected = 1;
  let stream: string | null = null;
  for (const { agreementId, seq, envelope, salt, commitment } of entries) {
    stream ??= agreementId;
    const told = JSON.parse(envelope) as Envelope;
    if (seq !== expected || told.seq !== seq) yield { kind: 'gap', seq };
    if (told.agreementId !== stream) yield { kind: 'other-stream', seq };
    if (canonical(told) !== envelope) yield { kind: 'not-canonical', seq };
    if (commit(previous, salt, envelope) !== commitment) yield { kind: 'altered', seq };
    previous = commitment;
    expected = seq + 1;
  }
}
