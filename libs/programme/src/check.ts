import {
  anchorsOf,
  cutWindows,
  dayKind,
  festivalConflicts,
  festivalName,
  isPublished,
  isWorkingDay,
  lostOffsets,
  sayDay,
  workingDaysIn,
  yearOf,
  type Known,
  type LocalDate,
  type Occurrence,
  type Term,
} from '@cobuild/calendar';
import { burdenOf } from './burden';
import { consistencyProblems } from './consistency';
import type { Definition, ItemDefinition } from './definition';
import { datedPart } from './draft';
import { weeklyCap } from './kinds';
import { anchored } from './anchored';
import { plan, type Plan } from './plan';
import { mostlyOver } from './usual-term';
import { problem, type Place, type Problem } from './problems';
import type { Reading } from './read';
import type { Source } from './source';

const yearsIn = ({ from, to }: Term): number[] =>
  Array.from({ length: yearOf(to) - yearOf(from) + 1 }, (_, n) => yearOf(from) + n);

/** Words that promise something without saying how often. */
const VAGUE = ['定期', '不定期', '适时', '适当时候', '经常', 'regularly', 'from time to time', 'when appropriate'];

/** An item with what it is judged by. */
type Case = Readonly<{
  term: Term;
  known: Known;
  source: Source;
  occurrences: readonly Occurrence[];
  items: Definition['items'];
  answered: Definition['atEdge'];
  /** Days of an offset that the edge of the term loses. */
  lost: readonly LocalDate[];
}>;

/**
 * What a programme leaves open for this term: questions to its author, never guesses, and notes. A programme can be
 * published when neither errors nor questions are left; a blank is a note, for whoever proposes answers it. Items without days
 * are not judged by them. An unreadable programme has only its reading's problems. Given `today`, it says when
 * most of the term is over.
 */
export function check(
  { draft, problems, source }: Reading,
  term: Term,
  known: Known = {},
  today: LocalDate | null = null,
): Problem[] {
  if (!draft || !source) return [...problems];
  const { definition } = draft;
  const dated = datedPart(draft);
  const open = yearsIn(term)
    .filter((year) => !isPublished(year))
    .map((year) => problem('provisional', 'note', source.placeOf([]), year));
  const planned = plan(dated, term, known);
  const occurrencesOf = anchored(dated, term, known);
  const ofItems = definition.items.flatMap((item, n) =>
    draft.undated.includes(item.key)
      ? []
      : ofItem(item, ['items', n], {
          ...{ term, known, source, occurrences: occurrencesOf(item.key), items: definition.items },
          answered: item.atEdge ?? definition.atEdge,
          lost: lostOffsets(item.when, (anchor) => occurrencesOf(anchor), term),
        }),
  );
  return [
    ...source.notes,
    ...problems,
    ...open,
    ...ofItems,
    ...consistencyProblems(draft, source, occurrencesOf),
    ...ofLoad(dated, planned, source),
    ...(today === null ? [] : mostlyOver(planned.items, today, source.placeOf([]))),
  ];
}

function ofItem(
  item: ItemDefinition,
  path: readonly PropertyKey[],
  { term, known, source, occurrences, items, answered, lost }: Case,
): Problem[] {
  const { when, title, kind, key } = item;
  const at = (...more: PropertyKey[]) => source.placeOf([...path, ...more]);
  const found: Problem[] = [];
  for (const { year, day, inMonth } of festivalConflicts(when, term)) {
    if (when.rule !== 'festival') continue;
    const answered = when.onConflict !== undefined;
    const values = [
      festivalName(when.festival, 'zh'),
      year,
      sayDay(day, 'zh'),
      inMonth,
      festivalName(when.festival, 'en'),
      sayDay(day, 'en'),
    ];
    const [code, severity] = answered
      ? (['festival-answered', 'note'] as const)
      : (['festival-elsewhere', 'question'] as const);
    found.push(problem(code, severity, at('when', 'inMonth'), ...values));
  }
  const vague = VAGUE.find((word) => `${title.zh} ${title.en}`.includes(word));
  if (vague && when.rule !== 'every') found.push(problem('vague', 'question', at('title'), vague));
  const anchors = when.rule === 'offset' ? items.filter((other) => anchorsOf(when).includes(other.key)) : [];
  if (occurrences.length === 0 && !isCalled(when, anchors))
    found.push(problem('never-falls', 'question', at('when'), key));
  found.push(...unknownHolidays(item, at('when'), term, known), ...daysOffHit(item, at('when'), occurrences));
  for (const { from, to } of occurrences) {
    if (from === to || workingDaysIn({ from, to }).length > 0) continue;
    const severity = kind === 'joint-meeting' ? 'question' : 'note';
    found.push(problem('no-working-day', severity, at('when'), key, `${from}..${to}`));
  }
  const [cut] = answered === undefined ? cutWindows(when, term, known) : [];
  if (cut)
    found.push(
      problem('cut-by-edge', 'question', at('when'), term.from, term.to, key, `${cut.whole.from}..${cut.whole.to}`),
    );
  const open = anchors.find((anchor) => anchor.when.rule === 'fixed-by' && anchor.when.by === undefined);
  if (open) found.push(problem('anchor-open', 'question', at('when', 'item'), key, open.key));
  else {
    const names = anchors.map((anchor) => anchor.key).join(', ');
    found.push(...lost.map((day) => problem('offset-lost', 'question', at('when'), key, names, day)));
  }
  const shift = 'shift' in when ? when.shift : undefined;
  for (const { to } of occurrences) {
    if (shift === undefined || shift === 'on' || isWorkingDay(to)) continue;
    found.push(problem(shift === 'ask' ? 'day-off' : 'shift-leaves-term', 'question', at('when', 'shift'), key, to));
  }
  return found;
}

/** Whether an item is planned only when somebody calls it, or calls what it counts from. */
const isCalled = ({ rule }: ItemDefinition['when'], anchors: readonly ItemDefinition[]): boolean =>
  rule === 'when-needed' || (anchors.length > 0 && anchors.every(({ when }) => when.rule === 'when-needed'));

/** Years of the term whose school holidays the district has not entered: their days are custom's. */
function unknownHolidays({ key, when }: ItemDefinition, place: Place, term: Term, { schoolHolidays = [] }: Known) {
  if (when.rule !== 'school-holiday') return [];
  const wanted = when.which === 'any' ? (['winter', 'summer'] as const) : [when.which];
  return yearsIn(term)
    .filter((year) => wanted.some((which) => !schoolHolidays.some((one) => one.year === year && one.which === which)))
    .map((year) => problem('school-holiday-unknown', 'note', place, key, year));
}

/** Weekdays that a rule chooses and a notice makes days off: named together, as one note. */
function daysOffHit({ key, when }: ItemDefinition, place: Place, occurrences: readonly Occurrence[]): Problem[] {
  if (when.rule !== 'weekday' || when.shift !== undefined) return [];
  const weekend = when.weekday === 'saturday' || when.weekday === 'sunday';
  const hit = occurrences
    .filter(({ to }) => dayKind(to).kind === (weekend ? 'make-up' : 'holiday'))
    .map(({ to }) => to);
  if (hit.length === 0) return [];
  return [problem(weekend ? 'weekday-is-worked' : 'weekday-is-off', 'note', place, key, hit.join(', '))];
}

/** Several things of one party on one day, and weeks that ask too much of one. */
function ofLoad(definition: Definition, planned: Plan, source: Source): Problem[] {
  const place = source.placeOf(['items']);
  const onDay = new Map<string, number>();
  for (const { fixedOn, owedBy, kind } of planned.items) {
    if (fixedOn === null || kind === 'preparation') continue;
    for (const role of owedBy) onDay.set(`${role} ${fixedOn}`, (onDay.get(`${role} ${fixedOn}`) ?? 0) + 1);
  }
  const crowded = [...onDay].flatMap(([key, count]) => {
    const [role = '', day = ''] = key.split(' ');
    return count > 1 ? [problem('same-day', 'note', place, role, day, count)] : [];
  });
  const cap = weeklyCap[definition.category];
  const heavy = burdenOf(planned).filter(({ minutes }) => minutes > cap);
  return [
    ...crowded,
    ...heavy.map(({ role, week, minutes }) => problem('over-cap', 'error', place, role, week, minutes, cap)),
  ];
}
