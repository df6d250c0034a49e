import { boxesByType, boxesIn, type Box } from './boxes';
import { latin, partOf, restOf, uint, type Extent, type Patch, type Region } from './region';
import { tiffPatches } from './tiff';
import { xmpPatches } from './xmp';

const MOST_TABLE = 1024 * 1024;

/** Position data in the Exif and XMP items of a HEIF or AVIF file (ISO 23008-12); `meta` is its box of items. */
export async function itemPatches(file: Region, meta: Box): Promise<Patch[]> {
  const boxes = await boxesByType(file, meta.body + 4, meta.end);
  const [info, places, data] = ['iinf', 'iloc', 'idat'].map((type) => boxes.get(type));
  if (!info || !places) return [];
  const kinds = await kindsOf(file, info);
  const table = await file.read(places.body, Math.min(MOST_TABLE, places.end - places.body));
  const patches: Patch[] = [];
  for (const { id, inData, extents } of locationsOf(table, file.size)) {
    const kind = kinds.get(id);
    if (!kind) continue;
    const base = inData ? (data?.body ?? file.size) : 0;
    const item = partOf(file, ...extents.map(({ offset, length }) => ({ offset: offset + base, length })));
    if (kind === 'xmp') patches.push(...(await xmpPatches(item)));
    else {
      const start = 4 + uint(await item.read(0, 4), 0, 4); // where the TIFF block begins
      patches.push(...(await tiffPatches(restOf(item, start))));
    }
  }
  return patches;
}

/** The items that hold Exif or XMP, by their number. */
async function kindsOf(file: Region, info: Box): Promise<Map<number, 'exif' | 'xmp'>> {
  const version = uint(await file.read(info.body, 1), 0, 1);
  const kinds = new Map<number, 'exif' | 'xmp'>();
  for await (const entry of boxesIn(file, info.body + (version === 0 ? 6 : 8), info.end)) {
    const bytes = await file.read(entry.body, Math.min(256, entry.end - entry.body));
    const wide = uint(bytes, 0, 1) >= 3 ? 4 : 2;
    const [id, type] = [uint(bytes, 4, wide), latin(bytes, 6 + wide, 10 + wide)];
    if (type === 'Exif') kinds.set(id, 'exif');
    if (type === 'mime' && latin(bytes, 10 + wide).includes('application/rdf+xml')) kinds.set(id, 'xmp');
  }
  return kinds;
}

type Location = Readonly<{ id: number; inData: boolean; extents: readonly Extent[] }>;

function* locationsOf(table: Uint8Array, most: number): Generator<Location> {
  const version = uint(table, 0, 1);
  const [sizes, bases] = [uint(table, 4, 1), uint(table, 5, 1)];
  const widths = { offset: sizes >> 4, length: sizes & 15, base: bases >> 4, index: version === 0 ? 0 : bases & 15 };
  const wide = version < 2 ? 2 : 4;
  let at = 6;
  const next = (width: number): number => {
    at += width;
    return uint(table, at - width, width);
  };
  for (let left = next(wide); left > 0 && at < table.length; left -= 1) {
    const id = next(wide);
    const method = version === 0 ? 0 : next(2) & 15;
    next(2); // of this file, always
    const base = next(widths.base);
    const extents: Extent[] = [];
    for (let more = next(2); more > 0 && at < table.length; more -= 1) {
      next(widths.index);
      const offset = base + next(widths.offset);
      extents.push({ offset, length: next(widths.length) || most });
    }
    yield { id, inData: method === 1, extents };
  }
}
