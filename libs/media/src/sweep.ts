import { isoPatches } from './iso';
import * as marks from './marks';
import { latinBytes, partOf, restOf, uint, type Patch, type Region } from './region';
import { tiffPatches } from './tiff';
import { xmpPatches } from './xmp';

const EXIF = latinBytes(marks.EXIF);
const XMP = latinBytes(marks.XMP);
const EXTENDED = latinBytes(marks.EXTENDED);
const PACKET = latinBytes('<x:xmpmeta');
const FILM = latinBytes('ftyp');
const MARKS = [EXIF, XMP, EXTENDED, PACKET, FILM];
const FIRSTS = new Set(MARKS.map(([first]) => first));
const WINDOW = 256 * 1024;
const OVERLAP = 64;
/** Signatures looked at in one file. */
const MOST_HITS = 64;
const MOST_PACKET = 1024 * 1024;

/**
 * Finds metadata by its signature, wherever it stands: further pictures behind the first one, the film of a motion photo, a packet
 * in a GIF. Reads the region once, a window at a time.
 */
export async function sweepPatches(region: Region, from: number): Promise<Patch[]> {
  const patches: Patch[] = [];
  let left = MOST_HITS;
  for (let at = from; at < region.size; at += WINDOW) {
    const window = await region.read(at, WINDOW + OVERLAP);
    for (const { mark, n } of hits(window)) {
      if ((left -= 1) < 0) return patches;
      patches.push(...(await patchesAt(region, mark, at + n)));
    }
  }
  return patches;
}

function* hits(window: Uint8Array): Generator<Readonly<{ mark: Uint8Array; n: number }>> {
  for (let n = 0; n < Math.min(window.length, WINDOW); n += 1) {
    if (!FIRSTS.has(window[n])) continue;
    const mark = MARKS.find((one) => one.every((byte, k) => window[n + k] === byte));
    if (mark) yield { mark, n };
  }
}

async function patchesAt(region: Region, mark: Uint8Array, at: number): Promise<Patch[]> {
  switch (mark) {
    case FILM: {
      const size = uint(await region.read(at - 4, 4), 0, 4);
      return size >= 16 && size <= 256 ? isoPatches(restOf(region, at - 4)) : [];
    }
    case PACKET:
      return xmpPatches(partOf(region, { offset: at, length: await packetLength(region, at) }));
    default: {
      // The length of a JPEG segment stands in front and counts itself.
      const length = Math.max(0, uint(await region.read(at - 2, 2), 0, 2) - 2 - mark.length);
      const body = at + mark.length;
      return mark === EXIF ? tiffPatches(restOf(region, body)) : xmpPatches(partOf(region, { offset: body, length }));
    }
  }
}

/** Up to the end of the packet. */
async function packetLength(region: Region, at: number): Promise<number> {
  const text = new TextDecoder('latin1').decode(await region.read(at, MOST_PACKET));
  const end = text.indexOf('</x:xmpmeta>');
  return end < 0 ? text.length : end;
}
