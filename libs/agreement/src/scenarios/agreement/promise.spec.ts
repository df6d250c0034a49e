import { RULES_VERSION } from '../../events';
import { redecide } from '../../redecide';
import { overdueItems } from '../../overdue';
import { fold } from '../../agreement';
import { reach } from '../../timetable';
import { about, day, story, type Story } from '../../testing/story';
import { at } from '../../../../../test/engines/year';

const visit = about({ key: 'visit', when: '{ rule: month, month: 4 }' });
const fix = (on: string, item = 'visit@2026') => ({ type: 'FixDate', item, on: day(on) }) as const;
const overdue = (told: Story): string[] => overdueItems(told.agreement).map(({ key }) => key);
const saidOf = (told: Story, item: string): string[] =>
  told
    .facts()
    .flatMap(({ at: on, event }) =>
      event.type === 'ReminderIssued' && event.item === item ? [`${on.slice(0, 10)} ${event.step}`] : [],
    );

it('A104 what was owed in April and promised for the 21st is late after April, and its day has a reminder of its own', () => {
  const told = story(visit).when('2026-04-01', 'community', fix('2026-04-21')).until('2026-05-03');
  expect(saidOf(told, 'visit@2026')).toEqual(['2026-03-25 blue', '2026-04-21 promise', '2026-04-30 yellow']);
  expect(overdue(told)).toEqual([]);
  expect(overdue(told.until('2026-05-04'))).toEqual(['visit@2026']);
});

it('A104 another day may be promised once the first has passed, with a reminder of its own', () => {
  const told = story(visit)
    .when('2026-04-01', 'community', fix('2026-04-21'))
    .when('2026-04-23', 'community', fix('2026-04-28'))
    .until('2026-04-28');
  expect(saidOf(told, 'visit@2026').slice(-1)).toEqual(['2026-04-28 promise']);
});

it('A104 a day that the parties agree on, or a meeting fixes, as the programme asks, is the last one', () => {
  const outing = about({ key: 'outing', when: '{ rule: agreed, before: 03-31, from: 04-01, to: 06-30 }' });
  const told = story(outing).when('2026-03-20', 'community', fix('2026-04-21', 'outing@2026')).until('2026-04-25');
  expect(overdue(told)).toEqual(['outing@2026']);
});

it('A104 under the first rules the chosen day was the last one', () => {
  const told = story(visit).when('2026-04-01', 'community', fix('2026-04-21'));
  const before = told
    .facts()
    .map((fact) =>
      fact.event.type === 'AgreementProposed' ? { ...fact, event: { ...fact.event, rulesVersion: 1 } } : fact,
    );
  const late = reach(fold(before), at('2026-04-26')).map(({ event }) => event.type);
  expect(late).toContain('ItemBecameOverdue');
});

it('A104 what began under any earlier rules is decided again by those, and by none that nobody knows', () => {
  const [proposed] = story(visit).facts();
  const under = (rulesVersion: number) => {
    if (proposed?.event.type !== 'AgreementProposed') throw new Error('the story begins with its proposal');
    const fact = { ...proposed, event: { ...proposed.event, rulesVersion } };
    return redecide(fold([]), [fact], { actor: proposed.event.district, now: proposed.at }).same;
  };
  expect([0, 1, RULES_VERSION, RULES_VERSION + 1].map(under)).toEqual([true, true, true, false]);
});

const meeting = about({ key: 'meeting', kind: 'joint-meeting', when: '{ rule: every, unit: month }', evidence: '[]' });
const notice = about({
  key: 'notice',
  kind: 'deadline',
  when: '{ rule: offset, item: meeting, days: -3 }',
  evidence: '[]',
});
const minutes = about({
  key: 'minutes',
  kind: 'deadline',
  when: '{ rule: offset, item: meeting, days: 5 }',
  evidence: '[]',
});
const FEBRUARY = 'meeting@2026-02';

it('A105 what is counted from a meeting without a day has none either: it is silent until the day is chosen', () => {
  const told = story([meeting, notice]).until('2026-02-27');
  expect(
    Object.values(told.agreement.items).filter(({ clause, status }) => clause === 'notice' && status !== 'planned'),
  ).toEqual([]);
  expect(overdue(told)).toEqual(['meeting@2026-01']);
  told
    .when('2026-02-27', 'community', fix('2026-02-28', FEBRUARY))
    .so(({ items }) => expect(items['notice@2026-02']).toMatchObject({ from: '2026-02-12', to: '2026-02-27' }))
    .until('2026-02-27', '12:01')
    .then('ItemOpened notice@2026-02');
  expect(overdue(told)).toEqual(['meeting@2026-01']);
});

it('A105 the day it opens near is the chosen one', () => {
  story([meeting, notice])
    .when('2026-01-05', 'community', fix('2026-02-27', FEBRUARY))
    .so(({ items }) => expect(items['notice@2026-02']).toMatchObject({ from: '2026-02-11', to: '2026-02-24' }))
    .until('2026-02-10')
    .so(({ items }) => expect(items['notice@2026-02']?.status).toBe('planned'));
});

it('A105 it is counted from the day the other was done on, when nobody had chosen one or it was another', () => {
  const hold = (on: string) =>
    ({
      type: 'HoldMeeting',
      item: FEBRUARY,
      on: day(on),
      attendance: { community: 3, school: 2, hospital: 1 },
      resolutions: [],
      evidence: [],
    }) as const;
  story([meeting, minutes, notice])
    .when('2026-02-12', 'community', hold('2026-02-11'))
    .so(({ items }) => {
      expect(items['minutes@2026-02']).toMatchObject({ from: '2026-02-11', to: '2026-02-16' });
      expect(items['notice@2026-02']).toMatchObject({ from: '2026-01-26', to: '2026-02-12' }); // not late as it gets its day
    });
  story([meeting, minutes])
    .when('2026-01-05', 'community', fix('2026-02-20', FEBRUARY))
    .when('2026-02-12', 'community', hold('2026-02-11'))
    .so(({ items }) => expect(items['minutes@2026-02']).toMatchObject({ from: '2026-02-11', to: '2026-02-16' }));
});

it('A105 it is let go with what it is counted from', () => {
  story([visit, about({ key: 'report', kind: 'deadline', when: '{ rule: offset, item: visit, days: 2 }' })])
    .when('2026-04-02', 'community', { type: 'AskRelease', item: 'visit@2026', how: 'cancelled', reason: 'weather' })
    .when('2026-04-03', 'district', { type: 'DecideRelease', item: 'visit@2026', granted: true })
    .then('ItemReleased visit@2026 cancelled  by community', 'ItemReleased report@2026 cancelled  by community');
});

it('A102 while a request waits its asker is neither late nor reminded; refused, the item goes on as of then', () => {
  const asked = { type: 'AskExtension', item: 'visit@2026', until: day('2026-06-10'), reason: 'venue' } as const;
  const told = story(visit).when('2026-04-29', 'community', asked).until('2026-05-05');
  expect(saidOf(told, 'visit@2026')).toEqual(['2026-03-25 blue']);
  expect(overdue(told)).toEqual([]);
  told
    .when('2026-05-06', 'district', { type: 'DecideExtension', item: 'visit@2026', granted: false })
    .until('2026-05-06', '13:00')
    .then('ItemBecameOverdue visit@2026');
  expect(overdue(told)).toEqual(['visit@2026']);
  told.when('2026-05-07', 'community', { type: 'AskRelease', item: 'visit@2026', how: 'waived', reason: 'venue' });
  expect(overdue(told)).toEqual([]);
});
