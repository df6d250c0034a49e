import { addDays, addMonths, localDate, type LocalDate } from '@cobuild/calendar';
import { catalogueSlugs } from '@cobuild/config';
import { plan, type Definition } from '@cobuild/programme';
import { definitionOf } from '../engines/year';

/** The number of duties of each clause in the twelve months from a day. */
function dutiesFrom(definition: Definition, from: LocalDate): Record<string, number> {
  const { items } = plan(definition, { from, to: addDays(addMonths(from, 12), -1) });
  const counts: Record<string, number> = {};
  for (const { clause } of items) counts[clause] = (counts[clause] ?? 0) + 1;
  return counts;
}

const CALENDAR = localDate('2026-01-01');

it.each(catalogueSlugs())('P28 %s owes as much in twelve months from any month as in the calendar year', (slug) => {
  const definition = definitionOf(slug);
  const calendar = dutiesFrom(definition, CALENDAR);
  for (let month = 1; month < 12; month++) {
    const from = addMonths(CALENDAR, month);
    expect({ from, ...dutiesFrom(definition, from) }).toEqual({ from, ...calendar });
  }
});

/** Clauses that follow the moon or a weekday: their own days may fall twice in twelve months, or not at all. */
const WANDERING =
  /spring-festival|dragon-boat|mid-autumn|double-ninth|^climb|^commendation|^stage|^works|^boards|^judging|^fair|clean-up|service-day/;

it.each(catalogueSlugs())('P28 %s owes as much from any day of the year, but for days that wander', (slug) => {
  const definition = definitionOf(slug);
  const fixed = (counts: Record<string, number>) =>
    Object.fromEntries(Object.entries(counts).filter(([clause]) => !WANDERING.test(clause)));
  const calendar = fixed(dutiesFrom(definition, CALENDAR));
  for (let n = 3; n < 365; n += 7) {
    const from = addDays(CALENDAR, n);
    expect({ from, ...fixed(dutiesFrom(definition, from)) }).toEqual({ from, ...calendar });
  }
});
