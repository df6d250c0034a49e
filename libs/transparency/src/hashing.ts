import { createHash } from 'node:crypto';

/** Bytes of every hash: SHA-256. */
export const HASH_BYTES = 32;

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962, section 2.1). */
export const EMPTY_ROOT = createHash('sha256').digest();

const LEAF = Buffer.from([0]);
const NODE = Buffer.from([1]);

/** `SHA-256(0x00 ‖ entry)` (RFC 6962, section 2.1). */
export const leafHash = (entry: Uint8Array): Buffer => createHash('sha256').update(LEAF).update(entry).digest();

/** `SHA-256(0x01 ‖ left ‖ right)` (RFC 6962, section 2.1). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(NODE).update(left).update(right).digest();

/**
 * The root over leaf hashes in order (RFC 6962, section 2.1), pair by pair; a last one without partner goes up as it is. The
 * hashes may also be roots of full subtrees of one height, the last of them of a lower one.
 */
export function rootOf(hashes: readonly Buffer[]): Buffer {
  let row = hashes;
  while (row.length > 1)
    row = Array.from({ length: Math.ceil(row.length / 2) }, (_, i) => {
      const [left, right] = row.slice(2 * i, 2 * i + 2);
      return right ? nodeHash(left ?? EMPTY_ROOT, right) : (left ?? EMPTY_ROOT);
    });
  return row[0] ?? EMPTY_ROOT;
}

/** Whether two hashes are one, and really hashes: 32 bytes, which an empty root of a careless caller is not. */
export const sameHash = (a: Buffer, b: Buffer): boolean => a.length === HASH_BYTES && a.equals(b);
