/** Bytes read piece by piece: a file on disk, a Blob, or a part of either. A read past the end answers with fewer bytes. */
export type Bytes = Readonly<{ size: number; read(offset: number, length: number): Promise<Uint8Array> }>;

/** New content for a place. The length of the file never changes. */
export type Patch = Readonly<{ at: number; bytes: Uint8Array }>;

/** A part of a file that is addressed from zero; `patch` answers with places in the file. */
export type Region = Bytes & Readonly<{ patch(offset: number, bytes: Uint8Array): Patch[] }>;

export type Extent = Readonly<{ offset: number; length: number }>;

export const wholeOf = (bytes: Bytes): Region => ({
  size: bytes.size,
  read: (offset, length) => bytes.read(offset, length),
  patch: (at, content) => (at < bytes.size ? [{ at, bytes: content.subarray(0, bytes.size - at) }] : []),
});

/** The extents of a region, one after another, as a region of its own. An extent that leaves the region is cut at its end. */
export function partOf(region: Region, ...extents: readonly Extent[]): Region {
  const inside = extents.map(({ offset, length }) => ({
    offset: Math.min(offset, region.size),
    length: Math.max(0, Math.min(length, region.size - offset)),
  }));
  const pieces = (from: number, length: number) => {
    let start = 0;
    return inside.flatMap((extent) => {
      const [begin, end] = [Math.max(from, start), Math.min(from + length, start + extent.length)];
      const piece = { offset: extent.offset + begin - start, length: end - begin, at: begin - from };
      start += extent.length;
      return piece.length > 0 ? [piece] : [];
    });
  };
  return {
    size: inside.reduce((sum, { length }) => sum + length, 0),
    read: async (offset, length) => {
      const found: Uint8Array[] = [];
      for (const piece of pieces(offset, length)) found.push(await region.read(piece.offset, piece.length));
      return joined(found);
    },
    patch: (offset, bytes) =>
      pieces(offset, bytes.length).flatMap((piece) =>
        region.patch(piece.offset, bytes.subarray(piece.at, piece.at + piece.length)),
      ),
  };
}

/** The region from an offset to its end. */
export const restOf = (region: Region, offset: number): Region => partOf(region, { offset, length: region.size });

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The unsigned integer of `width` bytes at a place; bytes past the end count as zero. */
export function uint(bytes: Uint8Array, at: number, width: number, little = false): number {
  let value = 0;
  for (let n = 0; n < width; n += 1) value = value * 256 + (bytes[little ? at + width - 1 - n : at + n] ?? 0);
  return value;
}

/** The bytes as one character each (ISO 8859-1), so that offsets in the text are offsets in the bytes. */
export function latin(bytes: Uint8Array, from = 0, to = bytes.length): string {
  let text = '';
  for (let at = from; at < to; at += 8192) text += String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 8192)));
  return text;
}

export const latinBytes = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
