import { commit, GENESIS, isCanonical, type Envelope, type SealedEntry } from '@cobuild/ledger';

/** What does not follow, and where. */
export type Finding = Readonly<{ kind: 'gap' | 'altered' | 'not-canonical' | 'other-stream'; seq: number }>;

/** The place up to which a stream was read. */
export type ChainPosition = { previous: string; expected: number; stream: string | null };
export const chainStart = (): ChainPosition => ({ previous: GENESIS, expected: 1, stream: null });

/**
 * Reads one stream as a stranger would: trusts nothing written in a row, recomputes every commitment from the
 * first entry on. A broken link shows as `altered` at the entry whose commitment does not follow from the one
 * before it. Finds, never repairs; cannot see that the tail was cut off. A stream that comes in parts is read on from `at`, which is moved.
 */
export function* verifyChain(entries: Iterable<SealedEntry>, at = chainStart()): Generator<Finding> {
  let { previous, expected, stream } = at;
  for (const { agreementId, seq, type, envelope, salt, commitment } of entries) {
    stream ??= agreementId;
    const told = toldIn(envelope);
    if (seq !== expected || (told && told.seq !== seq)) yield { kind: 'gap', seq };
    if (told && told.agreementId !== stream) yield { kind: 'other-stream', seq };
    if (!told || !isCanonical(told, envelope)) yield { kind: 'not-canonical', seq };
    // Hex has one spelling here: Node's decoder passes over what it does not know.
    const sealed = /^[0-9a-f]{32}$/.test(salt) && commit(previous, salt, envelope) === commitment;
    if (!sealed || (told && told.type !== type)) yield { kind: 'altered', seq };
    previous = commitment;
    expected = seq + 1;
  }
  Object.assign(at, { previous, expected, stream });
}

function toldIn(envelope: string): Envelope | null {
  try {
    const told: unknown = JSON.parse(envelope);
    return typeof told === 'object' ? (told as Envelope | null) : null;
  } catch {
    return null;
  }
}
