import fc from 'fast-check';
import { addDays, localDate } from './days';
import { dayOf, fromMillis, instant, instantOf, plusMinutes, timeOf, toMillis } from './instants';

const ZONES = [
  'Asia/Shanghai',
  'Asia/Urumqi',
  'Asia/Kathmandu',
  'America/New_York',
  'America/Santiago',
  'Europe/Dublin',
  'Africa/Casablanca',
  'Australia/Lord_Howe',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'UTC',
];
const zone = fc.constantFrom(...ZONES);
const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2040, 11, 31) });
const day = fc.integer({ min: 0, max: 7600 }).map((count) => addDays(localDate('2020-01-01'), count));
const pad = (n: number) => String(n).padStart(2, '0');
const times = (first: number) =>
  fc.tuple(fc.integer({ min: first, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${pad(h)}:${pad(m)}`);

it.each([
  ['2026-01-01T09:00:00+08:00', '2026-01-01T01:00:00.000Z'],
  ['2026-01-01T09:00+08:00', '2026-01-01T01:00:00.000Z'],
  ['2025-12-31T20:15:30.1239-05:00', '2026-01-01T01:15:30.123Z'],
  ['2026-01-01T01:00:00.000Z', '2026-01-01T01:00:00.000Z'],
])('C5 writes %s as %s', (text, expected) => expect(instant(text)).toBe(expected));

it.each(['2026-01-01T09:00:00', '2026-01-01', 'Thu, 01 Jan 2026 09:00:00 GMT', '2026-01-01T09:00:60Z', ''])(
  'C5 refuses "%s", which is no moment',
  (text) => expect(() => instant(text)).toThrow('is not an instant'),
);

it.each(['2026-02-29T09:00:00Z', '2026-01-01T25:00:00Z', '2026-01-01T24:00:00Z'])(
  'C5 refuses %s, which does not exist',
  (text) => expect(() => instant(text)).toThrow('no such day or hour'),
);

it('C5 text order is time order', () => {
  fc.assert(
    fc.property(moment, moment, (a, b) => {
      expect(fromMillis(a) < fromMillis(b)).toBe(a < b);
      expect(toMillis(fromMillis(a))).toBe(a);
    }),
  );
  expect(() => fromMillis(Number.NaN)).toThrow('no instant');
  expect(() => fromMillis(Date.UTC(10_000, 0, 1))).toThrow('no instant');
});

it.each([
  ['2026-01-01', '09:00', 'Asia/Shanghai', '2026-01-01T01:00:00.000Z'],
  ['2026-01-01', '07:59', 'Asia/Shanghai', '2025-12-31T23:59:00.000Z'],
  ['1988-07-01', '09:00', 'Asia/Shanghai', '1988-07-01T00:00:00.000Z'],
  ['2026-01-01', '09:00', 'Asia/Kathmandu', '2026-01-01T03:15:00.000Z'],
  ['2026-01-15', '09:00', 'America/New_York', '2026-01-15T14:00:00.000Z'],
  ['2026-07-15', '09:00', 'America/New_York', '2026-07-15T13:00:00.000Z'],
  ['2026-07-15', '09:00', 'Pacific/Kiritimati', '2026-07-14T19:00:00.000Z'],
])('C6 %s %s in %s is %s', (on, time, place, expected) => {
  const at = instantOf(localDate(on), time, place);
  expect(at).toBe(expected);
  expect([dayOf(at, place), timeOf(at, place)]).toEqual([on, time]);
});

it('C6 a day and a time come back from their instant, in every zone', () => {
  // From 04:00 on: no zone of the list skips a later time.
  fc.assert(
    fc.property(day, times(4), zone, (on, time, place) => {
      const at = instantOf(on, time, place);
      expect([dayOf(at, place), timeOf(at, place)]).toEqual([on, time]);
    }),
  );
});

it("C6 agrees with the engine's own clock at any moment, in every zone", () => {
  const formats = new Map(
    ZONES.map((timeZone) => [
      timeZone,
      new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }),
    ]),
  );
  fc.assert(
    fc.property(moment, zone, (ms, place) => {
      const at = fromMillis(ms);
      expect(`${dayOf(at, place)} ${timeOf(at, place)}`).toBe(formats.get(place)?.format(ms));
    }),
    { numRuns: 500 },
  );
});

it('C6 refuses an unknown zone and a malformed time', () => {
  expect(() => instantOf(localDate('2026-01-01'), '09:00', 'Asia/Nowhere')).toThrow(RangeError);
  expect(() => instantOf(localDate('2026-01-01'), '24:00', 'Asia/Shanghai')).toThrow('write it as HH:mm');
  expect(() => instantOf(localDate('2026-01-01'), '9:00', 'Asia/Shanghai')).toThrow('write it as HH:mm');
});

it('C7 a skipped time counts with the offset before the change', () => {
  const at = instantOf(localDate('2026-03-08'), '02:30', 'America/New_York');
  expect(at).toBe('2026-03-08T07:30:00.000Z');
  expect(timeOf(at, 'America/New_York')).toBe('03:30');
});

it('C7 a time that occurs twice is the first', () => {
  expect(instantOf(localDate('2026-11-01'), '01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z');
});

it('C8 adds elapsed minutes over a clock change', () => {
  const before = instantOf(localDate('2026-03-08'), '01:30', 'America/New_York');
  expect(timeOf(plusMinutes(before, 60), 'America/New_York')).toBe('03:30');
  expect(plusMinutes(instant('2026-01-01T00:00:00Z'), -1)).toBe('2025-12-31T23:59:00.000Z');
});
