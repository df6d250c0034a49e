import fc from 'fast-check';
import {
  addDays,
  dayOf,
  daysBetween,
  instantOf,
  isWorkingDay,
  localDate,
  timeOf,
  type Instant,
  type LocalDate,
} from '@cobuild/calendar';
import { dueOf, isOpen, type Fact, type Item } from '@cobuild/agreement';
import { asking, stories, type Life } from '../../agreement/src/testing/commands';
import { must } from '../../agreement/src/testing/model';
import { movedBy, PARTIES, proposal } from '../../agreement/src/testing/programme';
import type { NoticeCode } from './notice';
import { isUrgent } from './telling';
import { Living, type Look, type Put } from './testing/living';

/*
 * Agreements that live by the real rules, on which somebody asks something at random; what is told of them, and when.
 */

const START = localDate('2025-12-25');
const END = localDate('2027-01-20');
const SHANGHAI = 'Asia/Shanghai';
const zones = fc.constantFrom(SHANGHAI, 'Asia/Urumqi', 'Asia/Kathmandu', 'America/New_York', 'Pacific/Apia', 'UTC');

function begun(zone: string, signing = PARTIES.length, away: Living['away'] = () => false): Living {
  const living = new Living(zone, away);
  const at = (n: number) => instantOf(START, `1${n}:00`, zone);
  living.ask('district', { ...proposal, plan: { ...proposal.plan, timeZone: zone } }, at(0));
  for (const [n, who] of PARTIES.slice(0, signing).entries()) living.ask(who, { type: 'SignAgreement' }, at(n + 1));
  return living;
}

/** The random life of the agreement's own model, with channels. */
function lived({ steps, theme, pace, signing }: Life, zone: string, away?: Living['away']): Living {
  const living = begun(zone, signing, away);
  let day = START;
  let now = instantOf(START, '18:00', zone);
  for (const step of steps) {
    day = addDays(day, step.days * pace);
    const { actor, command } = asking(step, theme, day, living.agreement.items);
    const then = instantOf(day, step.early ? '09:05' : '22:30', zone);
    now = then > now ? then : now;
    living.ask(actor, command, now);
    answer(living, step, day, now);
  }
  living.passTo(instantOf(END, '12:00', zone));
  return living;
}

/** Now and then somebody does, prolongs or lets go what they were just reminded of. */
function answer(living: Living, { item: nth, n, roll }: Life['steps'][number], today: LocalDate, now: Instant): void {
  const reminded = Object.values(living.agreement.items).filter((one) => isOpen(one) && one.issued.length > 0);
  const item = reminded[nth % Math.max(1, reminded.length)];
  if (!item || n > 5) return;
  const { key, owedBy } = item;
  const [owner = ''] = owedBy;
  const about = { item: key, reason: 'other' } as const;
  if (n < 3) living.ask(owner, { type: 'CompleteItem', item: key, on: today, evidence: [], also: [] }, now);
  else if (n === 3) {
    living.ask(owner, { type: 'AskExtension', ...about, until: addDays(today, 10 + (roll % 30)) }, now);
    living.ask('district', { type: 'DecideExtension', item: key, granted: true }, now);
  } else {
    living.ask(owner, { type: 'AskRelease', ...about, how: 'waived', into: null }, now);
    living.ask('district', { type: 'DecideRelease', item: key, granted: true }, now);
  }
}

const check = (property: (life: Life, zone: string) => void, runs: number): void =>
  fc.assert(fc.property(stories(100), zones, property), {
    numRuns: runs,
    seed: 20260617,
    unbiased: true,
    endOnFailure: true, // a story of a hundred steps takes minutes to shrink
    reporter: ({ failed, errorInstance, counterexamplePath }) => {
      if (failed) throw new Error(`story ${counterexamplePath}`, { cause: errorInstance });
    },
  });

const HOUR = 3_600_000;
const isNight = (at: Instant, zone: string): boolean => timeOf(at, zone) < '08:00' || timeOf(at, zone) >= '20:00';

it('N8 N9 A21 in any zone what can wait is one message a working day, what is urgent waits for no more than a night', () => {
  const seen = { messages: 0, urgent: 0, nights: 0 };
  check((life, zone) => {
    const days = new Set<string>();
    for (const { party, at, due, told } of lived(life, zone).looks) {
      for (const { line, known } of due.filter((one) => isUrgent(one.line))) {
        seen.urgent += 1;
        // A night is twelve hours, and thirteen where the clocks are put back.
        const late = Date.parse(at) - Date.parse(known);
        const ended = isNight(known, zone) && timeOf(at, zone) === '08:00' && late <= 13 * HOUR;
        seen.nights += ended ? 1 : 0;
        must(late === 0 || ended, () => `${line.occasion}, known at ${known}, waits until ${at}`);
      }
      if (told.length === 0) continue;
      seen.messages += 1;
      must(!isNight(at, zone), () => `${party} is told at ${at}, at night in ${zone}`);
      if (told.every(isUrgent)) continue;
      const day = dayOf(at, zone);
      must(isWorkingDay(day), () => `${party} is told on ${day}, a day off, what can wait`);
      must(!days.has(`${party} ${day}`), () => `${party} gets a second message on ${day}`);
      days.add(`${party} ${day}`);
    }
  }, 60);
  expect(seen.messages).toBeGreaterThan(1_500);
  expect(seen.urgent).toBeGreaterThan(1_000);
  expect(seen.nights).toBeGreaterThan(10);
}, 120_000);

const REMINDERS: readonly NoticeCode[] = ['reminder-blue', 'reminder-promise', 'reminder-yellow', 'reminder-red'];
/** What speaks of something that is still to be done, and has no sense once it is done, let go or put off. */
const ASKS: readonly NoticeCode[] = [
  ...REMINDERS,
  'escalated',
  'date-fixed',
  'meeting-notified',
  'topics-called',
  'resolution',
  'rectify',
  'rectify-again',
];
/** What waits for somebody's answer; what was answered meanwhile is not told. */
const ANSWERS: readonly NoticeCode[] = [
  'please-sign',
  'please-consent',
  'extension-asked',
  'release-asked',
  'inspect',
  'appealed',
  'decision-waits',
];
/** What makes an older one of a code stale. */
const REPLACED: Partial<Record<NoticeCode, Fact['event']['type']>> = {
  'date-fixed': 'DateFixed',
  'meeting-notified': 'DateFixed',
  'topics-called': 'TopicsCalled',
};
const PUT_OFF: readonly Fact['event']['type'][] = ['ExtensionGranted', 'ReinspectionFailed'];

/** Whether what a line asks for has come to nothing since it was said. */
function settled({ facts }: Living, look: Look, { line: { code, item }, facts: said }: Put): boolean {
  const found = item === null ? undefined : look.agreement.items[item];
  if (!found || !isOpen(found)) return true;
  const since = facts.slice(said, look.facts).map(({ event }) => event);
  const about = since.filter((event) => 'item' in event && event.item === item).map(({ type }) => type);
  const replaced = REPLACED[code];
  if (replaced !== undefined && about.includes(replaced)) return true;
  return code !== 'topics-called' && about.some((type) => PUT_OFF.includes(type));
}

/** Every channel is away for three days of each fortnight. */
const outages = (day: LocalDate): boolean => daysBetween(START, day) % 14 >= 11;

it('N6 N10 N11 what is done, let go or prolonged before it is due is not told, and everything else once', () => {
  const seen = { settled: 0, told: 0 };
  check((life, zone) => {
    const living = lived(life, zone, outages);
    const once = new Set<string>();
    for (const look of living.looks) {
      const told = new Set(look.told.map(({ occasion }) => occasion));
      for (const put of look.due) {
        const { code, occasion, item } = put.line;
        if (told.has(occasion)) {
          must(!once.has(`${look.party} ${occasion}`), () => `${occasion} is told twice`);
          once.add(`${look.party} ${occasion}`);
          seen.told += 1;
        }
        if (ASKS.includes(code) && settled(living, look, put)) {
          seen.settled += 1;
          must(!told.has(occasion), () => `${code} ${occasion} is told at ${look.at}, when it has come to nothing`);
        } else if (!ANSWERS.includes(code) && !told.has(occasion)) {
          const found = look.agreement.items[item ?? ''];
          const rests = REMINDERS.includes(code) && look.agreement.status !== 'in-force';
          const newer = look.told.some((line) => line.item === item && REMINDERS.includes(line.code));
          const moved = ASKS.includes(code) && movedSince(living, look, put);
          const asked = found?.asked !== null || found.releaseAsked !== null; // the district's turn (A102)
          must(rests || newer || moved || asked, () => `${code} ${occasion} is lost at ${look.at}`);
        }
      }
    }
  }, 60);
  expect(seen.told).toBeGreaterThan(3_000);
  expect(seen.settled).toBeGreaterThan(30);
}, 120_000);

/** Whether the days themselves are others since: by an amendment, a new calendar, a rest, or what they are counted from. */
const movedSince = ({ facts }: Living, look: Look, { facts: said }: Put): boolean =>
  facts
    .slice(said, look.facts)
    .some(({ event: { type } }) => ['AmendmentApplied', 'PlanRevised', 'AgreementResumed'].includes(type));

const PROMISE = { step: 'promise', anchor: 'start', days: 0, time: '09:00' } as const;

/** The rungs that an item nobody touches has after its days were last changed (A20, A21). */
function rungsOf({ agreement: { plan } }: Living, item: Item): string[] {
  const promised = item.promises && item.from < item.to ? item.fixedOn : null;
  const last = promised === null ? (item.fixedOn ?? item.to) : item.to;
  const anchors = { start: item.fixedOn ?? item.chooseBy ?? item.from, end: last, due: dueOf(item) };
  const rungs = [...(plan.ladders[item.ladder] ?? []), ...(promised !== null && promised < item.to ? [PROMISE] : [])];
  return rungs.flatMap(({ step, anchor, days, time }) => {
    const at = instantOf(addDays(anchors[anchor], days), time, plan.timeZone);
    return step === 'escalation' || at <= item.datedAt ? [] : [`a/${item.key}/${step}/${item.round}`];
  });
}

const revisions = fc.uniqueArray(fc.record({ day: fc.nat(330), days: fc.integer({ min: -4, max: 5 }) }), {
  maxLength: 6,
  selector: ({ day }) => day,
});

/** A year in which nobody does anything, and the district lays it on these other calendars. */
function revised(zone: string, moves: readonly Readonly<{ day: number; days: number }>[]): Living {
  const living = begun(zone);
  for (const { day, days } of [...moves].sort((a, b) => a.day - b.day))
    living.ask(
      'district',
      { type: 'RevisePlan', plan: movedBy(days) },
      instantOf(addDays(START, day + 7), '12:00', zone),
    );
  living.passTo(instantOf(END, '12:00', zone));
  return living;
}

const issuedIn = ({ facts }: Living): string[] =>
  facts.flatMap(({ event }) =>
    event.type === 'ReminderIssued' ? [`a/${event.item}/${event.step}/${event.round}`] : [],
  );

it('N6 N11 A20 A21 another holiday table or another zone keeps every occasion, once', () => {
  let moved = 0;
  fc.assert(
    fc.property(zones, revisions, (zone, moves) => {
      const living = revised(zone, moves);
      moved += living.facts.filter(({ event }) => event.type === 'PlanRevised').length;
      const issued = issuedIn(living);
      expect(new Set(issued).size).toBe(issued.length);
      const wanted = Object.values(living.agreement.items)
        .filter((item) => isOpen(item) && item.kind !== 'review')
        .flatMap((item) => rungsOf(living, item));
      expect(issued).toEqual(expect.arrayContaining(wanted));
      expect(issued.sort()).toEqual(issuedIn(revised(SHANGHAI, moves)).sort());
      // What was issued goes out, or a newer one of the same item in its stead, unless its days have moved by then.
      for (const look of living.looks)
        for (const put of look.due.filter(({ line: { code } }) => REMINDERS.includes(code))) {
          const told = look.told.filter(({ item, code }) => item === put.line.item && REMINDERS.includes(code));
          must(told.length === 1 || movedSince(living, look, put), () => `${put.line.occasion} is lost`);
        }
    }),
    { numRuns: 60, seed: 20260301 },
  );
  expect(moved).toBeGreaterThan(60);
}, 120_000);
