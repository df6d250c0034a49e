import { addDays, localDate } from '@cobuild/calendar';
import { catalogueSlugs } from '@cobuild/config';
import { plan, timedSteps } from '@cobuild/programme';
import { definitionOf, termFor, yearOf } from '../engines/year';
import { expected } from './programmes';

/** Years with published holidays, in which every date can be worked out. */
const YEARS = [2020, 2021, 2022, 2023, 2024, 2025, 2026];

it('has every programme of the catalogue', () => {
  expect(catalogueSlugs()).toHaveLength(15);
  expect(Object.keys(expected).sort()).toEqual(catalogueSlugs());
});

describe.each(catalogueSlugs())('%s', (slug) => {
  it.each(YEARS)('gives in the term that starts in %i the days worked out apart', (year) => {
    const planned = plan(definitionOf(slug), termFor(slug, year)).items.map(
      ({ key, from, to }) => `${key} ${from} ${to}`,
    );
    expect(planned.sort()).toEqual([...(expected[slug]?.(year) ?? [])].sort());
  });

  it('runs over several terms as over each of them', () => {
    const definition = definitionOf(slug);
    const long = plan(definition, { from: termFor(slug, 2023).from, to: termFor(slug, 2025).to });
    const each = [2023, 2024, 2025].flatMap((year) => yearOf(slug, year, 'a').plan.items);
    expect(long.items.length).toBeGreaterThanOrEqual(each.length - 12);
    for (const { from, to } of long.items)
      expect(from >= long.term.from && to <= long.term.to && from <= to).toBe(true);
  });
});

it('knows the days the plans name', () => {
  const dayOf = (slug: string, year: number, item: string) =>
    plan(definitionOf(slug), termFor(slug, year)).items.find(({ clause }) => clause === item)?.to;
  expect([2023, 2024, 2025, 2026].map((year) => dayOf('service-day', year, 'service-day'))).toEqual([
    '2023-06-24',
    '2024-06-29',
    '2025-06-28',
    '2026-06-27',
  ]);
  expect([2025, 2026].map((year) => dayOf('mid-autumn-fair', year, 'fair'))).toEqual(['2025-10-06', '2026-09-25']);
  expect(dayOf('double-ninth', 2026, 'climb')).toBe('2026-10-18');
  expect(dayOf('education-centre', 2026, 'opening')).toBe('2026-07-30');
  expect(dayOf('citizen-schools', 2026, 'school-opened')).toBe('2026-05-31');
});

it('times the run sheets to the minute, and pushes what follows', () => {
  const sheetOf = (slug: string, item: string) => timedSteps(definitionOf(slug).items.find(({ key }) => key === item)!);
  expect(
    sheetOf('mid-autumn-fair', 'fair').map(({ key, from, to, latestFrom, latestTo }) => [
      key,
      from,
      to,
      latestFrom,
      latestTo,
    ]),
  ).toEqual([
    ['entry', '09:00', '09:00', '09:00', '09:00'],
    ['riddles', '09:00', '09:30', '09:00', '09:30'],
    ['verses', '09:30', '10:00', '09:30', '10:00'],
    ['stage', '10:00', '10:40', '10:00', '11:00'],
    ['mooncakes', '10:40', '10:50', '11:00', '11:10'],
    ['clearing', '10:50', '10:50', '11:10', '11:10'],
  ]);
  expect(sheetOf('political-birthday', 'ceremony')).toHaveLength(10);
});

it('keeps a preparation an owner of its own and a fortnight to do it in', () => {
  const { items } = plan(definitionOf('mid-autumn-fair'), termFor('', 2026));
  const venue = items.find(({ clause }) => clause === 'fair-venue');
  expect(venue).toMatchObject({ kind: 'preparation', owedBy: ['community'], to: '2026-09-24' });
  expect(venue?.from).toBe(addDays(localDate('2026-09-24'), -13));
});
