import { partOf, uint, type Patch, type Region } from './region';
import { xmpPatches } from './xmp';

const GPS = 0x8825;
const XMP = 0x02bc;
/** Exif, interoperability, sub-images. */
const FOLDERS: readonly number[] = [0x8769, 0xa005, 0x014a];
const ENTRY = 12;
const MOST_FOLDERS = 64;
/** Of one GPS folder: the standard knows 32 tags, the longest of them some words. */
const MOST_VALUES = 64;
const MOST_VALUE_BYTES = 64 * 1024;
/** Bytes of one value, by its type in TIFF 6.0. */
const WIDTHS = [1, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

type Entry = Readonly<{ tag: number; bytes: number; at: number }>;

/**
 * Takes the GPS folder out of a TIFF block (Exif) in place: its entry leaves its folder, its content becomes zeros. Offsets,
 * orientation and pixels stay as they are. A block without position data has no patches.
 */
export async function tiffPatches(region: Region): Promise<Patch[]> {
  const header = await region.read(0, 8);
  const little = uint(header, 0, 2) === 0x4949;
  if ((!little && uint(header, 0, 2) !== 0x4d4d) || uint(header, 2, 2, little) !== 42) return [];
  const patches: Patch[] = [];
  const ahead = [uint(header, 4, 4, little)];
  const seen = new Set<number>([0]);
  for (let offset = ahead.shift(); offset !== undefined; offset = ahead.shift()) {
    if (seen.has(offset) || seen.size > MOST_FOLDERS) continue;
    seen.add(offset);
    const folder = await readFolder(region, offset, little);
    ahead.push(folder.next);
    for (const entry of folder.entries) {
      if (FOLDERS.includes(entry.tag)) ahead.push(...(await offsetsIn(region, entry, little)));
      if (entry.tag === GPS)
        patches.push(...(await zeroed(region, uint(await region.read(entry.at, 4), 0, 4, little), little)));
      if (entry.tag === XMP)
        patches.push(...(await xmpPatches(partOf(region, { offset: entry.at, length: entry.bytes }))));
    }
    if (folder.entries.some(({ tag }) => tag === GPS)) patches.push(...region.patch(offset, without(folder, little)));
  }
  return patches;
}

type Folder = Readonly<{ entries: readonly Entry[]; next: number; raw: Uint8Array }>;

async function readFolder(region: Region, offset: number, little: boolean): Promise<Folder> {
  const count = uint(await region.read(offset, 2), 0, 2, little);
  const raw = await region.read(offset, 2 + count * ENTRY + 4);
  const whole = Math.min(count, Math.floor(Math.max(0, raw.length - 2) / ENTRY));
  const entries = Array.from({ length: whole }, (_, n): Entry => {
    const at = 2 + n * ENTRY;
    const bytes = (WIDTHS[uint(raw, at + 2, 2, little)] ?? 1) * uint(raw, at + 4, 4, little);
    return { tag: uint(raw, at, 2, little), bytes, at: bytes > 4 ? uint(raw, at + 8, 4, little) : offset + at + 8 };
  });
  return { entries, next: uint(raw, 2 + count * ENTRY, 4, little), raw };
}

async function offsetsIn(region: Region, { bytes, at }: Entry, little: boolean): Promise<number[]> {
  const list = await region.read(at, Math.min(bytes, 4 * MOST_FOLDERS));
  return Array.from({ length: Math.floor(list.length / 4) }, (_, n) => uint(list, n * 4, 4, little));
}

/** A folder of the same length without its GPS entry: what follows moves up, zeros fill the end. */
function without({ entries, raw }: Folder, little: boolean): Uint8Array {
  const made = new Uint8Array(raw.length);
  const kept = entries.flatMap(({ tag }, n) => (tag === GPS ? [] : [raw.subarray(2 + n * ENTRY, 2 + (n + 1) * ENTRY)]));
  made.set(little ? [kept.length & 255, kept.length >> 8] : [kept.length >> 8, kept.length & 255], 0);
  kept.forEach((entry, n) => made.set(entry, 2 + n * ENTRY));
  made.set(raw.subarray(2 + entries.length * ENTRY, 2 + entries.length * ENTRY + 4), 2 + kept.length * ENTRY);
  return made;
}

/** The GPS folder and its values, all zeros. */
async function zeroed(region: Region, offset: number, little: boolean): Promise<Patch[]> {
  const { entries, raw } = await readFolder(region, offset, little);
  const values = entries.filter(({ bytes, at }) => bytes > 4 && at < region.size).slice(0, MOST_VALUES);
  return [{ at: offset, bytes: Math.min(raw.length, MOST_VALUE_BYTES) }, ...values].flatMap(({ at, bytes }) =>
    region.patch(at, new Uint8Array(Math.max(0, Math.min(bytes, region.size - at, MOST_VALUE_BYTES)))),
  );
}
