import { addDays, addMonths, expand, type Known, type Occurrence, type Term } from '@cobuild/calendar';
import type { Definition } from './definition';

/** The occurrences of an item in the term, by its key. */
export type OccurrencesOf = (item: string) => readonly Occurrence[];

/**
 * Each item's occurrences, an offset's after its anchors'. Anchors in the years beside the term count too, so a December
 * deadline before a January day is found. An anchor that is not there, or counts from itself, gives none.
 */
export function anchored(definition: Definition, term: Term, known: Known = {}): OccurrencesOf {
  const found = new Map<string, readonly Occurrence[]>();
  const terms = new Map([-1, 0, 1].map((years) => [years, moved(term, years)]));
  const inYear = (key: string, years: number): readonly Occurrence[] => {
    const before = found.get(`${key} ${years}`);
    if (before) return before;
    found.set(`${key} ${years}`, []); // a circle of offsets finds nothing
    const item = definition.items.find((candidate) => candidate.key === key);
    const within = terms.get(years);
    const occurrences =
      item && within
        ? expand(item.when, within, (anchor) => around(anchor, years), item.atEdge ?? definition.atEdge, known)
        : [];
    found.set(`${key} ${years}`, occurrences);
    return occurrences;
  };
  // Only a day or a deadline has one in the years beside the term; a day that people choose has not.
  const deadlines = new Set(definition.items.filter(({ when }) => when.rule === 'by').map(({ key }) => key));
  const firm = (key: string, years: number) =>
    inYear(key, years).filter(({ fixedOn }) => fixedOn !== null || deadlines.has(key));
  const around = (key: string, years: number) => [
    ...firm(key, years - 1),
    ...inYear(key, years),
    ...firm(key, years + 1),
  ];
  return (key) => inYear(key, 0);
}

/** The year before the term, the term itself, or the year after it. */
function moved({ from, to }: Term, years: number): Term {
  if (years === 0) return { from, to };
  return years < 0
    ? { from: addMonths(from, -12), to: addDays(from, -1) }
    : { from: addDays(to, 1), to: addMonths(to, 12) };
}
