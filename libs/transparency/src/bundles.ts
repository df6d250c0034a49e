const LENGTH_BYTES = 2;
const LONGEST = 0xffff;

/** An entry bundle of C2SP tlog-tiles: each entry behind its length as big-endian uint16. Throws on an entry of 65,536 bytes or more. */
export const toBundle = (entries: readonly Buffer[]): Buffer =>
  Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > LONGEST) throw new Error(`an entry has at most ${LONGEST} bytes, not ${entry.length}`);
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );

/** The entries of a bundle; null when its bytes do not end where an entry does. */
export function entriesIn(bundle: Buffer): Buffer[] | null {
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length;) {
    if (at + LENGTH_BYTES > bundle.length) return null;
    const start = at + LENGTH_BYTES;
    const end = start + bundle.readUInt16BE(at);
    if (end > bundle.length) return null;
    entries.push(bundle.subarray(start, end));
    at = end;
  }
  return entries;
}
