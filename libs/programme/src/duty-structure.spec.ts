import type { Problem } from './problems';
import { readProgramme } from './read';
import { item, programmeText } from './testing/programme-text';

const post = (role: string) => `[{ key: chair, title: 组长, role: ${role} }]`;
const many = (more: string) =>
  `[{ key: all, title: 总数, atLeast: 20 }, { key: fresh, title: 新增, atLeast: 2${more} }]`;

it.each<[Record<string, string>, Problem['code'], Record<string, string | null>]>([
  [{ leads: 'school' }, 'leads-nothing', { owedBy: '[community, school]' }],
  [{ takesPart: '[community]' }, 'role-twice', { takesPart: '[school]' }],
  [{ takesPart: '[school]', supports: '[school]' }, 'role-twice', { supports: null }],
  [{ supports: '[army]' }, 'unknown-role', { supports: '[school]' }],
  [{ kind: 'deadline', handedTo: 'army' }, 'unknown-role', { handedTo: 'district' }],
  [
    { kind: 'standing', group: post('school'), counts: '[{ key: chair, title: 名册, atLeast: 1 }]' },
    'duplicate-key',
    { counts: '[{ key: roster, title: 名册, atLeast: 1 }]' },
  ],
  [{ kind: 'standing', group: post('army') }, 'unknown-role', { group: post('school') }],
  [
    { kind: 'deadline', approval: '[{ by: army }]' },
    'unknown-role',
    { approval: '[{ by: school }, { by: district }]' },
  ],
  [{ kind: 'deadline', approval: '[{ by: community }]' }, 'approves-own', { approval: '[{ by: school }]' }],
  [{ slots: '[{ from: "11:00", to: "10:00" }]' }, 'hours-reversed', { slots: '[{ from: "10:00", to: "11:00" }]' }],
  [
    { slots: '[{ from: "10:00", to: "11:00" }, { from: "10:30", to: "12:00" }]' },
    'slots-overlap',
    { slots: '[{ from: "10:00", to: "11:00" }, { from: "11:00", to: "12:00" }]' },
  ],
  [{ counts: many(''), target: '3' }, 'counted-twice', { target: null }],
  [{ counts: many(', atMost: 1') }, 'most-below-least', { counts: many(', atMost: 4') }],
  [{ counts: many(', of: none') }, 'unknown-count', { counts: many(', of: all') }],
  [{ counts: many(', of: fresh') }, 'unknown-count', { counts: many(', of: all') }],
  [
    { startsAt: '"09:00"', runSheet: '{ starts: "09:00", steps: [{ key: one, title: 一, minutes: 5 }] }' },
    'starts-twice',
    { startsAt: null },
  ],
])('P37 %j: %s, and the cure works', (odd, code, right) => {
  const problems = (fields: Record<string, string | null>) =>
    readProgramme(programmeText([item(fields)]), 'p.yaml').problems;
  expect(problems(odd).map((one) => one.code)).toEqual([code]);
  expect(problems({ ...odd, ...right })).toEqual([]);
});

it.each([
  ['posts', 'claims', '[{ key: one, title: 一, places: 1 }, { key: one, title: 二, places: 2 }]'],
  ['goods', 'pledge', '[{ key: one, title: 一 }, { key: one, title: 二 }]'],
  ['money', 'pledge', '[{ key: one, title: 一 }, { key: one, title: 二, atLeast: 5 }]'],
  ['subjects', 'quota', '[{ key: one, title: 一 }, { key: one, title: 二 }]'],
  ['milestones', 'project', '[{ key: one, title: 一, by: 03-01 }, { key: one, title: 二, by: 04-01 }]'],
  [
    'preparation',
    'activity',
    '[{ key: one, title: 一, owner: school, daysBefore: 1 }, { key: one, title: 二, owner: school, daysBefore: 2 }]',
  ],
  [
    'runSheet',
    'activity',
    '{ starts: "09:00", steps: [{ key: one, title: 一, minutes: 5 }, { key: one, title: 二, minutes: 5 }] }',
  ],
])('P37 a key that stands twice in %s would lose one of the two', (name, kind, list) => {
  const found = readProgramme(programmeText([item({ kind, [name]: list })]), 'p.yaml').problems;
  expect(found.map(({ code }) => code)).toEqual(['duplicate-key']);
  const right = list.replace('{ key: one, title: 二', '{ key: two, title: 二');
  expect(readProgramme(programmeText([item({ kind, [name]: right })]), 'p.yaml').problems).toEqual([]);
});
