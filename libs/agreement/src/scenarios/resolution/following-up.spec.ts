import { about, day, note, story } from '../../testing/story';
import { at, given } from '../../testing/given';
import { unproposed } from '../../agreement';
import { carryOver } from '../../renewal';
import { reach } from '../../timetable';

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
  const old = held('2026-12-20').until('2026-12-31').agreement;
  const term = { from: day('2027-01-01'), to: day('2027-12-31') };
  const plan = carryOver(old, { ...old.plan, term, items: [] });
  const { parties, district } = old;
  const proposal = { plan, parties, district, definition: '', parameters: {}, spread: 0, renews: 'a' };
  const proposed = given(unproposed).when('district', { type: 'ProposeAgreement', ...proposal }, at('2026-12-20'));
  const signed = Object.values(parties).reduce(
    (agreement, unit) => given(agreement).when(unit, { type: 'SignAgreement' }, at('2026-12-22')).after(),
    proposed.after(),
  );
  const told = reach(signed, at('2027-01-24', '12:00')).map(({ at: instant, event }) => ({ instant, event }));
  expect(told).toEqual([
    { instant: at('2027-01-01', '00:00'), event: { type: 'ItemOpened', item: LAMPS } },
    {
      instant: at('2027-01-24', '09:00'),
      event: { type: 'ReminderIssued', item: LAMPS, step: 'blue', round: 0, to: ['school'] },
    },
  ]);
  expect(given(signed).when('school', complete('2027-01-15'), at('2027-01-15')).after().items[LAMPS]).toMatchObject({
    status: 'done',
    kind: 'resolution',
  });
  const settled = held('2026-12-20').when('2026-12-15', 'school', complete('2026-12-15')).agreement;
  expect(carryOver(settled, { ...settled.plan, term, items: [] }).items).toEqual([]);
});
