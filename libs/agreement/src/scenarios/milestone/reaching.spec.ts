import { carriedFrom } from '../../renewal';
import { about, day, photo, story } from '../../testing/story';

const road = about({
  key: 'road',
  kind: 'project',
  when: '{ rule: by, day: 09-30 }',
  owedBy: '[community, school]',
  evidence: '[photo]',
  milestones: '[{ key: base, by: 06-30, title: { zh: 路基, en: the base } }]',
});
const BASE = 'road-base@2026';
const complete = (item: string, on: string) =>
  ({ type: 'CompleteItem', item, on: day(on), evidence: item === BASE ? [] : [photo()] }) as const;

it('A20 A25 a milestone is owed by who owes its project, and has reminders and a last day of its own', () => {
  story(road)
    .until('2026-01-01')
    .then(`ItemOpened ${BASE}`, 'ItemOpened road@2026')
    .until('2026-06-23')
    .then(`ReminderIssued ${BASE} blue to community,school`)
    .until('2026-06-30')
    .then(`ReminderIssued ${BASE} yellow to community,school`)
    .until('2026-07-03')
    .then()
    .until('2026-07-04')
    .then(`ItemBecameOverdue ${BASE}`, `ReminderIssued ${BASE} red to community,school`)
    .until('2026-07-13')
    .then(`ItemEscalated ${BASE}`)
    .so(({ items }) => expect(items['road@2026']).toMatchObject({ status: 'open', overdue: false }));
});

it('A10 either owner reaches it, without the proof of the project, which goes on', () => {
  story(road)
    .when('2026-06-10', 'hospital', complete(BASE, '2026-06-10'))
    .refused(`not-yours ${BASE}`)
    .when('2026-06-10', 'school', complete(BASE, '2026-06-10'))
    .then(`ItemCompleted ${BASE} 2026-06-10 by school`)
    .until('2026-09-16')
    .then('ReminderIssued road@2026 blue to community,school')
    .when('2026-09-20', 'community', complete('road@2026', '2026-09-20'))
    .then('ItemCompleted road@2026 2026-09-20 by community');
});

it('A38 how far it is, is told of the project, not of a milestone', () => {
  const step = { type: 'RecordProgress', on: day('2026-05-05'), amount: 40 } as const;
  story(road)
    .when('2026-05-05', 'school', { ...step, item: BASE })
    .refused(`not-counted ${BASE}`)
    .when('2026-05-05', 'school', { ...step, item: 'road@2026' })
    .then('ProgressRecorded road@2026 1 done  40 by school');
});

it('A15 A16 A41 it is given more time, or let go, without its project', () => {
  story(road)
    .when('2026-06-29', 'community', {
      type: 'AskExtension',
      item: BASE,
      until: day('2026-07-20'),
      reason: 'weather',
    })
    .when('2026-06-29', 'district', { type: 'DecideExtension', item: BASE, granted: true }, '13:00')
    .then(`ExtensionGranted ${BASE} until 2026-07-20`)
    .until('2026-07-12')
    .then()
    .until('2026-07-13')
    .then(`ReminderIssued ${BASE} blue to community,school`)
    .when('2026-07-14', 'district', { type: 'AskRelease', item: BASE, how: 'waived', reason: 'no-longer-needed' })
    .then(`ItemReleased ${BASE} waived  by district`)
    .until('2026-09-30')
    .then('ReminderIssued road@2026 blue to community,school', 'ReminderIssued road@2026 yellow to community,school');
});

it('A91 it goes with its project: let go when that is, reached when that is done, carried over when that is', () => {
  const cancel = { type: 'AskRelease', item: 'road@2026', how: 'cancelled', reason: 'no-longer-needed' } as const;
  story(road)
    .when('2026-03-01', 'district', cancel)
    .then('ItemReleased road@2026 cancelled  by district', `ItemReleased ${BASE} cancelled  by district`)
    .until('2026-12-01')
    .then();
  story(road)
    .when('2026-05-01', 'school', complete('road@2026', '2026-05-01'))
    .then('ItemCompleted road@2026 2026-05-01 by school', `ItemReleased ${BASE} merged road@2026 by school`)
    .until('2026-12-01')
    .then();
  const { agreement } = story(road).until('2027-01-02');
  const term = { from: day('2027-01-01'), to: day('2027-12-31') };
  const carried = carriedFrom(agreement, term, day('2027-01-02'));
  expect(carried.map(({ planned: { key, to } }) => `${key} ${to}`)).toEqual([
    'road@2026 2027-02-01',
    `${BASE} 2027-02-01`,
  ]);
});

it('A37 A91 a milestone that is recorded together with its project is completed, once', () => {
  story(road)
    .when('2026-06-10', 'school', { ...complete('road@2026', '2026-06-10'), also: [BASE] })
    .then(`ItemCompleted road@2026 2026-06-10 by school`, `ItemCompleted ${BASE} 2026-06-10 by school`)
    .so(({ items }) => expect(items[BASE]?.status).toBe('done'));
});
