import fc from 'fast-check';
import { localDate, timeOf, type Instant } from '@cobuild/calendar';
import { fold, unproposed, type Agreement } from './agreement';
import type { Fact } from './events';
import { simulate } from './simulate';
import { yearOf } from '../../../test/engines/year';
import { acts, at, COMMUNITY, given, yearUntil } from './testing/given';
import { about, story } from './testing/story';
import { nextChange, reach, reminders, spreadOf } from './timetable';

/** Signed, and then nobody does anything more. */
const idle = fold(simulate(acts.slice(0, 3), at('2025-12-30')));
const END = at('2028-01-01');

const DAY_MS = 86_400_000;
const dayAfter = (n: number): Instant => new Date(Date.parse(at('2025-12-30')) + n * DAY_MS).toISOString() as Instant;

const inSteps = (from: Agreement, cuts: readonly Instant[]): Fact[] => {
  const facts: Fact[] = [];
  let agreement = from;
  for (const cut of [...cuts].sort()) {
    const more = reach(agreement, cut);
    facts.push(...more);
    agreement = fold(more, agreement);
  }
  return facts;
};

it('A22 reaches an instant in one go or in many steps alike', () => {
  const whole = reach(idle, END);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 400, noNaN: true }), { maxLength: 40 }), (days) => {
      expect(inSteps(idle, [...days.map(dayAfter), END])).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});

it('A22 always moves on: after reaching an instant the next one lies behind it', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 800, noNaN: true }), (days) => {
      const now = dayAfter(days);
      const next = nextChange(fold(reach(idle, now), idle));
      expect(next === null || next > now).toBe(true);
    }),
    { numRuns: 100 },
  );
});

it('A19 tells each fact at the instant it was planned for, however late it is asked', () => {
  const late = reach(idle, END).filter(({ event }) => event.type === 'ItemBecameOverdue');
  const spread = spreadOf('a');
  expect(late.length).toBeGreaterThan(5);
  for (const fact of late) {
    const [hours = 0, minutes = 0] = timeOf(fact.at, 'Asia/Shanghai').split(':').map(Number);
    expect(hours * 60 + minutes).toBe(spread);
  }
  expect(late.map((fact) => fact.at)).toContainEqual(expect.stringMatching(/^2026-0[34]-/));
});

it('A20 issues a rung once per item and round, though nobody does anything', () => {
  const rungs = reach(idle, END).flatMap(({ event }) =>
    event.type === 'ReminderIssued' ? [`${event.item} ${event.step} ${event.round}`] : [],
  );
  expect(new Set(rungs).size).toBe(rungs.length);
  const items = Object.values(idle.items).filter(({ kind }) => kind !== 'review');
  for (const { key } of items) expect(rungs).toContain(`${key} red 0`);
});

it('A20 is silent about what is done', () => {
  const agreement = yearUntil(at('2026-10-10'));
  const item = 'training@2026';
  const evidence = [{ kind: 'photo', sha256: '1'.repeat(64) } as const, { kind: 'count', value: 3 } as const];
  const on = agreement.items[item]!.from;
  const done = given(agreement).when(COMMUNITY, { type: 'CompleteItem', item, on, evidence }, at('2026-10-10')).after();
  const of = (state: Agreement) => reminders(state).filter(({ event }) => event.item === item);
  expect(of(agreement)).not.toEqual([]);
  expect(of(done)).toEqual([]);
});

it('A21 speaks by day only', () => {
  const spoken = reach(idle, END).filter(({ event }) => ['ReminderIssued', 'ItemEscalated'].includes(event.type));
  const hours = spoken.map((fact) => timeOf(fact.at, 'Asia/Shanghai'));
  expect(hours.filter((time) => time < '08:00' || time >= '20:00')).toEqual([]);
});

it('A21 does not make up for rungs from before the dates were set', () => {
  const signing = acts.slice(0, 3).map((act, n) => ({ ...act, at: at('2026-06-15', `1${n}:00`) }));
  const late = fold(simulate(signing, at('2026-06-15', '13:00')));
  expect(reminders(late).filter((reminder) => reminder.at <= at('2026-06-15'))).toEqual([]);
});

it('A18 ends by itself only when the review is decided', () => {
  const facts = reach(idle, END);
  expect(facts.at(-1)?.event.type).not.toBe('AgreementClosed');
  expect(facts.map(({ event }) => event.type)).toContain('TermEnded');
  expect(nextChange(unproposed)).toBeNull();
});

it('A25 is overdue from the time its last day ends at, where it has one, else from the next day', () => {
  const service = fold(simulate(yearOf('service-day', 2026, 'b').acts.slice(0, 3), at('2025-12-30')));
  const overdue = reach(service, at('2026-07-03')).filter(({ event }) => event.type === 'ItemBecameOverdue');
  const when = (item: string) => overdue.find(({ event }) => 'item' in event && event.item === item)?.at;
  expect(when('report@2026')).toBe(at('2026-06-29', '12:01'));
  expect(when('service-day@2026')?.slice(0, 10)).toBe('2026-06-30'); // three days of grace, early on 1 July in Shanghai
  expect(when('work-plan@2026')).toBeDefined();
});

it('A27 reminds to choose a day before the day by which it is chosen, and afterwards of the day itself', () => {
  const training = 'training@2026';
  const agreed: Agreement = {
    ...idle,
    items: { ...idle.items, [training]: { ...idle.items[training]!, chooseBy: localDate('2026-05-31') } },
  };
  const blue = (state: Agreement) =>
    reminders(state).find(({ event }) => event.item === training && event.step === 'blue')?.at;
  expect(blue(agreed)).toBe(at('2026-05-24', '09:00'));
  const on = localDate('2026-10-20');
  const chosen = given(agreed).when(COMMUNITY, { type: 'FixDate', item: training, on }, at('2026-05-20')).after();
  expect(blue(chosen)).toBe(at('2026-10-13', '09:00'));
});

it('A21 no reminder is planned beyond the term until it has ended, and is there if the agreement goes on', () => {
  const late = story([
    about({ key: 'last', kind: 'deadline', when: '{ rule: by, day: 12-31 }' }),
    about({
      key: 'review',
      kind: 'review',
      when: '{ rule: span, from: 12-01, to: 12-10 }',
      owedBy: '[community]',
      criteria: '[{ key: c, max: 9, title: { zh: 好, en: Good } }]',
    }),
  ]);
  late.until('2026-12-31', '23:00').so((agreement) => expect(reminders(agreement)).toEqual([]));
  late.until('2027-01-01', '08:00').so((agreement) => {
    expect(agreement.status).toBe('in-force');
    expect(reminders(agreement).map(({ event }) => `${event.item} ${event.step}`)).toContain('last@2026 red');
  });
});
