import {
  expand,
  festivalConflicts,
  festivalName,
  isPublished,
  sayDay,
  workingDaysIn,
  yearOf,
  type Term,
} from '@cobuild/calendar';
import type { ItemDefinition } from './definition';
import { problem, type Problem } from './problems';
import type { Reading } from './read';
import type { Source } from './source';

/** Words that promise something without saying how often. */
const VAGUE = ['定期', '不定期', '适时', '适当时候', '经常', 'regularly', 'from time to time', 'when appropriate'];

/**
 * What a programme leaves open for this term: questions to its author, never guesses, and notes. A programme can be
 * published when neither errors nor questions are left. An unreadable one has only its reading's problems.
 */
export function check({ definition, problems, source }: Reading, term: Term): Problem[] {
  if (!definition || !source) return [...problems];
  const years = Array.from({ length: yearOf(term.to) - yearOf(term.from) + 1 }, (_, n) => yearOf(term.from) + n);
  const open = years
    .filter((year) => !isPublished(year))
    .map((year) => problem('provisional', 'note', source.placeOf([]), year));
  return [...open, ...definition.items.flatMap((item, n) => ofItem(item, ['items', n], term, source))];
}

function ofItem(item: ItemDefinition, path: readonly PropertyKey[], term: Term, source: Source): Problem[] {
  const { when, title, kind, key } = item;
  const found: Problem[] = [];
  if (when.rule === 'festival') {
    for (const { year, day, inMonth } of festivalConflicts(when, term)) {
      const answered = when.onConflict !== undefined;
      const values = [
        festivalName(when.festival, 'zh'),
        year,
        sayDay(day, 'zh'),
        inMonth,
        festivalName(when.festival, 'en'),
        sayDay(day, 'en'),
      ];
      found.push(
        problem(
          answered ? 'festival-answered' : 'festival-elsewhere',
          answered ? 'note' : 'question',
          source.placeOf([...path, 'when', 'inMonth']),
          ...values,
        ),
      );
    }
  }
  const vague = VAGUE.find((word) => `${title.zh} ${title.en}`.includes(word));
  if (vague && when.rule !== 'every')
    found.push(problem('vague', 'question', source.placeOf([...path, 'title']), vague));
  const occurrences = expand(when, term);
  if (occurrences.length === 0) found.push(problem('never-falls', 'question', source.placeOf([...path, 'when']), key));
  for (const { from, to } of occurrences) {
    if (from === to || workingDaysIn({ from, to }).length > 0) continue;
    found.push(
      problem(
        'no-working-day',
        kind === 'joint-meeting' ? 'question' : 'note',
        source.placeOf([...path, 'when']),
        key,
        `${from}..${to}`,
      ),
    );
  }
  return found;
}
