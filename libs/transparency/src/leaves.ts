import { createHash } from 'node:crypto';
import { leafHash, rootOf } from './hashing';

/** Where one agreement stands: the sequence number and commitment (hex) of its last entry. */
export type StreamHead = Readonly<{ agreementId: string; seq: number; commitment: string }>;

/** The log's entry for an event: its commitment alone, as canonical JSON (RFC 8785). Tells nothing of the event, as its salt is not in it. */
export const commitmentEntry = (commitment: string): Buffer =>
  Buffer.from(`{"c":"${Buffer.from(commitment, 'hex').toString('base64url')}","v":1}`);

/** The log's daily entry over all agreements, so that the end of none can be kept back: `day` is a local date. Canonical JSON (RFC 8785). */
export const headSnapshotEntry = (day: string, heads: readonly StreamHead[]): Buffer =>
  Buffer.from(
    `{"day":"${day}","heads":${heads.length},"root":"${rootOf(headLeaves(heads)).toString('base64url')}","v":1}`,
  );

/** Leaf hashes of the snapshot's tree: `SHA-256(agreement id) ‖ seq (uint64, big-endian) ‖ commitment`, sorted by their bytes. */
export const headLeaves = (heads: readonly StreamHead[]): Buffer[] =>
  heads
    .map(({ agreementId, seq, commitment }) => {
      const number = Buffer.alloc(8);
      number.writeBigUInt64BE(BigInt(seq));
      const id = createHash('sha256').update(agreementId).digest();
      return Buffer.concat([id, number, Buffer.from(commitment, 'hex')]);
    })
    .sort((a, b) => Buffer.compare(a, b))
    .map(leafHash);
