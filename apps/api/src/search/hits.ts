import { advancedTo, dueOf, isOverdue, type Agreement } from '@cobuild/agreement';
import type { SearchView } from '@cobuild/api-schema';
import { dayOf, sayDayFrom, type Instant } from '@cobuild/calendar';
import { both, titlesOf } from '@cobuild/notice';
import type { ProgrammeTitles } from '@cobuild/readmodel';
import { leftOf, named, plain } from './find';

/** An agreement that is searched, with its programme, the names of its units, and the plain text it is found by itself. */
export type Line = Readonly<{
  agreementId: string;
  programme: string;
  status: string;
  units: readonly string[];
  definition: ProgrammeTitles | null;
  text: string;
}>;

type Hit = SearchView['items'][number];

/** With what it is found by. */
export const found = (line: Omit<Line, 'text'>): Line => ({
  ...line,
  text: plain(...Object.values(line.definition?.title ?? {}), ...line.units, line.agreementId),
});

const titleOf = ({ definition, programme }: Line) => definition?.title ?? both(() => programme);

/** An agreement as it is shown among what was found. */
export const shown = (line: Line): SearchView['agreements'][number] => ({
  ...{ agreement: line.agreementId, title: titleOf(line), units: [...line.units], status: line.status },
});

/** The agreements in which something is called so; each programme's titles are looked at once. */
export function holding(lines: readonly Line[], words: readonly string[]): Line[] {
  const lefts = new Map<ProgrammeTitles, string[][]>();
  for (const { definition } of lines)
    if (definition && !lefts.has(definition)) lefts.set(definition, leftIn(definition, words));
  return lines.filter((line) => {
    const left = line.definition ? (lefts.get(line.definition) ?? []) : [];
    return left.some((rest) => named(rest, line.text));
  });
}

/** For each title of a programme, an item's with its place, that has one of the words: the words it has not. */
function leftIn({ items }: ProgrammeTitles, words: readonly string[]): string[][] {
  const texts = items.flatMap(({ title, place, preparation = [], milestones = [] }) => [
    [title, ...(place ? [place] : [])],
    ...[...preparation, ...milestones].map((part) => [part.title]),
  ]);
  return texts.flatMap((text) => {
    const left = leftOf(words, plain(...text.flatMap((one) => Object.values(one))));
    return left ? [left] : [];
  });
}

/** What is called so, or takes place there, in an agreement as it stands. */
export function hitsIn(line: Line, recorded: Agreement, words: readonly string[], now: Instant): Hit[] {
  const agreement = advancedTo(recorded, now);
  const { plan, items } = agreement;
  const today = dayOf(now, plan.timeZone);
  const titles = titlesOf(line.definition ?? { items: [], roles: [] });
  return Object.values(items).flatMap((item): Hit[] => {
    const title = both((lang) => titles.item(item.key, lang));
    const place = titles.terms(item.clause).find(({ code }) => code === 'place')?.value;
    const left = leftOf(words, plain(...Object.values(title), ...(place ? Object.values(place) : [])));
    if (item.status === 'not-owed' || left === null || !named(left, line.text)) return [];
    const dueOn = dueOf(item);
    return [
      {
        ...{ agreement: line.agreementId, item: item.key, title, programme: titleOf(line), units: [...line.units] },
        ...{
          state: isOverdue(agreement, item) ? 'overdue' : item.status,
          dueOn,
          when: both((lang) => sayDayFrom(today, dueOn, lang)),
        },
      },
    ];
  });
}

const RANKS: Readonly<Record<string, number>> = { overdue: 0, open: 0, planned: 1 };
const rankOf = ({ state }: Hit): number => RANKS[state] ?? 2;

/** What is to be done first, then what comes, then the rest, each by day. */
export const inOrder = (hits: readonly Hit[]): Hit[] =>
  [...hits].sort((a, b) => rankOf(a) - rankOf(b) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
