import fc from 'fast-check';
import { reminders, type AgreementCommand, type Evidence, type Fact } from '@cobuild/agreement';
import { addDays, instantOf, localDate, type Instant, type LocalDate } from '@cobuild/calendar';
import { noticesOf } from '@cobuild/notice';
import { toFact, type Envelope } from '@cobuild/ledger';
import { asking, proposalFor, stories, type Life } from '../../agreement/src/testing/commands';
import { must } from '../../agreement/src/testing/model';
import { PARTIES } from '../../agreement/src/testing/programme';
import { auditDecisions } from './decisions';
import { Door } from './testing/sealed';

/*
 * Agreements that live by the real rules while the engines are late: reminders go out by the batch now and then, else somebody's
 * command catches up with them. What is recorded of them, and whether it is decided alike again.
 */

const START = localDate('2025-12-25');
const at = (day: LocalDate, time: string): Instant => instantOf(day, time, 'Asia/Shanghai');

type Seen = { left: number; given: number };

function lived({ steps, theme, pace, signing }: Life, keepsSettled: boolean, seen: Seen): Door {
  const door = new Door(keepsSettled);
  let now = at(START, '08:00');
  const ask = (actor: string, command: AgreementCommand): void => {
    const [before, known] = [reminders(door.agreement).filter((reminder) => reminder.at <= now), door.entries.length];
    const decision = door.ask({ at: now, actor, command });
    if (!decision.accepted) return;
    if (!keepsSettled) eachGiven(door, known, now, seen);
    seen.left += before.length - issuedIn(door, known).length;
    const due = reminders(door.agreement).filter((reminder) => reminder.at <= now);
    must(due.length === 0, () => `${command.type} leaves ${JSON.stringify(due[0])} due`);
  };
  ask('district', proposalFor({ signing }));
  for (const who of PARTIES.slice(0, signing)) ask(who, { type: 'SignAgreement' });
  let day = START;
  for (const step of steps) {
    if (door.agreement.status === 'suspended') ask('district', { type: 'ResumeAgreement' });
    day = addDays(day, step.days * pace);
    now = at(day, '18:00');
    if (step.roll % 5 === 0) door.drain(now);
    const { actor, command } = asking(step, theme, day, door.agreement.items);
    if (step.roll % 2 === 0) answer(door, now, step, day, ask);
    ask(actor, command);
  }
  door.pass(at(addDays(day, 30), '12:00'));
  return door;
}

/** Somebody does, prolongs or lets go what a reminder is due of, before anybody was reminded. */
function answer(
  { agreement }: Door,
  now: Instant,
  { n, item: nth }: Life['steps'][number],
  today: LocalDate,
  ask: (actor: string, command: AgreementCommand) => void,
): void {
  const due = reminders(agreement).filter(({ at }) => at <= now);
  const item = agreement.items[due[nth % Math.max(1, due.length)]?.event.item ?? ''];
  const [owner = ''] = item?.owedBy ?? [];
  if (!item) return;
  const { key, asked, releaseAsked } = item;
  if (asked !== null) ask('district', { type: 'DecideExtension', item: key, granted: true });
  else if (releaseAsked !== null) ask('district', { type: 'DecideRelease', item: key, granted: true });
  else if (n === 0) ask('district', { type: 'SuspendAgreement', treatment: 'keep', reason: 'venue' });
  else if (n < 6)
    ask(owner, { type: 'CompleteItem', item: key, on: today, evidence: [...proofs(item.evidence)], also: [] });
  else if (n < 8) ask(owner, { type: 'AskExtension', item: key, until: addDays(today, 40), reason: 'other' });
  else ask(owner, { type: 'AskRelease', item: key, how: 'waived', into: null, reason: 'other' });
}

const SHA = '1'.repeat(64);
const proofs = (kinds: readonly string[]) =>
  kinds.map((kind): Evidence => (kind === 'count' ? { kind, value: 3 } : ({ kind, sha256: SHA } as Evidence)));

const factsOf = (door: Door, from = 0): Fact[] =>
  door.entries.slice(from).map(({ envelope }) => toFact(JSON.parse(envelope) as Envelope));

const issuedIn = (door: Door, from = 0) =>
  factsOf(door, from).flatMap(({ event }) => (event.type === 'ReminderIssued' ? [event] : []));

/** Everybody to whom a reminder is recorded is told of its item in the same transaction. */
function eachGiven(door: Door, known: number, now: Instant, seen: Seen): void {
  const { agreement } = door;
  const numbered = factsOf(door, known).map((fact, n) => ({ ...fact, seq: known + n + 1 }));
  const notices = noticesOf('a', agreement, numbered, now).filter(({ id }) => id.startsWith('reminders/'));
  for (const { item, step, to } of issuedIn(door, known))
    for (const role of to) {
      const party = role === 'district' ? agreement.district : agreement.parties[role];
      const lines = notices.filter((notice) => notice.party === party).flatMap((notice) => notice.lines);
      must(
        lines.some((line) => line.item === item),
        () => `${role} is not given ${step} of ${item}`,
      );
      seen.given += 1;
    }
}

const check = (property: (life: Life) => void): void =>
  fc.assert(fc.property(stories(60), property), {
    numRuns: 60,
    seed: 20261103,
    unbiased: true,
    endOnFailure: true, // a story of sixty steps takes minutes to shrink
    reporter: ({ failed, errorInstance, counterexamplePath }) => {
      if (failed) throw new Error(`story ${counterexamplePath}`, { cause: errorInstance });
    },
  });

it('H15 A103 however late the engines are, a reminder is recorded once, to nobody who is not told, and decided alike again', () => {
  const seen = { left: 0, given: 0 };
  check((life) => {
    const door = lived(life, false, seen);
    const occasions = issuedIn(door).map(({ item, step, round }) => `${item}/${step}/${round}`);
    must(new Set(occasions).size === occasions.length, () => 'a reminder is issued twice');
    const { findings } = auditDecisions(door.entries);
    must(findings.length === 0, () => JSON.stringify(findings));
  });
  expect(seen.left).toBeGreaterThan(50);
  expect(seen.given).toBeGreaterThan(200);
}, 120_000);

it('H15 and a ledger from before A103, with the reminders that its decisions settled, is decided alike again', () => {
  const seen = { left: 0, given: 0 };
  check((life) => {
    const { findings } = auditDecisions(lived(life, true, seen).entries);
    must(findings.length === 0, () => JSON.stringify(findings));
  });
}, 120_000);
