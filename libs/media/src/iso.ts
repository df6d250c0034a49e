import { latin, latinBytes, partOf, restOf, uint, type Patch, type Region } from './region';
import { boxesByType, boxesIn, type Box } from './boxes';
import { itemPatches } from './heif';
import { xmpPatches } from './xmp';

const XMP_BOX = 'be7acfcb97a942e89c71999491e3afac';
/** Boxes that hold the place where a film was made: QuickTime and MP4, then 3GPP. */
const POSITION = ['\xa9xyz', 'loci'];
const PLACES = /location|gps/i;

/** Position data of HEIF, AVIF, MP4, MOV and 3GP, which share one container (ISO 14496-12). */
export async function isoPatches(file: Region): Promise<Patch[]> {
  const patches: Patch[] = [];
  for await (const box of boxesIn(file, 0)) {
    if (box.type === 'meta') patches.push(...(await itemPatches(file, box)));
    patches.push(...(await boxPatches(file, box)));
  }
  return patches;
}

const bodyOf = (file: Region, { body, end }: Box): Region => partOf(file, { offset: body, length: end - body });

/** Boxes within boxes, no deeper than films are. */
const DEEPEST = 6;

async function boxPatches(file: Region, box: Box, depth = 0): Promise<Patch[]> {
  if (depth > DEEPEST) return [];
  switch (box.type) {
    case 'moov':
    case 'trak':
    case 'udta':
    case 'ilst':
    case 'mpvd': // the film of a motion photo
      return within(file, box.body, box.end, depth + 1);
    case 'meta': {
      const head = await file.read(box.body, 8);
      const start = box.body + (latin(head, 4, 8) === 'hdlr' ? 0 : 4); // QuickTime leaves the version out
      return [...(await within(file, start, box.end, depth + 1)), ...(await keyedPatches(file, start, box.end))];
    }
    case 'XMP_':
      return xmpPatches(bodyOf(file, box));
    case 'uuid': {
      const id = Array.from(await file.read(box.body, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
      return id === XMP_BOX ? xmpPatches(restOf(bodyOf(file, box), 16)) : [];
    }
  }
  if (!POSITION.includes(box.type)) return [];
  // A box of free space, of the same length.
  return [
    ...file.patch(box.typeAt, latinBytes('free')),
    ...file.patch(box.body, new Uint8Array(Math.min(box.end, file.size) - box.body)),
  ];
}

async function within(file: Region, from: number, to: number, depth: number): Promise<Patch[]> {
  const patches: Patch[] = [];
  for await (const box of boxesIn(file, from, to)) patches.push(...(await boxPatches(file, box, depth)));
  return patches;
}

/** Apple's metadata: `keys` names them, `ilst` has their values by number, from 1. A value that tells a place becomes zeros. */
async function keyedPatches(file: Region, from: number, to: number): Promise<Patch[]> {
  const boxes = await boxesByType(file, from, to);
  const [keys, list] = ['keys', 'ilst'].map((type) => boxes.get(type));
  if (!keys || !list) return [];
  const named = new Set<number>();
  let n = 0;
  for await (const key of boxesIn(file, keys.body + 8, keys.end)) {
    n += 1;
    if (PLACES.test(latin(await file.read(key.body, Math.min(200, key.end - key.body))))) named.add(n);
  }
  const patches: Patch[] = [];
  for await (const item of boxesIn(file, list.body, list.end)) {
    if (!named.has(uint(latinBytes(item.type), 0, 4))) continue;
    for await (const value of boxesIn(file, item.body, item.end))
      patches.push(...file.patch(value.body + 8, new Uint8Array(Math.max(0, value.end - value.body - 8))));
  }
  return patches;
}
