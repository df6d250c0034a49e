import { about, day, story } from '../../testing/story';

const group = about({
  key: 'group',
  kind: 'standing',
  when: '{ rule: ongoing }',
  owedBy: '[community, school]',
  group: '[{ key: chair, title: 组长, role: community }, { key: deputy, title: 副组长, role: school, number: 2 }]',
});
const ITEM = 'group@2026';
const filled = (what: string | null, amount: number) => {
  const record = { type: 'RecordProgress', item: ITEM, on: day('2026-03-01'), amount, evidence: [] } as const;
  return what === null ? record : { ...record, what };
};

it('A111 the posts of a group are recorded one by one, never more than there are, and complete nothing', () => {
  story(group)
    .when('2026-03-01', 'community', filled('chair', 1))
    .when('2026-03-02', 'school', filled('deputy', 2))
    .so(({ items }) => expect(items[ITEM]).toMatchObject({ status: 'open', tally: { chair: 1, deputy: 2 } }))
    .when('2026-03-03', 'school', filled('deputy', 1))
    .refused('over-limit deputy 3/2')
    .when('2026-03-03', 'school', filled('member', 1))
    .refused('unknown-subject member')
    .when('2026-03-03', 'school', filled(null, 1))
    .refused('unknown-subject group@2026')
    .when('2026-12-01', 'community', { type: 'CompleteItem', item: ITEM, on: day('2026-12-01'), evidence: [] })
    .so(({ items }) => expect(items[ITEM]?.status).toBe('done'));
});

it('A111 what is kept up all year is announced a month before its end and late after it', () => {
  const told = story(group).until('2027-01-20').facts();
  const steps = told.flatMap(({ event }) =>
    event.type === 'ReminderIssued' && event.item === ITEM ? [event.step] : [],
  );
  expect(steps.slice(0, 2)).toEqual(['blue', 'yellow']);
});
