import type { ProgrammeCheck } from '@cobuild/api-schema';
import type { Term } from '@cobuild/calendar';
import { sayDiffInBoth } from '@cobuild/notice';
import { check, plan, readProgramme, type Problem, type Reading } from '@cobuild/programme';
import { previewOf } from './preview';

type Published = Readonly<{ version: number; text: string }>;

/** How a text compares with what is published: its newest version, and the one of the same number. */
export type Beside = Readonly<{ newest: Published | null; same: Published | null }>;

/** A text, what it says, and how its bytes were read. */
type Submitted = Readonly<{ text: string; reading: Reading; notes: readonly Problem[] }>;

/**
 * A text as its author wants to see it: all that is wrong or open in `term` and for publishing (which looks at `year`), what it
 * changes, and the year it makes. Pure; publishes nothing.
 */
export function checked(
  { text, reading, notes }: Submitted,
  term: Term,
  year: Term,
  { newest, same }: Beside,
): ProgrammeCheck {
  const { definition, source } = reading;
  const found = definition ? unique([...check(reading, year), ...check(reading, term)]) : reading.problems;
  const problems = [
    ...[...notes, ...found].map(shown),
    ...(definition ? refusedAs(text, definition.version, source, { newest, same }) : []),
  ].sort((a, b) => a.line - b.line);
  const known = newest && { version: newest.version, same: newest.text === text };
  const none = { months: [], weeklyCap: null, burden: [], changes: [] };
  if (!definition) return { ...none, programme: null, term, problems, publishable: false, published: known };
  const planned = plan(definition, term);
  const roles = definition.roles.map(({ key, title }) => ({ key, title }));
  return {
    programme: { slug: definition.programme, version: definition.version, title: definition.title, roles },
    ...{ term, problems, published: known },
    publishable: problems.every(({ severity }) => severity === 'note'),
    changes: newest && newest.text !== text ? changesIn(newest.text, { definition, plan: planned }, term) : [],
    ...previewOf(definition, planned, source),
  };
}

function changesIn(before: string, after: Parameters<typeof sayDiffInBoth>[1], term: Term): ProgrammeCheck['changes'] {
  const { definition } = readProgramme(before, 'before.yaml');
  if (!definition) return [];
  return sayDiffInBoth({ definition, plan: plan(definition, term) }, after);
}

const shown = ({ severity, line, column, path, message, cure }: Problem): ProgrammeCheck['problems'][number] => ({
  ...{ severity, line, column, path, message, cure },
});

/** The same doubt in two terms is one. */
const unique = (doubts: readonly Problem[]): Problem[] => [
  ...new Map(doubts.map((one) => [`${one.line} ${one.code} ${one.message.zh}`, one])).values(),
];

type Refused = ProgrammeCheck['problems'][number];

/** Why publishing would refuse a text that can be read: its version is taken, or is not the first of a new programme. */
function refusedAs(text: string, version: number, source: Reading['source'], { newest, same }: Beside): Refused[] {
  if (same?.text === text) return [];
  const at = (message: Refused['message'], cure: Refused['cure']): Refused[] => {
    const { line = 1, column = 1 } = source?.placeOf(['version']) ?? {};
    return [{ severity: 'error', line, column, path: 'version', message, cure }];
  };
  if (newest === null && version > 1)
    return at(
      { zh: '本区还没有这个方案', en: 'Your district has no such programme yet' },
      { zh: 'version 写 1', en: 'set its version to 1' },
    );
  if (same === null) return [];
  return at(
    { zh: '这个版本已经发布，内容不同', en: 'This version is published with another text' },
    { zh: '把 version 加一', en: 'raise its version' },
  );
}
