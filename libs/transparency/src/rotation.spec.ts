import { openCheckpoint, signCheckpoint } from './checkpoint';
import { leafHash } from './hashing';
import { signerOf, signingKey } from './keys';
import { signNote } from './note';
import { originOf, restoredEntry } from './restored';
import { keysAt, keysOfLog, rotationEntry } from './rotation';

const [first, second, third, thief] = [1, 2, 3, 9].map((n) =>
  signerOf(signingKey('cobuild/test', Buffer.alloc(32, n)))!,
);
const placed = (index: number, entry: Buffer) => ({ index, entry: entry.toString() });
const rotations = [placed(9, rotationEntry(first!, second!, 10)), placed(20, rotationEntry(second!, third!, 21))];
const keys = keysOfLog('cobuild/test', 'ignored', rotations);

it('T22 keys follow one another, each from the size at which both have signed that it does', () => {
  expect(rotations[0]!.entry).toMatch(/^\{"keyRotated":"cobuild\/key-rotated\/v1\\ncobuild\/test\\n[^"]+","v":1\}$/);
  expect(keys).toEqual([
    { vkey: first!.vkey, from: 0 },
    { vkey: second!.vkey, from: 10 },
    { vkey: third!.vkey, from: 21 },
  ]);
  expect(keysOfLog('cobuild/test', first!.vkey, [])).toEqual([{ vkey: first!.vkey, from: 0 }]);
});

it('T22 a rotation that one key alone has signed, of another log, size or place, or out of order, is none', () => {
  const text = ['cobuild/key-rotated/v1', 'cobuild/test', first!.vkey, thief!.vkey, 10, ''].join('\n');
  const entry = (note: string) => [placed(9, Buffer.from(JSON.stringify({ keyRotated: note, v: 1 })))];
  const of = (list: Parameters<typeof keysOfLog>[2], origin = 'cobuild/test') => keysOfLog(origin, '', list);
  expect(of(entry(signNote(text, first!, thief!)))).toHaveLength(2);
  expect(of(entry(signNote(text, thief!)))).toBeNull();
  expect(of(entry(signNote(text, first!)))).toBeNull();
  expect(of(entry(signNote(text, first!, thief!).replace('\n10\n', '\n11\n')))).toBeNull();
  expect(of(rotations, 'cobuild/other')).toBeNull();
  expect(of([{ ...rotations[0]!, index: 8 }])).toBeNull();
  expect(of([rotations[0]!, rotations[0]!])).toBeNull();
  expect(of([rotations[1]!, rotations[0]!])).toBeNull();
  expect(of([placed(9, Buffer.from('{"keyRotated":7,"v":1}'))])).toBeNull();
  expect(of([placed(9, Buffer.from('{"keyRotated":'))])).toBeNull();
});

it('T22 a checkpoint counts when the key of its size has signed it', () => {
  const open = (size: number, by = second!) =>
    openCheckpoint(
      Buffer.from(signCheckpoint({ origin: by.name, size, root: leafHash(Buffer.from('x')) }, by)),
      'cobuild/test',
      keysAt(keys!),
    );
  const counts = ([size, by]: [number, typeof first]) => 'checkpoint' in open(size, by);
  const right: [number, typeof first][] = [
    [9, first],
    [10, second],
    [20, second],
    [21, third],
    [9999, third],
  ];
  const wrong: [number, typeof first][] = [
    [10, first],
    [9, second],
    [21, second],
    [20, third],
    [15, thief],
  ];
  expect([right.map(counts), wrong.map(counts)]).toEqual([right.map(() => true), wrong.map(() => false)]);
});

it('T23 the first entry of a log begun anew tells what was lost, and names nobody', () => {
  const heads = [{ agreementId: 'agreement-a', seq: 3, commitment: '11'.repeat(32) }];
  const by = ['p1', 'p2'] as const;
  const entry = restoredEntry({ by, heads, lost: [[7, 9]], oldOrigin: 'cobuild/test', oldSize: 10, oldRoot: 'AA==' });
  expect(entry.toString()).toMatch(
    /^\{"ledgerRestored":\{"by":\["p1","p2"\],"heads":\{"count":1,"root":"[\w-]{43}"\},"lost":\[\[7,9\]\],"oldOrigin":"cobuild\/test","oldRoot":"AA==","oldSize":10\},"v":1\}$/,
  );
  expect(entry.toString()).not.toContain('agreement-a');
  expect([originOf('cobuild/test', 1), originOf('cobuild/test', 2)]).toEqual(['cobuild/test', 'cobuild/test/2']);
});
