import { deflateSync } from 'node:zlib';
import { crcOf } from '../src/crc';

const u16 = (n: number, little = false): Buffer => {
  const made = Buffer.alloc(2);
  if (little) made.writeUInt16LE(n);
  else made.writeUInt16BE(n);
  return made;
};
export const u32 = (n: number, little = false): Buffer => {
  const made = Buffer.alloc(4);
  if (little) made.writeUInt32LE(n);
  else made.writeUInt32BE(n);
  return made;
};
const rationals = (little: boolean, ...values: number[]): Buffer =>
  Buffer.concat(values.flatMap((value) => [u32(value, little), u32(1, little)]));

type Tag = Readonly<{ tag: number; type: number; count: number; value: Buffer }>;

/** One folder at `start`, its long values behind it. */
function folder(tags: readonly Tag[], start: number, little: boolean): Buffer {
  const head = 2 + tags.length * 12 + 4;
  const values: Buffer[] = [];
  let at = start + head;
  const entries = tags.map(({ tag, type, count, value }) => {
    const inline = value.length <= 4;
    const last = inline ? Buffer.concat([value, Buffer.alloc(4 - value.length)]) : u32(at, little);
    if (!inline) {
      values.push(value);
      at += value.length;
    }
    return Buffer.concat([u16(tag, little), u16(type, little), u32(count, little), last]);
  });
  return Buffer.concat([u16(tags.length, little), ...entries, u32(0, little), ...values]);
}

/** A TIFF block as phones write it: maker and orientation 6 (turned by 90°), the time in its Exif folder, and, where wanted, a place. */
export function exif({ gps, little = false }: Readonly<{ gps: boolean; little?: boolean }>): Buffer {
  const long = (n: number) => u32(n, little);
  const text = (tag: number, value: string): Tag => {
    return { tag, type: 2, count: value.length + 1, value: Buffer.from(`${value}\0`) };
  };
  const own = (exifAt: number, gpsAt: number): Tag[] => [
    text(0x010f, 'Maker of phones'),
    { tag: 0x0112, type: 3, count: 1, value: u16(6, little) },
    { tag: 0x8769, type: 4, count: 1, value: long(exifAt) },
    ...(gps ? [{ tag: 0x8825, type: 4, count: 1, value: long(gpsAt) }] : []),
  ];
  const taken = [text(0x9003, '2026:06:19 09:30:00')];
  const place: Tag[] = [
    { tag: 1, type: 2, count: 2, value: Buffer.from('N\0') },
    { tag: 2, type: 5, count: 3, value: rationals(little, 39, 54, 20) },
    { tag: 3, type: 2, count: 2, value: Buffer.from('E\0') },
    { tag: 4, type: 5, count: 3, value: rationals(little, 116, 23, 29) },
    text(0x1d, '2026:06:19'),
  ];
  const exifAt = 8 + folder(own(0, 0), 8, little).length;
  const gpsAt = exifAt + folder(taken, exifAt, little).length;
  return Buffer.concat([
    Buffer.from(little ? 'II*\0' : 'MM\0*', 'latin1'),
    long(8),
    folder(own(exifAt, gpsAt), 8, little),
    folder(taken, exifAt, little),
    ...(gps ? [folder(place, gpsAt, little)] : []),
  ]);
}

/** An XMP packet with a place as attributes and as an element, beside what says nothing of one. */
export const xmp = (gps: boolean): Buffer =>
  Buffer.from(
    `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" tiff:Orientation="6"${gps ? ' exif:GPSLatitude="39,54.333N" drone-dji:GpsLongtitude = \'116.39\'' : ''}>${gps ? '<exif:GPSLongitude>116,23.483E</exif:GPSLongitude>' : ''}<tiff:Make>Maker</tiff:Make></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
  );

const segment = (marker: number, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from([0xff, marker]), u16(body.length + 2), body]);

/** A whole JPEG of 8 by 8 grey pixels. */
const PIXELS = Buffer.from(
  'ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b080008000801011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00fcaaa28a2800ffd9',
  'hex',
);

type Made = Readonly<{ gps: boolean; little?: boolean; behind?: Buffer }>;

export const jpeg = ({ gps, little = false, behind = Buffer.alloc(0) }: Made): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exif({ gps, little })])),
    segment(0xe1, Buffer.concat([Buffer.from('http://ns.adobe.com/xap/1.0/\0'), xmp(gps)])),
    PIXELS,
    behind,
  ]);

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type), data]);
  return Buffer.concat([u32(data.length), body, u32(crcOf(body))]);
};

/** One grey pixel. `packed` keeps the XMP as a zlib stream, as some programs do. */
export const png = ({ gps, packed = false }: Readonly<{ gps: boolean; packed?: boolean }>): Buffer => {
  const text = packed ? deflateSync(xmp(gps)) : xmp(gps);
  const head = Buffer.from(`XML:com.adobe.xmp\0${packed ? '\x01' : '\0'}\0\0\0`, 'latin1');
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', Buffer.concat([u32(1), u32(1), Buffer.from([8, 0, 0, 0, 0])])),
    chunk('eXIf', exif({ gps })),
    chunk('iTXt', Buffer.concat([head, text])),
    chunk('IDAT', deflateSync(Buffer.from([0, 128]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

export const webp = ({ gps }: Readonly<{ gps: boolean }>): Buffer => {
  const part = (type: string, data: Buffer) =>
    Buffer.concat([Buffer.from(type), u32(data.length, true), data, Buffer.alloc(data.length % 2)]);
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    part('VP8X', Buffer.from([0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
    part('VP8L', Buffer.from('2f0000000007d0ffe7ff01', 'hex')),
    part('EXIF', exif({ gps, little: true })),
    part('XMP ', xmp(gps)),
  ]);
  return Buffer.concat([Buffer.from('RIFF'), u32(body.length, true), body]);
};

export const box = (type: string, ...content: readonly Buffer[]): Buffer => {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
};

/** The first box of an ISO file, with its brands. */
export const ftyp = (major: string, ...compatible: readonly string[]): Buffer =>
  box('ftyp', Buffer.from(major), u32(0), ...compatible.map((brand) => Buffer.from(brand)));

/** A HEIF or AVIF file with its Exif and XMP as items, `inData` within its meta box instead of behind it. */
export function heif({
  gps,
  major = 'heic',
  others = ['mif1', 'heic'],
  inData = false,
}: Readonly<{ gps: boolean; major?: string; others?: readonly string[]; inData?: boolean }>): Buffer {
  const item = Buffer.concat([u32(6), Buffer.from('Exif\0\0'), exif({ gps })]);
  const packet = xmp(gps);
  const entry = (id: number, type: string, more: string) =>
    box('infe', Buffer.from([2, 0, 0, 0]), u16(id), u16(0), Buffer.from(`${type}\0${more}`));
  const meta = (at: number) => {
    const place = (id: number, offset: number, length: number) =>
      Buffer.concat([u16(id), u16(inData ? 1 : 0), u16(0), u16(1), u32(offset), u32(length)]);
    return box(
      'meta',
      u32(0),
      box('hdlr', u32(0), u32(0), Buffer.from('pict'), Buffer.alloc(13)),
      box(
        'iinf',
        u32(0),
        u16(3),
        entry(1, 'hvc1', ''),
        entry(2, 'Exif', ''),
        entry(3, 'mime', 'application/rdf+xml\0'),
      ),
      box(
        'iloc',
        Buffer.from([1, 0, 0, 0, 0x44, 0]),
        u16(2),
        place(2, at, item.length),
        place(3, at + item.length, packet.length),
      ),
      ...(inData ? [box('idat', item, packet)] : []),
    );
  };
  const head = ftyp(major, ...others);
  const at = inData ? 0 : head.length + meta(0).length + 8;
  return Buffer.concat([
    head,
    meta(at),
    inData ? box('mdat', Buffer.alloc(8)) : box('mdat', item, packet, Buffer.alloc(64, 7)),
  ]);
}

export const PLACE = '+39.9056+116.3914+044.000/';

/** A film as iPhones (`qt`), Android phones (`mp42`) and old ones (`3gp4`) write it. */
export function film({ gps, brand = 'qt  ' }: Readonly<{ gps: boolean; brand?: string }>): Buffer {
  const keys = ['com.apple.quicktime.make', ...(gps ? ['com.apple.quicktime.location.ISO6709'] : [])];
  const values = ['Apple', PLACE];
  const meta = Buffer.concat([
    box('hdlr', u32(0), u32(0), Buffer.from('mdta'), Buffer.alloc(13)),
    box('keys', u32(0), u32(keys.length), ...keys.map((key) => box('mdta', Buffer.from(key)))),
    box(
      'ilst',
      ...keys.map((_, n) =>
        box(u32(n + 1).toString('latin1'), box('data', u32(1), u32(0), Buffer.from(values[n] ?? ''))),
      ),
    ),
  ]);
  const xyz = box('\xa9xyz', u16(PLACE.length), Buffer.from([0x15, 0xc7]), Buffer.from(PLACE));
  const loci = box('loci', u32(0), u16(0x15c7), Buffer.from('Somewhere\0\0'), u32(0x0074643d), u32(0x0027e7d5), u32(0));
  const placed = gps ? [brand.startsWith('3g') ? loci : xyz] : [];
  const moov = box(
    'moov',
    box('mvhd', Buffer.alloc(100)),
    box('meta', ...(brand === 'qt  ' ? [] : [u32(0)]), meta),
    box('udta', ...placed),
  );
  return Buffer.concat([ftyp(brand, brand), box('mdat', Buffer.alloc(32, 9)), moov]);
}
