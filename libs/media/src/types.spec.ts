import { zipSync } from 'fflate';
import { compound } from '../testing/compound';
import { film, ftyp, heif, jpeg } from '../testing/files';
import { acceptOfEvidence, compoundType, extensionOf, extensionsOf, fileTypes, imageBrand, isOfd } from '.';

const bytesOf = (file: Uint8Array) => ({
  size: file.length,
  read: (at: number, n: number) => Promise.resolve(file.subarray(at, at + n)),
});

describe('an image of HEIF or AVIF', () => {
  it.each([
    ['heic', 'image/heic'],
    ['heix', 'image/heic'],
    ['heim', 'image/heic'],
    ['heis', 'image/heic'],
    ['hevc', 'image/heic-sequence'],
    ['hevx', 'image/heic-sequence'],
    ['msf1', 'image/heif-sequence'],
    ['avif', 'image/avif'],
    ['avis', 'image/avif'],
  ])('M7 of brand %s is %s', async (major, mime) => {
    expect(await imageBrand(bytesOf(heif({ gps: false, major, others: [major] })))).toBe(mime);
    expect(fileTypes.map((one) => one.mime)).toContain(mime);
  });

  it('M7 of a general brand is what its compatible brands say', async () => {
    expect(await imageBrand(bytesOf(ftyp('mif1', 'mif1', 'heic')))).toBe('image/heic');
    expect(await imageBrand(bytesOf(ftyp('mif1', 'avif', 'mif1')))).toBe('image/avif');
    expect(await imageBrand(bytesOf(ftyp('mif1', 'mif1')))).toBe('image/heif');
    expect(await imageBrand(bytesOf(film({ gps: false })))).toBeNull();
    expect(await imageBrand(bytesOf(jpeg({ gps: false })))).toBeNull();
  });
});

describe('a compound file', () => {
  it.each([
    [['WordDocument', '1Table', '\x05SummaryInformation'], 'application/msword'],
    [['Workbook'], 'application/vnd.ms-excel'],
    [['Book'], 'application/vnd.ms-excel'],
    [['Current User', 'PowerPoint Document', 'a', 'b', 'c', 'd'], 'application/vnd.ms-powerpoint'],
  ])('M8 of streams %p is %s', async (names, mime) => {
    expect(await compoundType(bytesOf(compound(names)))).toBe(mime);
  });

  it.each([
    ['an installer', ['\u4840\u3f3f\u4577\u446c\u3e6a\u44b2\u482f', '\x05SummaryInformation']],
    ['a mail', ['__nameid_version1.0', '__properties_version1.0']],
    ['a document with macros', ['WordDocument', 'Macros', 'VBA']],
    ['nothing at all', []],
    ['two programs at once', ['WordDocument', 'Workbook']],
  ])('M8 that is %s has no type', async (_name, names) => {
    expect(await compoundType(bytesOf(compound(names)))).toBeNull();
  });

  it('cut off or turned into a circle has no type, and is read to its end', async () => {
    const whole = compound(['WordDocument', 'a', 'b', 'c', 'd']);
    for (let length = 0; length < whole.length; length += 61) await compoundType(bytesOf(whole.subarray(0, length)));
    whole.writeUInt32LE(1, 512 + 8); // the directory goes on at its own beginning
    expect(await compoundType(bytesOf(whole))).toBe('application/msword');
  });
});

it('M9 an OFD document is a zip whose root holds OFD.xml', async () => {
  const page = new Uint8Array([60]);
  expect(await isOfd(bytesOf(zipSync({ 'Doc_0/Document.xml': page, 'OFD.xml': page })))).toBe(true);
  expect(await isOfd(bytesOf(zipSync({ 'inner/OFD.xml': page })))).toBe(false);
  expect(await isOfd(bytesOf(jpeg({ gps: false })))).toBe(false);
});

describe('the list of types', () => {
  it('M10 names every download, and every form accepts all of its own', () => {
    for (const { mime, extensions, kind } of fileTypes) {
      expect(extensionOf(mime)).toBe(extensions[0]);
      for (const ending of extensions)
        expect(acceptOfEvidence(kind === 'document' ? kind : 'photo').split(',')).toContain(`.${ending}`);
    }
    expect(acceptOfEvidence('photo')).toMatch(/^image\/\*,video\/\*,\.jpg,/);
    expect(acceptOfEvidence('document')).not.toContain('*');
  });

  it('M10 has each type and each ending once', () => {
    expect(new Set(fileTypes.map(({ mime }) => mime)).size).toBe(fileTypes.length);
    const endings = extensionsOf('photo', 'video', 'document');
    expect(new Set(endings).size).toBe(endings.length);
  });
});
