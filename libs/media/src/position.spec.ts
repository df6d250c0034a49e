import { crc32 } from 'node:zlib';
import exifr from 'exifr';
import { exif, film, heif, jpeg, PLACE, png, webp, xmp } from '../testing/files';
import { positionPatches } from './position';

let reads = 0;

async function cleaned(file: Buffer): Promise<Buffer> {
  const read = (at: number, n: number) => {
    reads += 1;
    return Promise.resolve(new Uint8Array(file.subarray(at, at + n)));
  };
  const bytes = { size: file.length, read };
  const made = Buffer.from(file);
  for (const { at, bytes: content } of await positionPatches(bytes)) made.set(content, at);
  return made;
}

/** The metadata that an independent reader finds. */
const read = async (file: Buffer): Promise<Record<string, unknown>> =>
  ((await exifr.parse(file, { xmp: true, translateValues: false, multiSegment: true })) ?? {}) as Record<
    string,
    unknown
  >;
const placeIn = (file: Buffer): Promise<unknown> => exifr.gps(file).catch(() => undefined);

const photos: readonly [name: string, make: (gps: boolean) => Buffer][] = [
  ['JPEG', (gps) => jpeg({ gps })],
  ['JPEG, little-endian', (gps) => jpeg({ gps, little: true })],
  ['PNG', (gps) => png({ gps })],
  ['HEIC', (gps) => heif({ gps })],
  ['HEIC of brand mif1', (gps) => heif({ gps, major: 'mif1' })],
  ['AVIF', (gps) => heif({ gps, major: 'avif', others: ['mif1', 'avif'] })],
  ['TIFF', (gps) => exif({ gps })],
];

describe('position data', () => {
  it.each(photos)('M1 is taken out of a %s in its place, its orientation and time kept', async (_name, make) => {
    const before = make(true);
    expect(await placeIn(before)).toMatchObject({
      latitude: expect.closeTo(39.9056, 3),
      longitude: expect.closeTo(116.3914, 3),
    });
    const after = await cleaned(before);
    expect(after).toHaveLength(before.length);
    expect(await placeIn(after)).toBeUndefined();
    const found = await read(after);
    expect(Object.keys(found).filter((key) => /gps|latitude|longitude/i.test(key))).toEqual([]);
    expect(found).toMatchObject({ Orientation: 6, Make: expect.stringContaining('Maker') });
    expect(found['DateTimeOriginal']).toBeDefined();
    expect(await cleaned(after)).toEqual(after);
  });

  it.each([...photos, ['WebP', (gps: boolean) => webp({ gps })] as const])(
    'M2 that a %s does not have changes nothing of it',
    async (_name, make) => {
      expect(await cleaned(make(false))).toEqual(make(false));
    },
  );

  it.each<[string, Buffer]>([
    ['WebP', webp({ gps: true })],
    ['PNG whose XMP is packed', png({ gps: true, packed: true })],
    ['HEIC that keeps its items within', heif({ gps: true, inData: true })],
    ['JPEG with a second picture behind it', jpeg({ gps: false, behind: jpeg({ gps: true }) })],
    ['motion photo', jpeg({ gps: false, behind: film({ gps: true, brand: 'mp42' }) })],
    ['GIF', Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(7), xmp(true)])],
    ['M3 iPhone film', film({ gps: true })],
    ['M3 Android film', film({ gps: true, brand: 'mp42' })],
    ['M3 3GP film', film({ gps: true, brand: '3gp4' })],
  ])('M4 is taken out of a %s', async (_name, before) => {
    const after = await cleaned(before);
    expect(after).toHaveLength(before.length);
    for (const trace of [PLACE, 'GPSLatitude="39', '116,23', "'116.39'", '\0\0\x01\x17\0\0\0\x01', 'Somewhere'])
      expect(after.includes(Buffer.from(trace, 'latin1')) ? trace : '').toBe('');
    expect(after).not.toEqual(before);
    expect(await cleaned(after)).toEqual(after);
  });

  it.each(['qt  ', 'mp42', '3gp4', 'isom'])(
    'that a film of brand %s does not have changes nothing of it',
    async (brand) => {
      expect(await cleaned(film({ gps: false, brand }))).toEqual(film({ gps: false, brand }));
    },
  );

  it('M5 keeps the checksums of a PNG right', async () => {
    const after = await cleaned(png({ gps: true, packed: true }));
    for (let at = 8; at < after.length; at += 12 + after.readUInt32BE(at)) {
      const length = after.readUInt32BE(at);
      expect(after.readUInt32BE(at + 8 + length)).toBe(crc32(after.subarray(at + 4, at + 8 + length)));
    }
  });

  it.each(photos)('M6 a %s cut off anywhere is read to its end and no further', async (_name, make) => {
    const whole = make(true);
    for (let length = 0; length < whole.length; length += 7)
      expect(await cleaned(whole.subarray(0, length))).toHaveLength(length);
  });

  it('M6 a file made to keep us busy costs little', async () => {
    reads = 0;
    const mark = Buffer.concat([Buffer.from('Exif\0\0'), exif({ gps: true })]);
    await cleaned(Buffer.concat([jpeg({ gps: true }), ...Array.from({ length: 20_000 }, () => mark)]));
    await cleaned(Buffer.concat([jpeg({ gps: true }), Buffer.from('<gps1><x:xmpmeta '.repeat(100_000))]));
    const nested = Buffer.alloc(400_000);
    for (let at = 0; at + 8 < nested.length; at += 8) {
      nested.writeUInt32BE(nested.length - at, at);
      nested.write('moov', at + 4);
    }
    await cleaned(nested);
    expect(reads).toBeLessThan(100_000);
  });
});
