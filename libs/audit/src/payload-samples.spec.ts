import { readFileSync } from 'node:fs';
import { toFact, typeVersions, upcast, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { payloadsFile, samplesFile, type KeptPayload } from '../../../test/samples/samples';
import { misfits, payloadShapes, placesIn, placesOf } from './testing/payload-shapes';

const shapes = payloadShapes();
const linesOf = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);
const full = linesOf<KeptPayload>(payloadsFile).map((one) => ({ ...one, of: `${one.type} ${one.version}` }));
const entries = linesOf<SealedEntry>(samplesFile)
  .map(({ envelope }) => JSON.parse(envelope) as Envelope)
  .map(({ type, typeVersion: version, payload }) => ({ type, version, payload, of: `${type} ${version}` }));

it('H8 of every version there is one payload with every field, kept as it was', () => {
  expect(full.map(({ of }) => of).sort()).toEqual([...shapes.keys()].sort());
  expect(shapes.size).toBeGreaterThan(45);
  // A field that a frozen version got afterwards stands in no kept payload; one that it lost is in none of its types.
  const unkept = full.flatMap(({ of, payload }) => {
    const has = new Set(placesOf(shapes.get(of)!, payload));
    return placesIn(shapes.get(of)!).flatMap((place) =>
      has.has(place) ? [] : [`${of}: ${place} is in no kept payload`],
    );
  });
  expect(unkept).toEqual([]);
});

it.each([
  ['the full payloads', full],
  ['the kept entries', entries],
])('H9 %s have the fields of their version, and no other', (_, kept) => {
  const wrong = kept.flatMap(({ of, payload }) => misfits(shapes.get(of)!, payload).map((place) => `${of}: ${place}`));
  expect(wrong).toEqual([]);
});

it('H9 each is read as a payload of the newest version', () => {
  for (const { type, version, payload } of [...full, ...entries]) {
    const newest = shapes.get(`${type} ${typeVersions[type as keyof typeof typeVersions]}`)!;
    expect([type, version, misfits(newest, upcast(type, version, payload))]).toEqual([type, version, []]);
    const envelope = {
      type,
      typeVersion: version,
      payload,
      occurredAt: '2026-01-01T00:00:00.000Z',
    } as unknown as Envelope;
    expect(toFact(envelope).event).toMatchObject(payload);
  }
});

it('H9 a field more or less, or of another kind, in a kept payload is seen', () => {
  const shape = shapes.get('ItemsCarriedOver 1')!;
  const { payload } = full.find(({ type }) => type === 'ItemsCarriedOver')!;
  const [carried] = payload['items'] as [Record<string, unknown>];
  const { note: _left, ...less } = carried;
  const items = (one: object): object => ({ ...payload, items: [one] });
  expect(misfits(shape, items({ ...carried, since: 1 }))).toEqual(['items[].since is not in this version']);
  expect(misfits(shape, items(less))).toEqual(['items[].note is missing']);
  expect(misfits(shape, items({ ...carried, orderedBy: 1 }))).toEqual(['items[].orderedBy is another kind of value']);
  expect(placesIn(shape)).toContain('items[].planned.follows.opensBefore');
});
