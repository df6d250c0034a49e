import type { ProgrammeCheck } from '@cobuild/api-schema';
import type { Term } from '@cobuild/calendar';
import { sayDiffInBoth } from '@cobuild/notice';
import {
  check,
  datedPart,
  openItems,
  plan,
  readProgramme,
  type Problem,
  type Reading,
  type Values,
} from '@cobuild/programme';
import { asked } from './answers';
import { lineOf, previewOf } from './preview';

type Published = Readonly<{ version: number; text: string }>;

/** How a text compares with what is published: its newest version, and the one of the same number. */
export type Beside = Readonly<{ newest: Published | null; same: Published | null }>;

/** A text, what it says with some answers to its parameters, and how its bytes were read. */
type Submitted = Readonly<{ text: string; reading: Reading; values: Values; notes: readonly Problem[] }>;

/**
 * A text as its author wants to see it: all that is wrong or open in `term` and for publishing (which looks at `year`), what it
 * changes, and the year it makes. Pure; publishes nothing.
 */
export function checked(
  { text, reading, values, notes }: Submitted,
  term: Term,
  year: Term,
  { newest, same }: Beside,
): ProgrammeCheck {
  const { draft, source } = reading;
  const found = draft ? unique([...check(reading, year), ...check(reading, term)]) : reading.problems;
  const problems = [
    ...[...notes, ...found].map(shown),
    ...(draft ? refusedAs(text, draft.definition.version, source, { newest, same }) : []),
  ].sort((a, b) => a.line - b.line);
  const known = newest && { version: newest.version, same: newest.text === text };
  const none = { months: [], weeklyCap: null, burden: [], changes: [], parameters: [], open: [] };
  if (!draft) return { ...none, programme: null, term, problems, publishable: false, published: known };
  const definition = datedPart(draft);
  const planned = plan(definition, term);
  const roles = definition.roles.map(({ key, title }) => ({ key, title }));
  return {
    programme: { slug: definition.programme, version: definition.version, title: definition.title, roles },
    ...{ term, problems, published: known },
    publishable: problems.every(({ severity }) => severity === 'note'),
    changes: newest && newest.text !== text ? changesIn(newest.text, { definition, plan: planned }, term, values) : [],
    ...previewOf(draft.definition, planned, source),
    parameters: definition.parameters.map(asked),
    open: openItems(draft).map((item) => ({ ...item, line: lineOf(item.key, draft.definition, source) })),
  };
}

function changesIn(
  before: string,
  after: Parameters<typeof sayDiffInBoth>[1],
  term: Term,
  values: Values,
): ProgrammeCheck['changes'] {
  const { draft } = readProgramme(before, 'before.yaml', values);
  if (!draft) return [];
  const definition = datedPart(draft);
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
