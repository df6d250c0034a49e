import { localDate } from '@cobuild/calendar';
import { at } from '../../../test/engines/year';
import { fold, type Agreement } from './agreement';
import type { AgreementCommand } from './commands';
import { decide } from './decide';
import type { Fact } from './events';
import { stillAsks, withoutSettled } from './settled';
import { about, photo, story } from './testing/story';
import { reach, reminders } from './timetable';

const ITEM = 'clean-up@2026';
const count = { kind: 'count', value: 3 } as const;

/** An agreement that nobody has looked after for a month, with reminders of its item due. */
const found = (): Agreement => {
  let agreement: Agreement | undefined;
  story(about())
    .until('2026-03-01')
    .so((then) => (agreement = then));
  return agreement!;
};
const NOW = at('2026-03-31', '12:00');

/** The facts of time that this command records. */
function recordedWith(command: AgreementCommand, actor = 'community', agreement = found()): string[] {
  const caughtUp = reach(agreement, NOW);
  const decision = decide(fold(caughtUp, agreement), command, { actor, now: NOW });
  if (!decision.accepted) throw new Error(decision.refusal.code);
  return typesOf(withoutSettled(agreement, caughtUp, decision.facts));
}
const typesOf = (facts: readonly Fact[]): string[] =>
  facts.map(({ event }) => (event.type === 'ReminderIssued' ? `${event.item} ${event.step}` : event.type));

const due = typesOf(reach(found(), NOW));
const own = due.filter((line) => line.startsWith(ITEM));
const others = due.filter((line) => !line.startsWith(ITEM));

const completed: AgreementCommand = {
  type: 'CompleteItem',
  item: ITEM,
  on: localDate('2026-03-31'),
  evidence: [photo(), count],
  also: [],
};
const released = { type: 'AskRelease', item: ITEM, how: 'waived', into: null, reason: 'other' } as const;

it('A103 leaves out the reminders of what the decision completes, and nothing else of time', () => {
  expect(own.length).toBeGreaterThan(0);
  expect(recordedWith(completed)).toEqual(others);
});

it('A103 keeps the reminders of what a decision leaves open', () => {
  const asked = due.filter((line) => line !== `${ITEM} yellow`); // its asker is not reminded while the district decides (A102)
  expect(recordedWith(released)).toEqual(asked);
  expect(recordedWith({ type: 'FixDate', item: ITEM, on: localDate('2026-03-31') })).toEqual(due);
});

it('A103 leaves out the reminders of what a suspension lets rest', () => {
  const suspended = { type: 'SuspendAgreement', reason: 'venue', treatment: 'move' } as const;
  expect(recordedWith(suspended, 'district')).toEqual(others);
});

it('A103 keeps every reminder that no decision comes with', () => {
  expect(typesOf(withoutSettled(found(), reach(found(), NOW), []))).toEqual(due);
});

it('A103 no reminder that was left out is due afterwards', () => {
  const agreement = found();
  const caughtUp = reach(agreement, NOW);
  const decision = decide(fold(caughtUp, agreement), completed, { actor: 'community', now: NOW });
  const decided = decision.accepted ? decision.facts : [];
  const after = fold([...withoutSettled(agreement, caughtUp, decided), ...decided], agreement);
  expect(reminders(after).filter((reminder) => reminder.at <= NOW)).toEqual([]);
  expect(stillAsks(after, { item: ITEM, round: 0 })).toBe(false);
  expect(stillAsks(after, { item: 'unknown', round: 0 })).toBe(false);
});
