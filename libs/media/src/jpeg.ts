import { EXIF, EXTENDED, XMP } from './marks';
import { latin, partOf, restOf, uint, type Patch, type Region } from './region';
import { sweepPatches } from './sweep';
import { tiffPatches } from './tiff';
import { xmpPatches } from './xmp';

const START_OF_SCAN = 0xda;
const APP1 = 0xe1;

/** Position data in the segments of a JPEG, and in what stands behind its first picture. */
export async function jpegPatches(region: Region): Promise<Patch[]> {
  const patches: Patch[] = [];
  let at = 2;
  while (at + 4 <= region.size) {
    const head = await region.read(at, 4);
    if (head[0] !== 0xff) break;
    if (head[1] === 0xff) {
      at += 1;
      continue;
    }
    if (head[1] === START_OF_SCAN) break;
    const length = uint(head, 2, 2);
    if (head[1] === APP1)
      patches.push(...(await segmentPatches(partOf(region, { offset: at + 4, length: length - 2 }))));
    at += 2 + Math.max(2, length);
  }
  return [...patches, ...(await sweepPatches(region, at))];
}

async function segmentPatches(segment: Region): Promise<Patch[]> {
  const head = latin(await segment.read(0, EXTENDED.length));
  if (head.startsWith(EXIF)) return tiffPatches(restOf(segment, EXIF.length));
  if (head.startsWith(XMP)) return xmpPatches(restOf(segment, XMP.length));
  return head === EXTENDED ? xmpPatches(restOf(segment, EXTENDED.length + 40)) : [];
}
