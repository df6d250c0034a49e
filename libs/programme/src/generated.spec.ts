import fc from 'fast-check';
import { addDays, dayOf, instantOf, isLocalDate, isWorkingDay, localDate, timeOf } from '@cobuild/calendar';
import { check } from './check';
import { plan } from './plan';
import { readProgramme } from './read';
import { item, programmeText } from './testing/programme-text';

const monthDay = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'));
const shift = fc.constantFrom('', ', shift: on', ', shift: before', ', shift: after');
const when = fc.oneof(
  fc.tuple(monthDay, shift).map(([day, more]) => `{ rule: day, day: ${day}${more} }`),
  fc.tuple(monthDay, shift).map(([day, more]) => `{ rule: by, day: ${day}${more} }`),
  fc.integer({ min: 1, max: 12 }).map((month) => `{ rule: month, month: ${month}, part: end }`),
  fc.integer({ min: 1, max: 4 }).map((quarter) => `{ rule: quarter, quarter: ${quarter} }`),
  fc.constantFrom('week', 'month', 'year').map((unit) => `{ rule: every, unit: ${unit} }`),
  fc.constantFrom('spring-festival', 'double-ninth', 'qingming').map((day) => `{ rule: festival, festival: ${day} }`),
  monthDay.map((day) => `{ rule: weekday, weekday: saturday, which: last, before: ${day} }`),
  fc.integer({ min: -60, max: 60 }).map((days) => `{ rule: offset, item: a, days: ${days} }`),
  fc.integer({ min: -20, max: 20 }).map((days) => `{ rule: offset, item: a, workingDays: ${days} }`),
);
const definition = fc
  .tuple(
    fc.tuple(monthDay, shift).map(([day, more]) => `{ rule: day, day: ${day}${more} }`),
    fc.array(when, { maxLength: 3 }),
    fc.constantFrom('Asia/Shanghai', 'Asia/Urumqi', 'Europe/Berlin', 'America/New_York'),
  )
  .map(([first, rest, zone]) => {
    const items = [first, ...rest].map((rule, n) => item({ key: String.fromCharCode(97 + n), when: rule }));
    return programmeText(items, `timeZone: ${zone}\n`);
  });
const term = fc
  .tuple(fc.integer({ min: 2019, max: 2032 }), fc.integer({ min: 0, max: 365 }), fc.integer({ min: 0, max: 800 }))
  .map(([year, start, length]) => {
    const from = addDays(localDate(`${year}-01-01`), start);
    return { from, to: addDays(from, length) };
  });

it('P15 of 20,000 definitions, four zones, leap days and year ends: every day exists, in its window and term, shifts included', () => {
  fc.assert(
    fc.property(definition, term, (text, during) => {
      const reading = readProgramme(text, 'p.yaml');
      expect(reading.problems).toEqual([]);
      const { items, timeZone } = plan(reading.definition!, during);
      for (const { key, from, to, fixedOn, shiftedFrom } of items) {
        const sound =
          isLocalDate(from) &&
          isLocalDate(to) &&
          from <= to &&
          during.from <= from &&
          to <= during.to &&
          (fixedOn === null || (fixedOn === from && fixedOn === to)) &&
          (shiftedFrom === null || (isWorkingDay(to) && !isWorkingDay(shiftedFrom)));
        if (!sound) throw new Error(`${key} ${from} ${to} ${fixedOn} ${shiftedFrom}\n${text}`);
      }
      const [first] = items;
      if (first) {
        const nine = instantOf(first.from, '09:00', timeZone);
        expect([dayOf(nine, timeZone), timeOf(nine, timeZone)]).toEqual([first.from, '09:00']);
      }
    }),
    { numRuns: 20_000 },
  );
}, 120_000);

it('P19 a shift that cannot be made is asked about, never silent', () => {
  fc.assert(
    fc.property(monthDay, fc.constantFrom('before', 'after'), term, (day, direction, during) => {
      const reading = readProgramme(
        programmeText([item({ when: `{ rule: day, day: ${day}, shift: ${direction} }` })]),
        'p',
      );
      const stuck = plan(reading.definition!, during).items.filter(({ to }) => !isWorkingDay(to));
      const asked = check(reading, during).filter(({ code }) => code === 'shift-leaves-term');
      expect(asked).toHaveLength(stuck.length);
    }),
    { numRuns: 500 },
  );
});
