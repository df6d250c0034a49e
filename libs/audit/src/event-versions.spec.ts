import { compiled, saidOf, textOf } from './testing/compiled';

const VERSIONS = 'libs/ledger/src/type-versions.ts';
const EVENTS = 'libs/agreement/src/events.ts';
const PLAN = 'libs/programme/src/plan.ts';

/** The compiler's errors in the table of versions after `is` replaces `was` in a file. */
function planted(file: string, was: string, is: string): string {
  const text = textOf(file);
  expect(text.split(was)).toHaveLength(2);
  return saidOf(compiled(VERSIONS, { [file]: text.replace(was, is) }), VERSIONS).join('\n');
}

it('H9 the table of versions compiles as it is', () => {
  expect(saidOf(compiled(VERSIONS), VERSIONS)).toEqual([]);
});

it.each([
  [
    'a field more',
    'AgreementSigned',
    `'AgreementSigned'; role: string`,
    `'AgreementSigned'; role: string; seen: boolean`,
  ],
  [
    'an optional field more',
    'AgreementSigned',
    `'AgreementSigned'; role: string`,
    `'AgreementSigned'; role: string; seen?: true`,
  ],
  ['a field less', 'AgreementSigned', `'AgreementSigned'; role: string`, `'AgreementSigned'`],
  ['another type', 'ItemOpened', `'ItemOpened'; item: string`, `'ItemOpened'; item: number`],
  [
    'null as well',
    'DateFixed',
    `'DateFixed'; item: string; on: LocalDate; by: string`,
    `'DateFixed'; item: string; on: LocalDate; by: string | null`,
  ],
  [
    'a field made optional',
    'DateFixed',
    `'DateFixed'; item: string; on: LocalDate; by: string`,
    `'DateFixed'; item: string; on: LocalDate; by?: string`,
  ],
  [
    'a field of a part',
    'TopicProposed',
    'Readonly<{ id: string; digest: string }>',
    'Readonly<{ id: string; digest: string; lang?: string }>',
  ],
  ['another code', 'ProgressRecorded', `['done', 'pledged', 'received']`, `['done', 'pledged', 'came']`],
])('H9 %s does not compile without a new version', (_, event, was, is) => {
  expect(planted(EVENTS, was, is)).toContain(
    `the payload of ${event} is not what its newest version in payloads.ts says`,
  );
});

it('H9 what another library changes of a payload does not compile either, for every event that holds it', () => {
  const said = planted(PLAN, '  graceDays: number;', '  graceDays: number;\n  weight?: number;');
  for (const event of [
    'AgreementProposed',
    'ResolutionAdopted',
    'RectificationOrdered',
    'ItemsCarriedOver',
    'AmendmentProposed',
  ])
    expect(said).toContain(`the payload of ${event} is not`);
});

it('H9 an event without a payload of its version 1 does not compile', () => {
  const said = planted(
    EVENTS,
    `  | Readonly<{ type: 'TermEnded' }>`,
    `  | Readonly<{ type: 'TermEnded' }>\n  | Readonly<{ type: 'WallPainted'; item: string }>`,
  );
  expect(said).toContain('WallPainted');
});
