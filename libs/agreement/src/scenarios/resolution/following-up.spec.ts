import { about, day, note, story } from '../../testing/story';
import { carriedFrom } from '../../renewal';

const meeting = about({ key: 'council', kind: 'joint-meeting', when: '{ rule: month, month: 11 }' });
const LAMPS = 'lamps@council@2026';
const resolve = (dueOn: string) =>
  ({
    type: 'HoldMeeting',
    item: 'council@2026',
    on: day('2026-11-20'),
    attendance: { community: 3, school: 2 },
    evidence: [],
    resolutions: [{ key: 'lamps', owner: 'school', dueOn: day(dueOn), note: note() }],
  }) as const;
const held = (dueOn: string) => story(meeting).when('2026-11-20', 'community', resolve(dueOn));
const complete = (on: string) => ({ type: 'CompleteItem', item: LAMPS, on: day(on), evidence: [] }) as const;

it('A14 A10 what a meeting resolved is open at once, and done by its owner alone', () => {
  held('2026-12-10')
    .so(({ items }) => expect(items[LAMPS]).toMatchObject({ status: 'open', from: '2026-11-20', to: '2026-12-10' }))
    .when('2026-11-25', 'community', complete('2026-11-25'))
    .refused(`not-yours ${LAMPS}`)
    .when('2026-11-25', 'school', complete('2026-11-19'))
    .refused('outside-window 2026-11-20')
    .when('2026-11-25', 'school', complete('2026-11-25'))
    .then(`ItemCompleted ${LAMPS} 2026-11-25 by school`)
    .until('2026-12-20')
    .then();
});

it('A20 A25 what is not done is reminded, late, and comes to the district', () => {
  held('2026-12-10')
    .until('2026-12-03')
    .then(`ReminderIssued ${LAMPS} blue to school`)
    .until('2026-12-10')
    .then(`ReminderIssued ${LAMPS} yellow to school`)
    .until('2026-12-11')
    .then(`ItemBecameOverdue ${LAMPS}`, `ReminderIssued ${LAMPS} red to school`)
    .until('2026-12-15')
    .then(`ItemEscalated ${LAMPS}`)
    .when('2026-12-16', 'school', complete('2026-12-16'))
    .then(`ItemCompleted ${LAMPS} 2026-12-16 by school`);
});

it('A41 what the district lets go is asked no more', () => {
  held('2026-12-10')
    .when('2026-12-01', 'district', { type: 'AskRelease', item: LAMPS, how: 'waived', reason: 'superior-task' })
    .then(`ItemReleased ${LAMPS} waived  by district`)
    .until('2026-12-20')
    .then();
});

it('A49 what is still open goes along into the next year under its key, is reminded anew, and done there', () => {
  const term = { from: day('2027-01-01'), to: day('2027-12-31') };
  const from = (dueOn: string, settled: boolean) => {
    const old = held(dueOn);
    if (settled) old.when('2026-12-15', 'school', complete('2026-12-15'));
    return carriedFrom(old.until('2027-01-02').agreement, term, day('2027-01-02'));
  };
  expect(from('2026-12-20', true)).toEqual([]);
  const next = story(about({ when: '{ rule: month, month: 11 }' }), { from: '2027-01-01', to: '2027-12-31' });
  next
    .when('2027-01-02', 'clock', { type: 'CarryOver', from: 'a', items: from('2026-12-20', false) }, '08:00')
    .then(`ItemsCarriedOver from a ${LAMPS}`)
    .until('2027-01-25')
    .then(`ItemOpened ${LAMPS}`, `ReminderIssued ${LAMPS} blue to school`)
    .when('2027-01-26', 'school', complete('2027-01-15'))
    .then(`ItemCompleted ${LAMPS} 2027-01-15 by school`)
    .so(({ items }) => expect(items[LAMPS]?.kind).toBe('resolution'));
});
