import { crcOf } from './crc';
import { EXIF } from './marks';
import { unpacked } from './unpacked';
import { latin, latinBytes, restOf, uint, wholeOf, type Patch, type Region } from './region';
import { tiffPatches } from './tiff';
import { withoutPosition, xmpPatches } from './xmp';

const XMP = 'XML:com.adobe.xmp';
/** An ancillary, private chunk that every reader passes over. */
const EMPTY = 'cbVd';

type Chunk = Readonly<{ type: string; data: Uint8Array; at: number }>;

/** Position data in the chunks of a PNG. A chunk that changes gets its checksum anew. */
export async function pngPatches(region: Region): Promise<Patch[]> {
  const patches: Patch[] = [];
  for (let at = 8; at + 12 <= region.size;) {
    const head = await region.read(at, 8);
    const length = uint(head, 0, 4);
    const type = latin(head, 4, 8);
    if (['eXIf', 'iTXt', 'zTXt', 'tEXt'].includes(type)) {
      const chunk = { type, at, data: await region.read(at + 8, length) };
      const changed = await withoutPositionIn(chunk);
      if (changed) patches.push(...region.patch(at + 4, withChecksum(changed)));
    }
    at += 12 + length;
  }
  return patches;
}

/** The chunk as it may stay; null when it tells no position. */
async function withoutPositionIn(chunk: Chunk): Promise<Chunk | null> {
  if (chunk.type === 'eXIf') return patched(chunk, 0, tiffPatches);
  const keyword = latin(chunk.data, 0, Math.min(80, chunk.data.length)).split('\0')[0] ?? '';
  const body = keyword.length + 1;
  if (keyword === XMP && chunk.type === 'iTXt') {
    const text = textStart(chunk.data, body + 2);
    if (chunk.data[body] === 0) return patched(chunk, text, xmpPatches);
    return tells(unpacked(chunk.data.subarray(text))) ? emptied(chunk) : null;
  }
  if (!keyword.startsWith('Raw profile type ')) return null;
  const profile = chunk.type === 'zTXt' ? unpacked(chunk.data.subarray(body + 1)) : chunk.data.subarray(body);
  return profile === null || (await profileTells(profile)) ? emptied(chunk) : null;
}

/** Behind the language and the translated keyword of an iTXt chunk. */
const textStart = (data: Uint8Array, from: number): number => data.indexOf(0, data.indexOf(0, from) + 1) + 1;

/** Whether a packed text tells a position; one that cannot be unpacked counts as if it did. */
const tells = (text: Uint8Array | null): boolean => text === null || withoutPosition(latin(text)) !== latin(text);

/** A profile is a block of bytes written as hexadecimal digits, under its name and length. */
async function profileTells(profile: Uint8Array): Promise<boolean> {
  const digits = latin(profile)
    .replace(/^\s*\w+\s+\d+\s/, '')
    .replace(/\s/g, '');
  const bytes = Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  const start = latin(bytes, 0, Math.min(EXIF.length, bytes.length)) === EXIF ? EXIF.length : 0;
  return (await tiffPatches(regionOf(bytes.subarray(start)))).length > 0 || tells(bytes);
}

async function patched(
  chunk: Chunk,
  from: number,
  patchesOf: (region: Region) => Promise<Patch[]>,
): Promise<Chunk | null> {
  const patches = await patchesOf(restOf(regionOf(chunk.data), from));
  if (patches.length === 0) return null;
  const data = chunk.data.slice();
  for (const { at, bytes } of patches) data.set(bytes, at);
  return { ...chunk, data };
}

const emptied = (chunk: Chunk): Chunk => ({ ...chunk, type: EMPTY, data: new Uint8Array(chunk.data.length) });

function withChecksum({ type, data }: Chunk): Uint8Array {
  const made = new Uint8Array(4 + data.length + 4);
  made.set(latinBytes(type), 0);
  made.set(data, 4);
  new DataView(made.buffer).setUint32(4 + data.length, crcOf(made.subarray(0, 4 + data.length)));
  return made;
}

const regionOf = (bytes: Uint8Array): Region =>
  wholeOf({ size: bytes.length, read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)) });
