import { addDays, addMonths, expand, type Occurrence, type Term } from '@cobuild/calendar';
import type { Definition } from './definition';

/** The occurrences of an item in the term, or (`beside`) also in the terms of the year before and after it. */
export type OccurrencesOf = (item: string, beside?: 'beside') => readonly Occurrence[];

/**
 * Each item's occurrences, an offset's after its anchor's. Anchors in the years beside the term count too, so a December
 * deadline before a January day is found. An anchor that is not there, or counts from itself, gives none.
 */
export function anchored(definition: Definition, term: Term): OccurrencesOf {
  const found = new Map<string, readonly Occurrence[]>();
  const terms = new Map([-1, 0, 1].map((years) => [years, moved(term, years)]));
  const inYear = (key: string, years: number): readonly Occurrence[] => {
    const known = found.get(`${key} ${years}`);
    if (known) return known;
    found.set(`${key} ${years}`, []); // a circle of offsets finds nothing
    const item = definition.items.find((candidate) => candidate.key === key);
    const within = terms.get(years);
    const occurrences =
      item && within
        ? expand(item.when, within, (anchor) => around(anchor, years), item.atEdge ?? definition.atEdge)
        : [];
    found.set(`${key} ${years}`, occurrences);
    return occurrences;
  };
  const around = (key: string, years: number) => [years - 1, years, years + 1].flatMap((year) => inYear(key, year));
  return (key, beside) => (beside ? around(key, 0) : inYear(key, 0));
}

/** The year before the term, the term itself, or the year after it. */
function moved({ from, to }: Term, years: number): Term {
  if (years === 0) return { from, to };
  return years < 0
    ? { from: addMonths(from, -12), to: addDays(from, -1) }
    : { from: addDays(to, 1), to: addMonths(to, 12) };
}
