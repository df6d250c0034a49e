import { addDays, localDate } from '@cobuild/calendar';
import { bareItem, plan, readProgramme, type ItemKind, type Plan } from '@cobuild/programme';
import { item, programmeText } from '../../../programme/src/testing/programme-text';
import type { AgreementCommand } from '../commands';
import type { Carried, Version } from '../events';

export const PARTIES = ['community', 'school', 'hospital'];

const HOSPITAL = `  - { key: hospital, side: partner, title: { zh: 医院, en: the hospital } }\n`;

/** Something of most kinds; what the second version of the programme changes is an argument. */
const items = (target: string, reportBy: string): string[] => [
  item({ key: 'council', kind: 'joint-meeting', when: '{ rule: every, unit: quarter }' }),
  item({ key: 'sweep', when: '{ rule: every, unit: quarter }', evidence: '[photo]', mayBe: '[merged, cancelled]' }),
  item({ key: 'report', kind: 'deadline', when: `{ rule: by, day: ${reportBy} }`, owedBy: '[school]' }),
  item({ key: 'clinic', when: '{ rule: month, month: 5 }', owedBy: '[school, hospital]' }),
  item({
    key: 'road',
    kind: 'project',
    when: '{ rule: fixed-by, item: council }',
    milestones: '[{ key: base, by: 06-30, title: { zh: 路基, en: The base } }]',
  }),
  item({ key: 'lessons', kind: 'quota', when: '{ rule: every, unit: half-year }', target }),
  item({
    key: 'beds',
    kind: 'pledge',
    when: '{ rule: by, day: 09-30 }',
    owedBy: '[hospital]',
    goods: '[{ key: bed, quantity: 2, title: { zh: 床, en: Beds } }]',
  }),
  item({
    key: 'board',
    kind: 'claims',
    when: '{ rule: every, unit: year }',
    wishes: 'true',
    lapseAfter: '20',
    posts: '[{ key: p, places: 2, title: { zh: 岗, en: P } }]',
  }),
  item({
    key: 'charter',
    kind: 'deadline',
    when: '{ rule: by, day: 08-31 }',
    owedBy: '[school]',
    evidence: '[document]',
    approval: '[{ by: community, within: 3 }, { by: district }]',
  }),
  item({ key: 'rally', when: '{ rule: when-needed }' }),
  item({ key: 'account', kind: 'deadline', when: '{ rule: offset, item: rally, days: 5 }', owedBy: '[school]' }),
  item({ key: 'look', kind: 'rectification', when: '{ rule: every, unit: half-year }' }),
  item({
    key: 'review',
    kind: 'review',
    when: '{ rule: span, from: 10-20, to: 10-30 }',
    owedBy: `[${PARTIES.join(', ')}]`,
    criteria: '[{ key: c, max: 10, title: { zh: 好, en: Good } }]',
  }),
];

function laid(version: number, texts: readonly string[]): Plan {
  const text = programmeText(texts)
    .replace('version: 1', `version: ${version}`)
    .replace(/(roles:\n(?:  - .*\n)+)/, `$1${HOSPITAL}`);
  const { definition, problems } = readProgramme(text, 'model.yaml');
  if (!definition) throw new Error(JSON.stringify(problems));
  return plan(definition, { from: localDate('2026-01-01'), to: localDate('2026-12-31') });
}

/** The programme the random commands are about, laid on the calendar. */
const first = laid(1, items('2', '06-30'));

export const proposal: Extract<AgreementCommand, { type: 'ProposeAgreement' }> = {
  type: 'ProposeAgreement',
  plan: first,
  parties: Object.fromEntries(PARTIES.map((role) => [role, role])),
  district: 'district',
  definition: '',
  parameters: {},
  spread: 7,
  renews: null,
};

/** Its second version: a higher target, a later report, a picnic that is new, and no clinic any more. */
export const second = laid(2, [
  ...items('3', '07-31').filter((text) => !text.includes('key: clinic')),
  item({ key: 'picnic', when: '{ rule: every, unit: quarter }', owedBy: '[hospital]' }),
]);

/** Something ordered in the year before, and a project with its milestone. */
export const lastYear: readonly Carried[] = (['rectification', 'project', 'milestone'] as const).map((kind) => ({
  planned: bareItem(
    { clause: `old-${kind}`, kind, owedBy: ['school'], from: second.term.from, to: second.term.to, provisional: false },
    '2025',
  ),
  orderedBy: kind === 'rectification' ? 'community' : null,
  note: null,
  versions: [],
}));

export const secondVersion: Version = { ...pick(second), definition: 'd' };

function pick({ version, criteria, scoring, rules, ladders }: Plan): Omit<Version, 'definition'> {
  return { version, criteria, scoring, rules, ladders };
}

/** The plan as another calendar would have it: everything so many days later. */
export const movedBy = (days: number): Plan => ({
  ...first,
  calendar: `moved-${days}`,
  items: first.items.map((one) => ({ ...one, from: addDays(one.from, days), to: addDays(one.to, days) })),
});

export const keysOf = (kind: ItemKind): string[] =>
  first.items.filter((one) => one.kind === kind).map(({ key }) => key);
