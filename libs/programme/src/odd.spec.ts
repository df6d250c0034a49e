import { localDate } from '@cobuild/calendar';
import { check } from './check';
import type { Problem } from './problems';
import { readProgramme } from './read';
import { item, programmeText } from './testing/programme-text';

const TERM = { from: localDate('2026-01-01'), to: localDate('2026-12-31') };
const found = (text: string): Problem[] => check(readProgramme(text, 'odd.yaml'), TERM);

/** What is odd, the code of the problem, and the same put right as the cure says. */
type Odd = readonly [odd: string, code: Problem['code'], right: string];

const whens: readonly Odd[] = [
  ['{ rule: day, month: 6 }', 'key-of-another-rule', '{ rule: month, month: 6 }'],
  ['{ rule: month, month: 6, day: 06-01 }', 'key-of-another-rule', '{ rule: month, month: 6 }'],
  [
    '{ rule: every, unit: month, weekday: friday }',
    'key-of-another-rule',
    '{ rule: weekday, weekday: friday, each: month }',
  ],
  [
    '{ rule: festival, festival: lantern, each: month }',
    'key-of-another-rule',
    '{ rule: festival, festival: lantern }',
  ],
  ['{ rule: span, from: 03-01, to: 03-05, times: 2 }', 'key-of-another-rule', '{ rule: span, from: 03-01, to: 03-05 }'],
  ['{ rule: month, month: 13 }', 'no-such-month', '{ rule: month, month: 12 }'],
  ['{ rule: month, month: 0 }', 'no-such-month', '{ rule: month, month: 1 }'],
  [
    '{ rule: every, unit: month, fromMonth: 3, toMonth: 14 }',
    'no-such-month',
    '{ rule: every, unit: month, fromMonth: 3, toMonth: 12 }',
  ],
  [
    '{ rule: festival, festival: lantern, inMonth: 20 }',
    'no-such-month',
    '{ rule: festival, festival: lantern, inMonth: 3 }',
  ],
  ['{ rule: day, day: 2026-03-05 }', 'whole-date', '{ rule: day, day: 03-05 }'],
  ['{ rule: by, day: 2026/6/30 }', 'whole-date', '{ rule: by, day: 06-30 }'],
  ['{ rule: span, from: 2026-03-01, to: 03-05 }', 'whole-date', '{ rule: span, from: 03-01, to: 03-05 }'],
  ['{ rule: by, day: 2026年6月30日 }', 'whole-date', '{ rule: by, day: 06-30 }'],
  ['{ rule: day, day: 3-5 }', 'bad-day', '{ rule: day, day: 03-05 }'],
  ['{ rule: day, day: 3/5 }', 'bad-day', '{ rule: day, day: 03-05 }'],
  ['{ rule: day, day: 13-01 }', 'bad-day', '{ rule: day, day: 12-01 }'],
  ['{ rule: day, day: 00-10 }', 'bad-day', '{ rule: day, day: 01-10 }'],
  ['{ rule: day, day: 5日 }', 'bad-day', '{ rule: day, day: 03-05 }'],
  ['{ rule: day, day: 02-30 }', 'no-such-day', '{ rule: day, day: 02-28 }'],
  ['{ rule: by, day: 04-31 }', 'no-such-day', '{ rule: by, day: 04-30 }'],
  ['{ rule: roster, dates: [02-30] }', 'no-such-day', '{ rule: roster, dates: [02-28] }'],
  ['{ rule: day, day: 02-29 }', 'february-29', '{ rule: day, day: 02-28 }'],
  ['{ rule: span, from: 06-20, to: 06-11 }', 'ends-before-start', '{ rule: span, from: 06-11, to: 06-20 }'],
  ['{ rule: months, from: 11, to: 2 }', 'ends-before-start', '{ rule: months, from: 11, to: 2, acrossYearEnd: true }'],
  [
    '{ rule: agreed, before: 05-31, from: 09-01, to: 06-30 }',
    'ends-before-start',
    '{ rule: agreed, before: 05-31, from: 06-30, to: 09-01 }',
  ],
  [
    '{ rule: months, from: 3, to: 8, acrossYearEnd: true }',
    'does-not-cross-year-end',
    '{ rule: months, from: 3, to: 8 }',
  ],
  ['{ rule: festival, festival: carnival }', 'unknown-festival', '{ rule: festival, festival: lantern }'],
  ['{ rule: festival, festival: 冬节 }', 'unknown-festival', '{ rule: festival, festival: 冬至 }'],
  ['{ rule: festival, festival: 小年 }', 'minor-new-year', '{ rule: festival, festival: 北方小年 }'],
  [
    '{ rule: festival, festival: lantern, onConflict: month }',
    'conflict-without-month',
    '{ rule: festival, festival: lantern, inMonth: 3, onConflict: month }',
  ],
  [
    '{ rule: festival, festival: lantern, near: before, daysBefore: 3 }',
    'near-and-days',
    '{ rule: festival, festival: lantern, near: before, days: 3 }',
  ],
  [
    '{ rule: festival, festival: lantern, days: 3 }',
    'missing-key',
    '{ rule: festival, festival: lantern, near: after, days: 3 }',
  ],
  [
    '{ rule: festival, festival: lantern, near: soon }',
    'unknown-value',
    '{ rule: festival, festival: lantern, near: before }',
  ],
  [
    '{ rule: festival, festival: lantern, near: before, days: 99 }',
    'too-big',
    '{ rule: festival, festival: lantern, near: before, days: 60 }',
  ],
  ['{ rule: weekday, weekday: friday }', 'one-anchor', '{ rule: weekday, weekday: friday, each: month }'],
  [
    '{ rule: weekday, weekday: friday, month: 6, before: 07-01 }',
    'one-anchor',
    '{ rule: weekday, weekday: friday, before: 07-01 }',
  ],
  ['{ rule: weekday, weekday: fri, each: month }', 'unknown-value', '{ rule: weekday, weekday: friday, each: month }'],
  [
    '{ rule: weekday, weekday: friday, each: year }',
    'unknown-value',
    '{ rule: weekday, weekday: friday, each: month }',
  ],
  ['{ rule: every, unit: fortnight }', 'unknown-value', '{ rule: every, unit: week }'],
  ['{ rule: every, unit: month, times: 0 }', 'too-small', '{ rule: every, unit: month, times: 1 }'],
  ['{ rule: every, unit: week, times: 60 }', 'too-many-items', '{ rule: every, unit: week, times: 2 }'],
  ['{ rule: every }', 'missing-key', '{ rule: every, unit: month }'],
  ['{ rule: whenever }', 'unknown-value', '{ rule: when-needed }'],
  ['{ month: 3 }', 'missing-key', '{ rule: month, month: 3 }'],
  ['{ rule: quarter, quarter: 5 }', 'too-big', '{ rule: quarter, quarter: 4 }'],
  ['{ rule: school-holiday, which: spring }', 'unknown-value', '{ rule: school-holiday, which: winter }'],
  ['{ rule: offset, item: feast, days: 2 }', 'unknown-item', '{ rule: month, month: 3 }'],
  ['{ rule: offset, item: clean-up, days: 2 }', 'anchor-circle', '{ rule: month, month: 3 }'],
  ['{ rule: offset, item: clean-up }', 'one-anchor', '{ rule: month, month: 3 }'],
  ['{ rule: fixed-by, item: clean-up }', 'unknown-meeting', '{ rule: agreed, before: 05-31 }'],
  ['{ rule: day, day: 03-05, inYear: 2 }', 'never-falls', '{ rule: day, day: 03-05, inYear: first }'],
  ['{ rule: day, day: 03-01, shift: ask }', 'day-off', '{ rule: day, day: 03-01, shift: after }'],
  [
    '{ rule: festival, festival: double-ninth, inMonth: 11 }',
    'festival-elsewhere',
    '{ rule: festival, festival: double-ninth, inMonth: 11, onConflict: festival }',
  ],
  [
    '{ rule: weekday, weekday: friday, each: month }',
    'weekday-is-off',
    '{ rule: weekday, weekday: friday, each: month, shift: on }',
  ],
  ['3', 'wrong-type', '{ rule: month, month: 3 }'],
  ['定期', 'unknown-sentence', '每季度一次'],
  ['不定期', 'unknown-sentence', '必要时'],
  ['13月', 'unknown-sentence', '12月'],
  ['2月30日', 'unknown-sentence', '2月28日'],
  ['下个月', 'unknown-sentence', '6月'],
  ['每两个月', 'unknown-sentence', '每月'],
  ['节前', 'unknown-sentence', '春节前'],
  ['小年', 'minor-new-year', '南方小年'],
  ['小年前', 'minor-new-year', '南方小年前'],
  ['周六', 'unknown-sentence', '每周六'],
  ['3月5日和6日', 'unknown-sentence', '3月5日至3月6日'],
  ['soon', 'unknown-sentence', '{ rule: month, month: 3 }'],
];

const REVIEW = { key: 'review', kind: 'review', evidence: '[]' };
const CRITERIA = '[{ key: effect, title: { zh: 实效, en: Effect }, max: 30 }]';
const sheet = (starts: string, minutes: number) =>
  `{ starts: "${starts}", steps: [{ key: one, title: { zh: 一, en: One }, minutes: ${minutes} }] }`;

/** Fields of an item: those that are odd, the code, and what replaces them. */
const fields: readonly (readonly [
  odd: Record<string, string>,
  code: Problem['code'],
  right: Record<string, string | null>,
])[] = [
  [{ kind: 'feast' }, 'unknown-value', { kind: 'activity' }],
  [{ kind: '宴会' }, 'unknown-value', { kind: '活动' }],
  [{ key: 'Clean_Up' }, 'bad-key', { key: 'clean-up' }],
  [{ key: '清洁' }, 'bad-key', { key: 'clean-up' }],
  [{ key: 'clean--up' }, 'bad-key', { key: 'clean-up' }],
  [{ owner: 'school' }, 'unknown-key', { owner: null }],
  [{ graceDay: '3' }, 'unknown-key', { graceDay: null, graceDays: '3' }],
  [{ 负责人: '社区' }, 'unknown-key', { 负责人: null }],
  [{ owedBy: '[army-unit]' }, 'unknown-role', { owedBy: '[school]' }],
  [{ owedBy: '医院' }, 'unknown-role', { owedBy: '学校' }],
  [{ owedBy: '[]' }, 'too-small', { owedBy: '[school]' }],
  [{ owedBy: '3' }, 'wrong-type', { owedBy: '[school]' }],
  [{ graceDays: 'three' }, 'wrong-type', { graceDays: '3' }],
  [{ graceDays: '99' }, 'too-big', { graceDays: '60' }],
  [{ graceDays: '-1' }, 'too-small', { graceDays: '0' }],
  [{ evidence: '[video]' }, 'unknown-value', { evidence: '[photo]' }],
  [{ evidence: '录像' }, 'unknown-value', { evidence: '照片' }],
  [{ time: '9am' }, 'bad-time', { time: '"09:00"' }],
  [{ time: '"25:00"' }, 'bad-time', { time: '"23:00"' }],
  [{ prefer: 'never' }, 'unknown-value', { prefer: 'days-off' }],
  [{ atEdge: 'half' }, 'unknown-value', { atEdge: 'pro-rata' }],
  [{ urgent: 'false' }, 'unknown-value', { urgent: 'true' }],
  [{ mendWithin: '3' }, 'wrong-detail', { mendWithin: null }],
  [{ kind: 'deadline', runSheet: sheet('09:00', 30) }, 'wrong-detail', { runSheet: null }],
  [{ target: '0' }, 'too-small', { target: '1' }],
  [{ criteria: CRITERIA }, 'criteria-misplaced', { criteria: null }],
  [{ ...REVIEW }, 'criteria-missing', { criteria: CRITERIA }],
  [{ ...REVIEW, criteria: CRITERIA.replace('max: 30', 'max: 300') }, 'too-big', { criteria: CRITERIA }],
  [
    { ...REVIEW, criteria: CRITERIA.replace('max: 30', 'max: 30, from: [feast]') },
    'unknown-item',
    { criteria: CRITERIA },
  ],
  [
    { ladder: '[{ step: blue, anchor: due, days: 0, time: "21:00" }]' },
    'at-night',
    { ladder: '[{ step: blue, anchor: due, days: 0, time: "20:00" }]' },
  ],
  [
    { ladder: '[{ step: green, anchor: due, days: 0 }]' },
    'unknown-value',
    { ladder: '[{ step: blue, anchor: due, days: 0 }]' },
  ],
  [{ runSheet: sheet('23:00', 120) }, 'past-midnight', { runSheet: sheet('21:00', 120) }],
  [{ runSheet: sheet('9', 120) }, 'bad-time', { runSheet: sheet('09:00', 120) }],
  [
    { kind: 'opening-hours', evidence: '[]', open: '[{ days: weekends, from: "17:00", to: "09:00" }]' },
    'hours-reversed',
    { open: '[{ days: weekends, from: "09:00", to: "17:00" }]' },
  ],
  [
    { kind: 'opening-hours', evidence: '[]', open: '[{ days: sundays, from: "09:00", to: "17:00" }]' },
    'unknown-value',
    { open: '[{ days: weekends, from: "09:00", to: "17:00" }]' },
  ],
  [
    { title: '{ zh: 每周打扫, en: Weekly }', when: '{ rule: month, month: 3 }' },
    'title-cadence',
    { when: '{ rule: every, unit: week }' },
  ],
  [{ title: '{ zh: 定期走访, en: Visits }' }, 'vague', { title: '{ zh: 走访, en: Visits }' }],
  [{ title: '{ en: Visits }' }, 'missing-key', { title: '{ zh: 走访, en: Visits }' }],
  [{ title: '""' }, 'too-small', { title: '走访' }],
  [{ title: `{ zh: ${'长'.repeat(201)} }` }, 'too-big', { title: '走访' }],
  [{ title: '"清\\u202E洁"' }, 'hidden-character', { title: '清洁' }],
  [{ title: '清\u200B洁' }, 'hidden-character', { title: '清洁' }],
  [{ title: '"清\\n洁"' }, 'hidden-character', { title: '清洁' }],
  [{ title: '清\u0007洁' }, 'hidden-character', { title: '清洁' }],
  [{ title: '清\uFEFF洁' }, 'hidden-character', { title: '清洁' }],
  [
    { preparation: '[{ key: venue, owner: nobody, daysBefore: 1, title: 会场 }]' },
    'unknown-role',
    { preparation: '[{ key: venue, owner: school, daysBefore: 1, title: 会场 }]' },
  ],
  [
    { preparation: '[{ key: venue, owner: school, daysBefore: 99, title: 会场 }]' },
    'too-big',
    { preparation: '[{ key: venue, owner: school, daysBefore: 60, title: 会场 }]' },
  ],
];

const whole = programmeText([item()]);

/** Whole texts. */
const texts: readonly Odd[] = [
  [whole.replace('roles:', 'roles: [1'), 'yaml', whole],
  [whole.replace('items:', 'items:\n\t- a'), 'yaml', whole],
  [`${whole}---\n${whole}`, 'yaml', whole],
  [`%TAG\n${whole}`, 'yaml', whole],
  [whole.replace('title:', 'title: !!python'), 'yaml', whole],
  [whole.replace('title:', 'title: &t'), 'yaml', whole.replace('title:', 'title:')],
  [whole.replace('version: 1', 'version: 1\nversion: 2'), 'yaml', whole],
  [whole.replace('version: 1', 'version: *one'), 'yaml', whole],
  [whole.replace('version: 1', 'version: @one'), 'yaml', whole],
  [whole.replace('version: 1', 'version: "1\\q"'), 'yaml', whole],
  [whole.replace('version: 1', 'version: 0'), 'too-small', whole],
  [whole.replace('version: 1', 'version: one'), 'wrong-type', whole],
  [whole.replace('cobuild: 1', 'cobuild: 2'), 'unknown-value', whole],
  [whole.replace('cobuild: 1\n', ''), 'missing-key', whole],
  [whole.replace('side: partner', 'side: host'), 'one-host', whole],
  [whole.replace('key: school', 'key: district'), 'reserved-role', whole],
  [whole.replace('key: school', 'key: community'), 'duplicate-key', whole],
  [
    programmeText([item(), item({ kind: 'deadline' })]),
    'duplicate-key',
    programmeText([item(), item({ key: 'other' })]),
  ],
  [
    programmeText([item()], 'timeZone: Asia/Tianjin\n'),
    'unknown-zone',
    programmeText([item()], 'timeZone: Asia/Shanghai\n'),
  ],
  [programmeText([item()], 'category: party\n'), 'unknown-value', programmeText([item()], 'category: 结对共建\n')],
  [programmeText([item()], 'parameters: [{ key: a, question: 问, default: 1 }]\n'), 'unused-parameter', whole],
  [programmeText([item({ target: '$many' })]), 'unknown-parameter', programmeText([item({ target: '3' })])],
  [whole.replace('小方案', '小\uFFFD案'), 'garbled', whole],
  ['- a\n- b\n', 'wrong-type', whole],
  ['', 'wrong-type', whole],
  ['共建方案', 'wrong-type', whole],
  [whole.replace(/: /g, '：'), 'full-width', whole],
  [whole.replace('key: clean-up', 'key： clean-up'), 'full-width', whole],
];

/** An odd text, the code, the text put right, and the words it was written with. */
const all = [
  ...whens.map(
    ([odd, code, right]) =>
      [programmeText([item({ when: odd })]), code, programmeText([item({ when: right })]), odd] as const,
  ),
  ...fields.map(
    ([odd, code, right]) =>
      [programmeText([item(odd)]), code, programmeText([item({ ...odd, ...right })]), JSON.stringify(odd)] as const,
  ),
  ...texts.map(([odd, code, right], n) => [odd, code, right, `text ${n}`] as const),
];

it('P36 there are more than 120 odd definitions', () => expect(all.length).toBeGreaterThan(120));

it.each(all.map(([odd, code, right, what]) => ({ odd, code, right, what })))(
  'P36 $code: $what is named at its place, in one language, with a cure that works',
  ({ odd, code, right, what }) => {
    const problem = found(odd).find((one) => one.code === code);
    expect({ what, codes: found(odd).map((one) => one.code) }).toMatchObject({
      codes: expect.arrayContaining([code]) as unknown,
    });
    const lines = odd.split('\n');
    expect(problem!.line).toBeLessThanOrEqual(Math.max(1, lines.length));
    expect(problem!.column).toBeLessThanOrEqual((lines[problem!.line - 1] ?? '').length + 1);
    for (const { zh, en } of [problem!.message, problem!.cure]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      const own = en.replace(/“[^”]*”|garbled: .*/g, '').replace(/\{[^}]*\}/g, '');
      if (!/\p{Script=Han}/u.test(what)) expect(own).not.toMatch(/\p{Script=Han}/u);
      expect(`${zh}${en}`).not.toMatch(/undefined|\[object|\{\d\}|Implicit|Invalid/);
    }
    expect(found(right).filter((one) => one.code === code)).toEqual([]);
  },
);
