import type { OccurrencesOf } from './anchored';
import type { Definition, ItemDefinition } from './definition';
import type { Draft } from './draft';
import { problem, type Problem } from './problems';
import { minutesOf, timedSteps } from './run-sheet';
import type { Source } from './source';

/** The words by which a title says how often, and the units of `every` that say the same. */
const CADENCES: readonly (readonly [pattern: RegExp, units: readonly string[]])[] = [
  [/每周|每星期|each week|every week|weekly/i, ['week']],
  [/每月|按月|月月|each month|every month|monthly/i, ['month', 'week']],
  [/每季|按季|each quarter|every quarter|quarterly/i, ['quarter', 'month', 'week']],
];

/**
 * Parts of a programme that contradict each other, each a question or an error at its place: a review that closes before what
 * it scores, two reviews, a title that promises a cadence its rule does not keep, a run sheet past midnight, hours that end
 * before they begin, a parameter that stands nowhere.
 */
export function consistencyProblems(
  { definition, undated }: Pick<Draft, 'definition' | 'undated'>,
  source: Source,
  occurrencesOf: OccurrencesOf,
): Problem[] {
  const { items } = definition;
  const reviews = items.filter(({ kind }) => kind === 'review');
  return [
    ...unusedParameters(definition, source),
    ...items.flatMap((item, n) => {
      const at = (...path: PropertyKey[]) => source.placeOf(['items', n, ...path]);
      return [
        ...(item.kind === 'review' && reviews[0] !== item
          ? [problem('two-reviews', 'question', at('key'), item.key)]
          : []),
        ...unscored(item, occurrencesOf, at),
        ...(undated.includes(item.key) ? [] : cadence(item, at)),
        ...times(item, at),
      ];
    }),
  ];
}

type At = (...path: PropertyKey[]) => ReturnType<Source['placeOf']>;

function unusedParameters({ parameters, items }: Definition, source: Source): Problem[] {
  const wording = source.wordingAt(['items']);
  if (items.length === 0) return [];
  return parameters.flatMap(({ key }, n) =>
    new RegExp(`\\$${key}(?![a-z0-9-])`).test(wording)
      ? []
      : [problem('unused-parameter', 'question', source.placeOf(['parameters', n, 'key']), key)],
  );
}

/** The work a review scores, compared year by year with the last day of the review. */
function unscored({ kind, key, criteria = [], scores }: ItemDefinition, occurrencesOf: OccurrencesOf, at: At) {
  if (kind !== 'review' || scores !== undefined) return [];
  const closes = occurrencesOf(key).map(({ to }) => to);
  const scored = [...new Set(criteria.flatMap(({ from = [] }) => from))];
  return scored.flatMap((clause) => {
    const last = occurrencesOf(clause).at(-1)?.to;
    const review = closes.at(-1);
    return last !== undefined && review !== undefined && last > review
      ? [problem('review-too-early', 'question', at('when'), key, review, clause, last)]
      : [];
  });
}

function cadence({ key, title, when }: ItemDefinition, at: At): Problem[] {
  const said = CADENCES.find(([pattern]) => pattern.test(title.zh) || pattern.test(title.en));
  if (!said) return [];
  const [, units] = said;
  const keeps =
    (when.rule === 'every' && units.includes(when.unit)) ||
    (when.rule === 'weekday' && when.each === 'month' && units.includes('month')) ||
    when.rule === 'roster' ||
    when.rule === 'offset';
  return keeps ? [] : [problem('title-cadence', 'question', at('title'), key, units[0] ?? '')];
}

const MIDNIGHT = 24 * 60;

function times({ key, runSheet, open = [], ...item }: ItemDefinition, at: At): Problem[] {
  const found = open.flatMap(({ from, to }, n) =>
    from >= to ? [problem('hours-reversed', 'error', at('open', n), `${from}–${to}`)] : [],
  );
  if (!runSheet) return found;
  const minutes = runSheet.steps.reduce(
    (sum, step) => sum + step.minutes + step.mayRunOver,
    minutesOf(runSheet.starts),
  );
  const last = timedSteps({ ...item, runSheet }).at(-1)?.latestTo ?? '';
  return minutes > MIDNIGHT ? [...found, problem('past-midnight', 'question', at('runSheet'), key, last)] : found;
}
