import fc from 'fast-check';
import { addDays, dayOf, isWorkingDay, localDate, timeOf, type LocalDate } from '@cobuild/calendar';
import { at } from '../../../test/engines/year';
import { about, photo, story } from '../../agreement/src/testing/story';
import type { NoticeLine } from './notice';
import { arranged, isStillTrue, isUrgent, tellAt } from './telling';

const ZONE = 'Asia/Shanghai';
const line = (more: Partial<NoticeLine> = {}): NoticeLine => ({
  agreement: 'a',
  occasion: 'a/clean-up@2026/blue/0',
  code: 'reminder-blue',
  item: 'clean-up@2026',
  on: localDate('2026-06-30'),
  ...more,
});

it('N8 what can wait is told in the one message of the next working day', () => {
  expect(tellAt(false, at('2026-06-18', '09:00'), ZONE)).toBe(at('2026-06-18', '09:10'));
  expect(tellAt(false, at('2026-06-17', '09:11'), ZONE)).toBe(at('2026-06-18', '09:10'));
  // 19 to 21 June 2026 are the days off of the Dragon Boat Festival; 14 February is worked in their stead of spring.
  expect(tellAt(false, at('2026-06-18', '15:00'), ZONE)).toBe(at('2026-06-22', '09:10'));
  expect(tellAt(false, at('2026-02-13', '15:00'), ZONE)).toBe(at('2026-02-14', '09:10'));
});

it('N9 what is urgent is told at once, on any day, but never at night', () => {
  expect(tellAt(true, at('2026-06-20', '11:00'), ZONE)).toBe(at('2026-06-20', '11:00'));
  expect(tellAt(true, at('2026-06-20', '03:00'), ZONE)).toBe(at('2026-06-20', '08:00'));
  expect(tellAt(true, at('2026-06-20', '20:00'), ZONE)).toBe(at('2026-06-21', '08:00'));
  expect(isUrgent(line({ code: 'reminder-red' })) && isUrgent(line({ code: 'reminder-yellow' }))).toBe(true);
  expect(isUrgent(line())).toBe(false);
});

it('N15 somebody else has other hours', () => {
  const hours = { digest: '17:00', quietFrom: '18:00', quietTo: '10:00' };
  expect(tellAt(false, at('2026-06-17', '09:00'), ZONE, hours)).toBe(at('2026-06-17', '17:00'));
  expect(tellAt(true, at('2026-06-17', '09:00'), ZONE, hours)).toBe(at('2026-06-17', '10:00'));
  expect(tellAt(true, at('2026-06-17', '18:00'), ZONE, hours)).toBe(at('2026-06-18', '10:00'));
});

it('N9 what the programme calls urgent is, and comes before what can wait', () => {
  const named = line({ urgent: true, occasion: 'a/x@2026/blue/0', item: 'x@2026' });
  expect(isUrgent(named)).toBe(true);
  expect(arranged([line(), named]).map(({ item }) => item)).toEqual(['x@2026', 'clean-up@2026']);
});

it('N8 N9 nobody gets more than one message a day of what can wait, and nothing urgent waits longer than a night', () => {
  const minutes = fc.integer({ min: 0, max: 60 * 24 * 365 });
  fc.assert(
    fc.property(minutes, fc.boolean(), (minute, urgent) => {
      const day: LocalDate = addDays(localDate('2026-01-01'), Math.floor(minute / 1440));
      const clock = `${String(Math.floor((minute % 1440) / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
      const now = at(day, clock);
      const told = tellAt(urgent, now, ZONE);
      expect(told >= now).toBe(true);
      const time = timeOf(told, ZONE);
      expect(time >= '08:00' && time < '20:00').toBe(true);
      if (urgent) expect(Date.parse(told) - Date.parse(now)).toBeLessThanOrEqual(12 * 3_600_000);
      else expect([isWorkingDay(dayOf(told, ZONE)), time]).toEqual([true, '09:10']);
    }),
    { numRuns: 5_000 },
  );
});

it('N10 what is done, prolonged or no longer so is not told any more', () => {
  const told = story(about()).until('2026-03-15');
  const [item] = Object.keys(told.agreement.items);
  const reminder = line({ item: item!, occasion: `a/${item}/blue/0` });
  told.so((agreement) => expect(isStillTrue(agreement, reminder)).toBe(true));
  told.so((agreement) => expect(isStillTrue(agreement, { ...reminder, occasion: `a/${item}/blue/1` })).toBe(false));
  const owner = told.agreement.items[item!]!.owedBy[0]!;
  const fixed = line({ code: 'date-fixed', item: item!, occasion: 'a/9', on: localDate('2026-03-20') });
  told
    .when('2026-03-15', owner, { type: 'FixDate', item: item!, on: localDate('2026-03-20') })
    .so((agreement) => expect(isStillTrue(agreement, fixed)).toBe(true))
    .so((agreement) => expect(isStillTrue(agreement, { ...fixed, on: localDate('2026-03-21') })).toBe(false))
    .when('2026-03-20', owner, {
      type: 'CompleteItem',
      item: item!,
      on: localDate('2026-03-20'),
      evidence: [photo(), { kind: 'count', value: 3 }],
    })
    .so((agreement) => expect(isStillTrue(agreement, reminder)).toBe(false))
    .so((agreement) =>
      expect(isStillTrue(agreement, line({ code: 'closed', item: null, occasion: 'a/7' }))).toBe(true),
    );
});

it('N11 what matters most comes first, and of one item only the newest reminder', () => {
  const blue = line();
  const red = line({ code: 'reminder-red', occasion: 'a/clean-up@2026/red/0' });
  const other = line({ item: 'fair@2026', occasion: 'a/fair@2026/blue/0', on: localDate('2026-05-01') });
  const signed = line({ code: 'in-force', item: null, occasion: 'a/5', on: null });
  expect(arranged([signed, blue, other, red])).toEqual([red, other, signed]);
  expect(arranged([])).toEqual([]);
});
