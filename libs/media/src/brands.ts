import { latin, uint, type Bytes } from './region';

/** Image brands of ISO 23008-12 and AV1 (AVIF); a major brand that is not here and no film says nothing. */
const IMAGES: Readonly<Record<string, string>> = {
  heic: 'image/heic',
  heix: 'image/heic',
  heim: 'image/heic',
  heis: 'image/heic',
  hevc: 'image/heic-sequence',
  hevx: 'image/heic-sequence',
  hevm: 'image/heic-sequence',
  hevs: 'image/heic-sequence',
  avif: 'image/avif',
  avis: 'image/avif',
  mif1: 'image/heif',
  mif2: 'image/heif',
  msf1: 'image/heif-sequence',
};

/** The image that an ISO file holds, by its brands; null for films and everything else. */
export async function imageBrand(bytes: Bytes): Promise<string | null> {
  const head = await bytes.read(0, 512);
  if (latin(head, 4, 8) !== 'ftyp') return null;
  const end = Math.min(head.length, uint(head, 0, 4));
  const major = latin(head, 8, 12);
  const found = IMAGES[major];
  if (found === undefined || !major.startsWith('m')) return found ?? null;
  // A general brand: the compatible ones say which coding it is.
  const others = Array.from({ length: Math.max(0, Math.floor((end - 16) / 4)) }, (_, n) =>
    latin(head, 16 + n * 4, 20 + n * 4),
  );
  const coded = others.find((brand) => brand in IMAGES && !brand.startsWith('m'));
  return coded === undefined ? found : (IMAGES[coded] ?? found);
}
