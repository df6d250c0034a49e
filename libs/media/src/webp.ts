import { EXIF } from './marks';
import { latin, partOf, uint, type Patch, type Region } from './region';
import { tiffPatches } from './tiff';
import { xmpPatches } from './xmp';

/** Position data in the chunks of a WebP. */
export async function webpPatches(region: Region): Promise<Patch[]> {
  const patches: Patch[] = [];
  for (let at = 12; at + 8 <= region.size;) {
    const head = await region.read(at, 14);
    const length = uint(head, 4, 4, true);
    const type = latin(head, 0, 4);
    // Some writers put the mark of a JPEG segment in front.
    const mark = latin(head, 8, 14) === EXIF ? EXIF.length : 0;
    const chunk = partOf(region, { offset: at + 8 + mark, length: length - mark });
    if (type === 'EXIF') patches.push(...(await tiffPatches(chunk)));
    if (type === 'XMP ') patches.push(...(await xmpPatches(chunk)));
    at += 8 + length + (length % 2);
  }
  return patches;
}
