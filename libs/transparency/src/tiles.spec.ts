import fc from 'fast-check';
import { entriesIn, toBundle } from './bundles';
import { tileOf, tilePath, tilesBetween } from './tiles';

it('T5 paths are those of the specification, and read back', () => {
  expect(tilePath({ level: 0, index: 1234067, width: 256 })).toBe('tile/0/x001/x234/067');
  expect(tilePath({ level: 'entries', index: 0, width: 256 })).toBe('tile/entries/000');
  expect(tilePath({ level: 1, index: 1000, width: 17 })).toBe('tile/1/x001/000.p/17');
  fc.assert(
    fc.property(
      fc.constantFrom('entries' as const, 0, 1, 7, 63),
      fc.nat(2 ** 40),
      fc.integer({ min: 1, max: 256 }),
      (level, index, width) => {
        expect(tileOf(tilePath({ level, index, width }))).toEqual({ level, index, width });
      },
    ),
  );
});

it.each([
  '',
  'tile/0/0',
  'tile/00/000',
  'tile/64/000',
  'tile/0/x000/000',
  'tile/0/x000',
  'tile/0/000/000',
  'tile/0/000.p/0',
  'tile/0/000.p/256',
  'tile/0/000.p/01',
  'tile/0/000.p/',
  'tile/entries/../000',
  'tile/data/000',
  '/tile/0/000',
  'tile/0/000\n',
  'tile/0/x999/x999/x999/x999/x999/x999/999',
])('T5 %j names no tile', (path) => {
  expect(tileOf(path)).toBeNull();
});

it('T6 a tree of 70,000 has the tiles that the specification counts, and one of 256 too', () => {
  const count = (size: number, level: number | 'entries') =>
    tilesBetween(0, size)
      .filter((tile) => tile.level === level)
      .map(({ width }) => width);
  expect(count(70_000, 0)).toEqual([...Array<number>(273).fill(256), 112]);
  expect(count(70_000, 'entries')).toEqual(count(70_000, 0));
  expect(count(70_000, 1)).toEqual([256, 17]);
  expect(count(70_000, 2)).toEqual([1]);
  expect(count(70_000, 3)).toEqual([]);
  expect(tilesBetween(0, 256).map(tilePath)).toEqual(['tile/entries/000', 'tile/0/000', 'tile/1/000.p/1']);
  expect(tilesBetween(256, 257).map(tilePath)).toEqual(['tile/entries/001.p/1', 'tile/0/001.p/1']);
  expect(tilesBetween(257, 257)).toEqual([]);
});

it('T7 a bundle gives back its entries, and cut elsewhere none', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 })), fc.nat(), (parts, at) => {
      const entries = parts.map((part) => Buffer.from(part));
      const bundle = toBundle(entries);
      expect(entriesIn(bundle)).toEqual(entries);
      const cut = bundle.subarray(0, at % (bundle.length + 1));
      const kept = entriesIn(cut);
      if (kept) expect(toBundle(kept)).toEqual(cut);
    }),
  );
  expect(entriesIn(Buffer.from([0, 2, 1]))).toBeNull();
  expect(entriesIn(Buffer.from([0]))).toBeNull();
  expect(() => toBundle([Buffer.alloc(65_536)])).toThrow('65535');
  expect(toBundle([Buffer.from('ab')])).toEqual(Buffer.from([0, 2, 0x61, 0x62]));
});
