import { localDate } from '@cobuild/calendar';
import { definitionOf, termOf } from '../../../test/engines/year';
import type { Definition } from './definition';
import { itemKinds, kinds } from './kinds';
import { burdenOf, costOf } from './burden';
import { diffPlans } from './diff';
import { plan } from './plan';
import { timedSteps } from './run-sheet';
import { suggestDay } from './suggest';
import { readProgramme } from './read';
import { item, programmeText } from './testing/programme-text';

const planned = (...items: string[]) => {
  const { definition, problems } = readProgramme(programmeText(items), 'p.yaml');
  if (!definition) throw new Error(JSON.stringify(problems));
  return plan(definition, termOf(2026));
};

it('P15 is the same whenever it is asked, whatever order the clauses stand in', () => {
  const definition = definitionOf('army-civilian-monthly');
  const backwards: Definition = { ...definition, items: [...definition.items].reverse() };
  expect(plan(definition, termOf(2026))).toEqual(plan(definition, termOf(2026)));
  expect(plan(backwards, termOf(2026)).items).toEqual(plan(definition, termOf(2026)).items);
});

it.each(['army-civilian-monthly', 'police-section-pairing'])(
  'P15 %s: in the order of its days, each key once',
  (slug) => {
    const { items } = plan(definitionOf(slug), termOf(2026));
    const days = items.map(({ from }) => from);
    expect(days).toEqual([...days].sort());
    expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
  },
);

it('P15 lays a term over the year end year by year', () => {
  const { definition } = readProgramme(programmeText([item()]), 'p.yaml');
  const { items } = plan(definition!, { from: localDate('2025-03-01'), to: localDate('2027-02-28') });
  expect(items.map(({ key, from, to }) => [key, from, to])).toEqual([
    ['clean-up@2025', '2025-03-01', '2025-03-31'],
    ['clean-up@2026', '2026-03-01', '2026-03-31'],
  ]);
});

it('P16 takes grace and ladder from the kind, or from the item', () => {
  const ladder = '[{ step: red, anchor: due, days: 2, to: district }]';
  const { items, ladders } = planned(item(), item({ key: 'own', graceDays: '9', ladder }));
  expect(items.map(({ key, graceDays, ladder }) => [key, graceDays, ladder])).toEqual([
    ['clean-up@2026', kinds.activity.graceDays, 'activity'],
    ['own@2026', 9, 'own'],
  ]);
  expect(ladders['activity']).toEqual(kinds.activity.ladder);
  expect(ladders['own']).toEqual([{ step: 'red', anchor: 'due', days: 2, time: '09:00', to: 'district' }]);
  expect(ladders['resolution']).toEqual(kinds.resolution.ladder);
});

it('P16 every kind has a ladder that ends with the district', () => {
  for (const kind of [...itemKinds, 'resolution'] as const) {
    expect(kinds[kind].ladder.map(({ step }) => step)).toEqual(['blue', 'yellow', 'red', 'escalation']);
    expect(kinds[kind].ladder.at(-1)?.to).toBe('district');
  }
});

it('P17 leaves the day to the meeting it names', () => {
  const meeting = item({ key: 'meeting', kind: 'joint-meeting', when: '{ rule: month, month: 7 }' });
  const { items } = planned(
    meeting,
    item({ key: 'works', kind: 'project', when: '{ rule: fixed-by, item: meeting, by: 11-30 }' }),
  );
  expect(items.find(({ clause }) => clause === 'works')).toMatchObject({
    awaits: 'meeting',
    fixedOn: null,
    to: '2026-11-30',
  });
});

it('P23 times a run sheet, and lets what runs over push the rest', () => {
  const step = (key: string, minutes: number, mayRunOver = 0) => ({
    key,
    minutes,
    mayRunOver,
    title: { zh: key, en: key },
  });
  const steps = timedSteps({ runSheet: { starts: '23:30', steps: [step('a', 20, 15), step('b', 30)] } });
  expect(steps.map(({ from, to, latestFrom, latestTo }) => [from, to, latestFrom, latestTo])).toEqual([
    ['23:30', '23:50', '23:30', '00:05'],
    ['23:50', '00:20', '00:05', '00:35'],
  ]);
  expect(timedSteps({})).toEqual([]);
});

it('P24 counts what each week asks of each party, joint work of every owner', () => {
  const { items } = planned(item({ evidence: '[photo, count]' }), item({ key: 'own', owedBy: '[school, community]' }));
  expect(burdenOf({ items })).toEqual([
    { role: 'community', week: '2026-03-30', items: 2, fields: 5, files: 1, minutes: 8 },
    { role: 'school', week: '2026-03-30', items: 1, fields: 2, files: 0, minutes: 3 },
  ]);
  expect(costOf({ kind: 'deadline', evidence: ['document'] })).toEqual({ fields: 1, files: 1, minutes: 15 });
});

it('P25 compares two versions by what is due when', () => {
  const before = planned(item(), item({ key: 'gone' }));
  const after = planned(item({ when: '{ rule: month, month: 4 }', evidence: '[photo]' }), item({ key: 'fresh' }));
  const { added, removed, changed } = diffPlans(before, after);
  expect([added.map(({ key }) => key), removed.map(({ key }) => key)]).toEqual([['fresh@2026'], ['gone@2026']]);
  expect(changed).toEqual([
    {
      key: 'clean-up@2026',
      what: [
        { field: 'from', before: '2026-03-01', after: '2026-04-01' },
        { field: 'to', before: '2026-03-31', after: '2026-04-30' },
        { field: 'evidence', before: '', after: 'photo' },
      ],
    },
  ]);
  expect(diffPlans(before, before)).toEqual({ added: [], removed: [], changed: [] });
});

it('P26 suggests public holidays first, one of each run, then weekends, spread over the year', () => {
  const ten = planned(item({ when: '{ rule: every, unit: year, times: 10 }', prefer: 'days-off' }));
  const days = ten.items.map((one) => suggestDay(ten, one));
  expect(days.slice(0, 7)).toEqual([
    '2026-01-01',
    '2026-02-15',
    '2026-04-04',
    '2026-05-01',
    '2026-06-19',
    '2026-09-25',
    '2026-10-01',
  ]);
  expect(days.slice(7).every((day) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()))).toBe(true);
  expect(new Set(days).size).toBe(10);
});

it('P26 suggests a working day two thirds into a window, and leaves a fixed day alone', () => {
  const one = planned(
    item({ when: '{ rule: month, month: 5 }' }),
    item({ key: 'fixed', when: '{ rule: day, day: 05-01 }' }),
  );
  expect(one.items.map((each) => suggestDay(one, each))).toEqual(['2026-05-01', '2026-05-21']);
});

it('P30 a preparation keeps its own key beside an item of that very name', () => {
  const preparation = '[{ key: b, owner: school, daysBefore: 5, title: { zh: 准备, en: Ready } }]';
  const { items } = planned(item({ key: 'a', preparation }), item({ key: 'a-b' }));
  expect(items.map(({ key }) => key).sort()).toEqual(['a--b@2026', 'a-b@2026', 'a@2026']);
  expect(planned(item({ key: 'a', preparation })).items.map(({ key }) => key)).toContain('a-b@2026');
});
