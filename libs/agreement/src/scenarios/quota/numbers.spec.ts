import { about, day, story } from '../../testing/story';

const volunteers = about({
  key: 'volunteers',
  kind: 'quota',
  when: '{ rule: by, day: 10-31 }',
  counts: '[{ key: all, title: 志愿者, atLeast: 5 }, { key: fresh, title: 新招募, atLeast: 2, atMost: 4, of: all }]',
});
const ITEM = 'volunteers@2026';
const record = (what: string, amount: number) =>
  ({ type: 'RecordProgress', item: ITEM, on: day('2026-03-01'), amount, what, evidence: [] }) as const;

it('A106 each number is recorded for itself, and the last that was wanting completes the item', () => {
  story(volunteers)
    .when('2026-03-01', 'community', { type: 'CompleteItem', item: ITEM, on: day('2026-03-01'), evidence: [] })
    .refused('target-missed all 0/5')
    .when('2026-03-02', 'community', record('all', 5))
    .so(({ items }) => expect(items[ITEM]?.status).toBe('open'))
    .when('2026-03-03', 'community', record('fresh', 2))
    .so(({ items }) => expect(items[ITEM]?.status).toBe('done'));
});

it('A106 neither more than its limit, nor a part above its whole, nor a number of none', () => {
  story(volunteers)
    .when('2026-03-01', 'community', record('fresh', 2))
    .refused('over-limit fresh 2/all 0')
    .when('2026-03-02', 'community', record('all', 3))
    .when('2026-03-03', 'community', record('fresh', 5))
    .refused('over-limit fresh 5/4')
    .when('2026-03-03', 'community', record('old', 1))
    .refused('unknown-subject old');
});

const funds = about({
  key: 'funds',
  kind: 'pledge',
  when: '{ rule: by, day: 09-30 }',
  money: '[{ key: partner, title: 共建单位, atLeast: 5000 }]',
});
const received = (amount: number) =>
  ({
    type: 'RecordProgress',
    item: 'funds@2026',
    on: day('2026-03-01'),
    amount,
    source: 'partner',
    stage: 'received',
    evidence: [],
  }) as const;

it('A106 money is there when its source has given the least that is asked', () => {
  story(funds)
    .when('2026-03-01', 'community', received(3000))
    .so(({ items }) => expect(items['funds@2026']?.status).toBe('open'))
    .when('2026-03-02', 'community', received(2000))
    .so(({ items }) => expect(items['funds@2026']?.status).toBe('done'));
});

const lecture = about({
  key: 'lecture',
  when: '{ rule: day, day: 05-20 }',
  takesPart: '[school]',
  supports: '[hospital]',
});

it('A107 who takes part or helps is told that it comes, and of nothing that is late', () => {
  const told = story(lecture).until('2026-06-30');
  const to = told
    .facts()
    .flatMap(({ event }) => (event.type === 'ReminderIssued' ? [`${event.step} ${event.to.join(',')}`] : []));
  expect(to).toEqual(['blue community,school,hospital', 'yellow community', 'red community']);
  told
    .when('2026-06-30', 'school', { type: 'CompleteItem', item: 'lecture@2026', on: day('2026-05-20'), evidence: [] })
    .refused('not-yours lecture@2026');
});
