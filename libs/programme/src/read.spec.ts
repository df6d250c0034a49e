import { definitionOf } from '../../../test/engines/year';
import { problemCodes, type Problem } from './problems';
import { readProgramme } from './read';
import { bombs } from './testing/bombs';
import { item, programmeText } from './testing/programme-text';

const FILE = 'p.yaml';
const when = (rule: string): string => programmeText([item({ when: rule })]);
const parameter = (more: string): string =>
  `parameters:\n  - { key: cadence, question: { zh: 多久一次？, en: How often? }${more} }\n`;
const cadence = item({ when: '{ rule: every, unit: $cadence }' });
const review = (more: Record<string, string>) => programmeText([item({ kind: 'review', ...more })]);
const PREPARATION = '[{ key: a, owner: nobody, daysBefore: 1, title: { zh: 准备, en: Ready } }]';
const CRITERIA = '[{ key: effect, title: { zh: 实效, en: Effect }, max: 30 }]';

/** A text, what is wrong with it, and the very words its place points to. */
const bad: readonly (readonly [rule: string, code: Problem['code'], text: string, pointsTo: string])[] = [
  ['P1', 'yaml', 'cobuild: [1', ''],
  ['P1', 'yaml', programmeText([item({ version: '2\n    version: 3' })]), 'version: 3'],
  ['P1', 'yaml', programmeText([item({ title: '&t { zh: 一, en: one }\n    note: *t' })]), '*t'],
  ['P1', 'too-large', `${programmeText()}# ${'x'.repeat(256 * 1024)}`, 'cobuild'],
  ['P1', 'too-large', `a: ${'['.repeat(21)}${']'.repeat(21)}`, 'a'],
  ['P2', 'missing-key', programmeText([item({ owedBy: null })]), 'key: clean-up'],
  ['P2', 'missing-key', when('{ month: 3 }'), '{ month: 3 }'],
  ['P2', 'wrong-type', programmeText([item({ owedBy: '3' })]), '3'],
  ['P2', 'wrong-type', programmeText([item({ graceDays: 'three' })]), 'three'],
  ['P2', 'unknown-value', programmeText([item({ kind: 'feast' })]), 'feast'],
  ['P2', 'unknown-value', when('{ rule: whenever }'), 'whenever'],
  ['P2', 'unknown-festival', when('{ rule: festival, festival: carnival }'), 'carnival'],
  ['P35', 'minor-new-year', when('{ rule: festival, festival: 小年 }'), '小年'],
  ['P35', 'unknown-sentence', when('定期'), '定期'],
  ['P2', 'key-of-another-rule', when('{ rule: day, month: 6 }'), 'month'],
  ['P2', 'too-big', programmeText([item({ graceDays: '99' })]), '99'],
  ['P2', 'too-small', programmeText([item({ owedBy: '[]' })]), '[]'],
  ['P4', 'no-such-month', when('{ rule: month, month: 13 }'), '13'],
  ['P4', 'whole-date', when('{ rule: day, day: 2026-03-05 }'), '2026'],
  [
    'P2',
    'wrong-value',
    programmeText(
      [item({ when: '{ rule: day, day: $when }' })],
      'parameters: [{ key: when, type: day, question: { zh: 问, en: ask }, default: soon }]\n',
    ),
    '$when',
  ],
  ['P2', 'bad-key', programmeText([item({ key: 'Clean_Up' })]), 'Clean_Up'],
  ['P2', 'unknown-zone', programmeText([item()], 'timeZone: Asia/Tianjin\n'), 'Asia/Tianjin'],
  ['P3', 'unknown-key', programmeText([item({ owner: 'school' })]), 'owner'],
  ['P3', 'unknown-key', when('{ rule: month, mouth: 3, month: 3 }'), 'mouth'],
  ['P4', 'february-29', when('{ rule: day, day: 02-29 }'), '02-29'],
  ['P4', 'no-such-day', when('{ rule: by, day: 06-31 }'), '06-31'],
  ['P4', 'bad-day', when('{ rule: day, day: 3-1 }'), '3-1'],
  ['P4', 'ends-before-start', when('{ rule: span, from: 06-20, to: 06-11 }'), '06-11'],
  ['P4', 'ends-before-start', when('{ rule: every, unit: month, fromMonth: 8, toMonth: 3 }'), '3 }'],
  ['P4', 'does-not-cross-year-end', when('{ rule: span, from: 06-11, to: 06-20, acrossYearEnd: true }'), 'true'],
  ['P4', 'conflict-without-month', when('{ rule: festival, festival: lantern, onConflict: month }'), 'month }'],
  ['P5', 'unknown-parameter', programmeText([cadence]), '$cadence'],
  ['P5', 'blank', programmeText([cadence], parameter('')), '$cadence'],
  ['P6', 'duplicate-key', programmeText([item(), item({ kind: 'deadline' })]), 'clean-up'],
  ['P6', 'reserved-role', programmeText().replace('key: school', 'key: district'), 'district'],
  ['P6', 'one-host', programmeText().replace('side: partner', 'side: host'), '- { key: community'],
  ['P7', 'unknown-role', programmeText([item({ owedBy: '[army-unit]' })]), 'army-unit'],
  ['P7', 'unknown-meeting', when('{ rule: fixed-by, item: clean-up }'), 'clean-up }'],
  ['P8', 'criteria-missing', review({}), 'key: clean-up'],
  ['P8', 'criteria-misplaced', programmeText([item({ criteria: CRITERIA })]), 'criteria'],
  ['P4', 'near-and-days', when('{ rule: festival, festival: lantern, near: eve, days: 2 }'), '2 }'],
  ['P4', 'one-anchor', when('{ rule: weekday, weekday: friday, month: 6, before: 07-01 }'), '{ rule: weekday'],
  ['P18', 'bad-time', programmeText([item({ time: '9am' })]), '9am'],
  ['P18', 'wrong-detail', programmeText([item({ mendWithin: '3' })]), 'mendWithin'],
  ['P18', 'unknown-role', programmeText([item({ preparation: PREPARATION })]), 'nobody'],
  ['P7', 'unknown-item', when('{ rule: offset, item: feast, days: 2 }'), 'feast'],
  ['P7', 'anchor-circle', when('{ rule: offset, item: clean-up, days: 2 }'), 'clean-up, days'],
  ['P7', 'unknown-item', review({ criteria: CRITERIA.replace('max: 30', 'max: 30, from: [feast]') }), 'feast'],
  ['P27', 'too-many-items', when('{ rule: every, unit: week, times: 60 }'), '- key: clean-up'],
  ['P31', 'hidden-character', programmeText().replace('小方案', '小\u202E方案'), '\u202E方案'],
  ['P31', 'hidden-character', programmeText([item({ title: '{ zh: 清洁\u200B楼道, en: Stairwells }' })]), '\u200B楼道'],
  ['P31', 'hidden-character', programmeText([item({ title: '{ zh: 清洁\0楼道, en: Stairwells }' })]), '\0楼道'],
  ['P31', 'hidden-character', programmeText([item({ title: '{ zh: "清洁\\u200B楼道", en: Stairwells }' })]), '"清洁'],
  ['P31', 'hidden-character', programmeText([item({ title: '{ zh: "清洁\\n楼道", en: Stairwells }' })]), '"清洁'],
  ['P31', 'garbled', programmeText().replace('小方案', '鍏卞缓鏂规'), '鍏卞缓鏂规'],
  ['P31', 'garbled', programmeText().replace('小方案', '小\uFFFD\uFFFD案'), '\uFFFD'],
  [
    'P9',
    'at-night',
    programmeText([item({ ladder: '[{ step: blue, anchor: due, days: 0, time: "21:00" }]' })]),
    '"21:00',
  ],
];

it.each(bad)('%s %s: named with its place and cure', (_rule, code, text, pointsTo) => {
  const { definition, problems } = readProgramme(text, FILE);
  const found = problems.find((problem) => problem.code === code);
  expect({ definition, codes: problems.map((problem) => problem.code) }).toMatchObject({
    definition: null,
    codes: expect.arrayContaining([code]) as unknown,
  });
  const { file, line, column, message, cure } = found!;
  expect(file).toBe(FILE);
  const there = text.split('\n')[line - 1]?.slice(column - 1);
  expect(there?.startsWith(pointsTo) ?? false).toBe(true);
  for (const said of [message, cure]) {
    expect(said.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(`${said.zh} ${said.en}`).not.toMatch(/\{\d\}|undefined|\[object|""/);
    expect(said.en.length).toBeGreaterThan(3);
  }
});

it('P2 every problem a reader can find is planted above', () => {
  const raisedElsewhere = ['decoded', 'undecodable', 'unknown-answer', 'full-width'];
  const raisedByCheck = [
    'festival-elsewhere',
    'festival-answered',
    'vague',
    'no-working-day',
    'provisional',
    'never-falls',
    'day-off',
    'shift-leaves-term',
    'anchor-open',
    'same-day',
    'over-cap',
    'cut-by-edge',
    'offset-lost',
    'two-reviews',
    'review-too-early',
    'title-cadence',
    'past-midnight',
    'hours-reversed',
    'unused-parameter',
    'school-holiday-unknown',
    'weekday-is-off',
    'weekday-is-worked',
    'term-mostly-over',
    'leads-nothing', // the words of a duty: duty-structure.spec.ts
    'role-twice',
    'approves-own',
    'starts-twice',
    'slots-overlap',
    'counted-twice',
    'most-below-least',
    'unknown-count',
    'weights-not-whole',
    'graded-twice',
    'bands-not-falling',
  ];
  expect([...new Set(bad.map(([, code]) => code)), ...raisedByCheck, ...raisedElsewhere].sort()).toEqual(
    [...problemCodes].sort(),
  );
});

it('P2 says everything that is wrong at once', () => {
  const text = programmeText([item({ owner: 'school', when: '{ rule: day, day: 02-29 }' }), item({ kind: 'feast' })]);
  expect(
    readProgramme(text, FILE)
      .problems.map(({ code }) => code)
      .sort(),
  ).toEqual(['february-29', 'unknown-key', 'unknown-value']);
});

it.each(bombs)('P1 refuses what would blow up: %s', (_what, text) => {
  expect(readProgramme(text, FILE)).toMatchObject({ definition: null });
});

it('P3 suggests the key that was meant, and none where none is near', () => {
  const cureOf = (key: string) => readProgramme(programmeText([item({ [key]: '1' })]), FILE).problems[0]?.cure.en;
  expect(cureOf('graceDay')).toBe('did you mean graceDays?');
  expect(cureOf('owedby')).toBe('did you mean owedBy?');
  expect(cureOf('colour')).toBe('remove it');
});

it('P5 puts a parameter where it is named: the value given, else the default', () => {
  const text = programmeText([cadence], parameter(', default: quarter'));
  const unit = (values?: Record<string, string>) => readProgramme(text, FILE, values).definition?.items[0]?.when;
  expect(unit()).toMatchObject({ unit: 'quarter' });
  expect(unit({ cadence: 'month' })).toMatchObject({ unit: 'month' });
  expect(readProgramme(text, FILE, { cadence: 'fortnight' }).problems[0]).toMatchObject({ code: 'unknown-value' });
});

it('P5 refuses a value that is not of the parameter’s type or among its choices', () => {
  const codes = (declared: string, value: string | number | string[]) =>
    readProgramme(programmeText([cadence], parameter(declared)), FILE, { cadence: value }).problems.map(
      ({ code }) => code,
    );
  expect(codes(', choices: [month, quarter]', 'week')).toEqual(['unknown-value']);
  expect(codes(', choices: [month, quarter]', 'month')).toEqual([]);
  expect(codes(', type: number', 'month')).toEqual(['wrong-value']);
  expect(codes(', type: day', '02-29')).toEqual(['wrong-value']);
  expect(codes(', type: dates', 'month')).toEqual(['wrong-value']);
  expect(codes('', ['month'])).toEqual(['wrong-value']);
});

it.each(['army-civilian-monthly', 'police-section-pairing'])('%s of the catalogue is clean', (slug) => {
  expect(definitionOf(slug).programme).toBe(slug);
});
