import { WhenRule } from './when';

function issuesOf(rule: unknown) {
  const parsed = WhenRule.safeParse(rule);
  return parsed.success ? [] : parsed.error.issues;
}

function codesOf(rule: unknown) {
  return issuesOf(rule).map((found) => (found.code === 'custom' ? (found.params?.['code'] as string) : found.code));
}

it.each([
  { rule: 'day', day: '02-28' },
  { rule: 'by', day: '12-31' },
  { rule: 'month', month: 3, part: 'late' },
  { rule: 'span', from: '03-01', to: '03-01' },
  { rule: 'span', from: '11-01', to: '02-15', acrossYearEnd: true },
  { rule: 'festival', festival: 'double-ninth', daysBefore: 60, daysAfter: 0, inMonth: 10, onConflict: 'month' },
  { rule: 'every', unit: 'week', fromMonth: 3, toMonth: 3 },
  { rule: 'fixed-by', item: 'spring-meeting', by: '06-30' },
])('C23 takes %j as it is written', (rule) => expect(WhenRule.parse(rule)).toEqual(rule));

it('C21 refuses 29 February with the cure', () => {
  expect(codesOf({ rule: 'day', day: '02-29' })).toEqual(['february-29']);
  expect(issuesOf({ rule: 'by', day: '02-29' })[0]?.message).toContain('choose 02-28 or 03-01');
});

it.each(['02-30', '02-31', '04-31', '06-31', '09-31', '11-31'])(
  'C21 refuses %s, a day its month does not have',
  (day) => expect(codesOf({ rule: 'day', day })).toEqual(['no-such-day']),
);

it.each(['3-1', '13-01', '00-10', '01-32', '03/01', 301])('C21 refuses the writing %p', (day) =>
  expect(codesOf({ rule: 'day', day })).toHaveLength(1),
);

it('C22 refuses a span that ends before it starts unless it crosses the year end', () => {
  expect(codesOf({ rule: 'span', from: '11-01', to: '02-15' })).toEqual(['ends-before-start']);
  expect(codesOf({ rule: 'span', from: '11-01', to: '02-15', acrossYearEnd: false })).toEqual(['ends-before-start']);
  expect(issuesOf({ rule: 'span', from: '11-01', to: '02-15' })[0]?.message).toContain('acrossYearEnd: true');
});

it('C22 refuses a span said to cross the year end that does not', () => {
  expect(codesOf({ rule: 'span', from: '02-15', to: '11-01', acrossYearEnd: true })).toEqual([
    'does-not-cross-year-end',
  ]);
});

it.each([
  { rule: 'never' },
  { rule: 'day', day: '03-01', days: 2 },
  { rule: 'day' },
  { rule: 'month', month: 13 },
  { rule: 'month', month: 2.5 },
  { rule: 'month', month: 2, part: 'dawn' },
  { rule: 'festival', festival: 'halloween' },
  { rule: 'festival', festival: 'lantern', daysBefore: 61 },
  { rule: 'festival', festival: 'lantern', daysAfter: -1 },
  { rule: 'every', unit: 'hour' },
  { rule: 'offset', item: ['fair'], days: 1 },
  { rule: 'festival', festival: 'lantern', near: 'before', daysBefore: 3 },
  { rule: 'festival', festival: 'lantern', near: 'eve', days: 3 },
  { rule: 'day', day: '03-01', inYear: 6 },
  { rule: 'school-holiday', which: 'spring' },
  { rule: 'fixed-by', item: '' },
  { rule: 'weekday', weekday: 'friday' },
  { rule: 'weekday', weekday: 'friday', month: 6, before: '07-01' },
  { rule: 'weekday', weekday: 'someday', month: 6 },
  { rule: 'offset', item: 'fair' },
  { rule: 'offset', item: 'fair', days: 1, hours: 24 },
  { rule: 'months', from: 8, to: 3 },
  { rule: 'agreed', before: '05-31', from: '09-01', to: '06-30' },
  { rule: 'roster', dates: ['02-30'] },
  { rule: 'every', unit: 'year', times: 0 },
])('C23 refuses %j', (rule) => expect(issuesOf(rule)).toHaveLength(1));

it('C24 our own issues carry a code and stand at the field', () => {
  const [found] = issuesOf({ rule: 'every', unit: 'month', fromMonth: 9, toMonth: 3 });
  expect(found).toMatchObject({ code: 'custom', path: ['toMonth'], params: { code: 'ends-before-start' } });
  expect(codesOf({ rule: 'festival', festival: 'lantern', onConflict: 'month' })).toEqual(['conflict-without-month']);
});
