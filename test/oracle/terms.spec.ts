import { catalogueSlugs } from '@cobuild/config';
import { plan, type Definition } from '@cobuild/programme';
import { definitionOf } from '../engines/year';
import { plus, weekday } from './days';
import { expected } from './programmes';
import { localDate } from '@cobuild/calendar';

/*
 * What a programme owes in a term that begins on any day, worked out apart from libs/calendar: from the rows of calendar years, by
 * the rule that a term is a frame. A day or deadline belongs to the term it lies in; a year is the term's own; of windows that an
 * edge cuts a term of n years owes so many that there are n times those of a calendar year, the longest parts first.
 */
type Row = Readonly<{ key: string; clause: string; from: string; to: string }>;
type Term = Readonly<{ from: string; to: string }>;

const rowsOf = (slug: string, years: readonly number[]): Row[] => {
  const found = new Map<string, Row>();
  for (const year of years)
    for (const line of expected[slug]?.(year) ?? []) {
      const [key = '', from = '', to = ''] = line.split(' ');
      found.set(key, { key, clause: key.split('@')[0] ?? '', from, to });
    }
  return [...found.values()];
};

const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
const yearsLater = (day: string, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
const ruleOf = ({ items }: Definition, clause: string): string => {
  const item = items.find(({ key }) => key === clause);
  if (!item) return 'part';
  if (item.when.rule === 'every' && item.when.unit === 'year') return 'year';
  return item.when.rule === 'every' ? item.when.unit : item.when.rule;
};

/** A week as Monday to Sunday again, where the rows of a calendar year have cut it; a season's cut stays. */
function wholeWeek({ items }: Definition, row: Row): Row {
  const when = items.find(({ key }) => key === row.clause)?.when;
  if (when?.rule !== 'every' || when.unit !== 'week' || when.fromMonth !== undefined) return row;
  const monday = plus(row.to, -((weekday(row.to) + 6) % 7));
  return { ...row, from: monday, to: plus(monday, 6) };
}

const clipped = ({ key, from, to }: Row, term: Term): string =>
  `${key} ${from < term.from ? term.from : from} ${to > term.to ? term.to : to}`;

function owed(
  definition: Definition,
  rows: readonly Row[],
  term: Term,
  years: number,
  aYear: readonly Row[],
): string[] {
  const clauses = [...new Set(rows.map(({ clause }) => clause))];
  return clauses.flatMap((clause) => {
    const own = rows.filter((row) => row.clause === clause).map((row) => wholeWeek(definition, row));
    const yearly = aYear.filter((row) => row.clause === clause);
    switch (ruleOf(definition, clause)) {
      case 'year':
      case 'ongoing':
        return Array.from({ length: years }, (_, n) => {
          const from = yearsLater(term.from, n);
          return yearly.map(({ key }) => {
            const nth = /(\.\d+)$/.exec(key)?.[1] ?? '';
            return `${clause}@${from.slice(0, 4)}${nth} ${from} ${plus(yearsLater(from, 1), -1)}`;
          });
        }).flat();
      case 'by': // open from the first of January on
        return own
          .filter(({ to }) => term.from <= to && to <= term.to)
          .map((row) => clipped({ ...row, from: `${row.to.slice(0, 4)}-01-01` }, term));
      case 'offset':
      case 'part':
        return own.filter(({ to }) => term.from <= to && to <= term.to).map((row) => clipped(row, term));
      default: {
        const touching = own.filter(({ from, to }) => from <= term.to && to >= term.from);
        const whole = touching.filter(({ from, to }) => from >= term.from && to <= term.to);
        const part = ({ from, to }: Row): number =>
          days(from < term.from ? term.from : from, to > term.to ? term.to : to) / days(from, to);
        const cut = touching
          .filter((row) => !whole.includes(row))
          .sort((a, b) => part(b) - part(a) || (a.from < b.from ? 1 : -1));
        const most = yearly.length * years;
        return [...whole, ...cut.slice(0, Math.max(0, most - whole.length))].map((row) => clipped(row, term));
      }
    }
  });
}

const cases = catalogueSlugs().flatMap((slug) =>
  ['01-01', '03-01', '07-01', '12-15'].flatMap((start) => [1, 3].map((years) => [slug, start, years] as const)),
);

it.each(cases)('P28 %s from %s over %i years is what the frame gives of its calendar years', (slug, start, years) => {
  const from = `2022-${start}`;
  const term = { from, to: plus(yearsLater(from, years), -1) };
  const definition = definitionOf(slug);
  const rows = rowsOf(slug, [2021, 2022, 2023, 2024, 2025, 2026]);
  const of = (all: readonly Row[]) => new Set(all.map(({ clause }) => clause));
  const aYear = rowsOf(slug, [2023]);
  expect([...of(rows)].every((clause) => of(aYear).has(clause))).toBe(true);
  const planned = plan(definition, { from: localDate(term.from), to: localDate(term.to) }).items.filter(
    ({ awaits }) => awaits === null,
  );
  const clauses = new Set(planned.map(({ clause }) => clause));
  const wanted = owed(definition, rows, term, years, aYear).filter((line) => clauses.has(line.split('@')[0] ?? ''));
  expect(planned.map((item) => `${item.key} ${item.from} ${item.to}`).sort()).toEqual(wanted.sort());
});
