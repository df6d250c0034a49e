import { broughtTooEarly, fold, reach, type Fact } from '@cobuild/agreement';
import { instant, plusMinutes, type Instant } from '@cobuild/calendar';
import { canonical, commit, factOf, fromFact, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { yearOf } from '../../../test/engines/year';
import { compare } from './compare';
import { auditDecisions } from './decisions';
import { momentsOf } from './moments';
import { replay } from './replay';
import { byTheDoor } from './testing/sealed';
import { emptyTimeline, extended } from './timeline';
import { verifyChain } from './verify';

const RIGHT = instant('2026-04-10T04:00:00Z');
const WRONG = instant('2026-07-10T04:00:00Z');
const year = yearOf('police-section-pairing', 2026, 'a').acts;
const before = byTheDoor(
  year.filter(({ at }) => at <= RIGHT),
  plusMinutes(RIGHT, -5),
);

/** Envelopes sealed anew, one after the other. */
function sealed(envelopes: readonly Envelope[]): SealedEntry[] {
  let previous = '0'.repeat(64);
  return envelopes.map((envelope, n): SealedEntry => {
    const [salt, text] = ['1'.repeat(32), canonical({ ...envelope, seq: n + 1 })];
    previous = commit(previous, salt, text);
    return { agreementId: 'a', seq: n + 1, type: envelope.type, envelope: text, salt, commitment: previous };
  });
}
const told = ({ envelope }: SealedEntry): Envelope => JSON.parse(envelope) as Envelope;
const writes = (fact: Fact, recordedAt: Instant, by: Partial<Envelope> = {}): Envelope => ({
  ...{ v: 1, agreementId: 'a', seq: 0, actor: 'clock', person: null, commandKey: null, recordedAt },
  ...fromFact(fact),
  ...by,
});

/** The year until April; then, under a clock three months ahead, all that time brings about, and what puts that right. */
function corrected(change: (event: Extract<Fact['event'], { type: 'ClockCorrected' }>) => object = (event) => event) {
  const agreement = fold(before.map(factOf));
  const early = reach(agreement, WRONG);
  const envelopes = [...before.map(told), ...early.map((fact) => writes(fact, WRONG))];
  const entries = [...before.map(factOf), ...early].map((fact, n) => {
    const { actor, person, commandKey } = envelopes[n]!;
    return { seq: n + 1, fact, byTime: actor === 'clock' && person === null && commandKey === null };
  });
  const undone = broughtTooEarly(entries, RIGHT, []);
  const event = { type: 'ClockCorrected', until: WRONG, undone, administrators: ['p', 'q'] } as const;
  const fact = { at: RIGHT, event: change(event) } as Fact;
  const right = fold([...early, fact], agreement);
  const later = plusMinutes(RIGHT, 90 * 24 * 60);
  const by = { actor: agreement.district, person: 'p' };
  return sealed([...envelopes, writes(fact, RIGHT, by), ...reach(right, later).map((one) => writes(one, later))]);
}
const whole = corrected();
const secondSigns = whole.findLastIndex(({ type }) => type === 'AgreementSigned');
const at = whole.findIndex(({ type }) => type === 'ClockCorrected');

it('H14 every decision of a stream with a correction is taken again, and what time brings about afterwards', () => {
  expect(at).toBeGreaterThan(before.length + 5);
  expect(whole.length).toBeGreaterThan(at + 5);
  expect([...verifyChain(whole)]).toEqual([]);
  expect(auditDecisions(whole).findings).toEqual([]);
});

describe('H14 a correction that does not follow from the entries before it is found', () => {
  const cases: Readonly<Record<string, readonly [SealedEntry[], string]>> = {
    'leaves out what was too early': [
      corrected((event) => ({ ...event, undone: event.undone.slice(1) })),
      'not-decided',
    ],
    'takes back what was due': [
      corrected((event) => ({ ...event, undone: [{ seq: 3, type: 'TermEnded' }, ...event.undone] })),
      'not-decided',
    ],
    'is of one person': [corrected((event) => ({ ...event, administrators: ['p', 'p'] })), 'not-decided'],
    'names another moment': [corrected((event) => ({ ...event, until: RIGHT })), 'not-decided'],
    'goes on in the wrong time': [
      sealed(whole.map(told).map((one, n) => (n === at ? { ...one, recordedAt: WRONG } : one))),
      'recorded-back',
    ],
    'is none: an entry goes back by itself': [
      sealed(
        whole
          .map(told)
          .map((one, n) => (n === secondSigns ? { ...one, recordedAt: instant('2020-01-01T00:00:00Z') } : one)),
      ),
      'recorded-back',
    ],
  };
  it.each(Object.keys(cases))('%s', (name) => {
    const [entries, kind] = cases[name]!;
    expect(auditDecisions(entries).findings).toMatchObject([{ kind }]);
  });
});

it('H14 as of a moment: before the correction nothing of what ran ahead was known, from it on all of it and what puts it right', () => {
  const moments = momentsOf(whole.map(told));
  expect(moments.every(({ recorded }, n) => n === 0 || recorded >= moments[n - 1]!.recorded)).toBe(true);
  expect(moments.every(({ recorded, occurred }) => occurred <= recorded)).toBe(true);
  for (const basis of ['recorded', 'occurred'] as const) {
    const just = replay(whole, { at: plusMinutes(RIGHT, -1), basis });
    expect(just.upTo).toBeLessThanOrEqual(before.length);
    const then = replay(whole, { at: RIGHT, basis });
    expect(then.upTo).toBe(at + 1);
    expect(then.agreement).toEqual(fold(whole.slice(0, at + 1).map(factOf)));
    expect(replay(whole, { at: plusMinutes(RIGHT, 60 * 24), basis }).upTo).toBeGreaterThanOrEqual(at + 1);
  }
  const span = { from: plusMinutes(RIGHT, -1), to: RIGHT, basis: 'recorded', roles: [] } as const;
  const { changes } = compare(whole, span);
  expect(changes.filter(({ part }) => part === 'overdue' || part === 'status')).toEqual([]);
  const timeline = extended(emptyTimeline, whole)!;
  expect([extended(emptyTimeline, before)!.straight, timeline.straight]).toEqual([true, false]);
  expect(timeline.last.agreement).toEqual(replay(whole).agreement);
});
