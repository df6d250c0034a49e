import { isoPatches } from './iso';
import { jpegPatches } from './jpeg';
import { pngPatches } from './png';
import { latin, wholeOf, type Bytes, type Patch } from './region';
import { sweepPatches } from './sweep';
import { tiffPatches } from './tiff';
import { webpPatches } from './webp';

/** More than any phone's file needs; a file made to keep us busy is not looked at any further. */
const MOST_READS = 20_000;
const MOST_BYTES = 16 * 1024 * 1024;

/** Types of the first box of an ISO file; QuickTime may leave `ftyp` out. */
const ISO = ['ftyp', 'moov', 'mdat', 'wide', 'free', 'skip'];

/**
 * The changes that take the place where it was made out of a photo or film: GPS data of Exif, XMP and of films. The
 * patches keep its length, pixels, orientation and time. A file without position data, and every document, has none.
 */
export async function positionPatches(bytes: Bytes): Promise<Patch[]> {
  const region = wholeOf(withinBudget(bytes));
  const head = latin(await bytes.read(0, 12));
  if (head.startsWith('\xff\xd8\xff')) return jpegPatches(region);
  if (head.startsWith('\x89PNG\r\n')) return pngPatches(region);
  if (head.startsWith('RIFF') && head.endsWith('WEBP')) return webpPatches(region);
  if (head.startsWith('II*\0') || head.startsWith('MM\0*')) return tiffPatches(region);
  if (head.startsWith('GIF8')) return sweepPatches(region, 0);
  return ISO.includes(head.slice(4, 8)) ? isoPatches(region) : [];
}

/** Answers with nothing once the budget is spent. */
function withinBudget(bytes: Bytes): Bytes {
  let [reads, spent] = [0, 0];
  return {
    size: bytes.size,
    read: (offset, length) => {
      reads += 1;
      spent += Math.max(0, Math.min(length, bytes.size - offset));
      const over = reads > MOST_READS || spent > MOST_BYTES + 3 * bytes.size;
      return over ? Promise.resolve(new Uint8Array(0)) : bytes.read(offset, length);
    },
  };
}
