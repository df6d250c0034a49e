import fc from 'fast-check';
import { addDays, localDate, type Instant, type LocalDate } from '@cobuild/calendar';
import { plan, readProgramme } from '@cobuild/programme';
import { item, programmeText } from '../../programme/src/testing/programme-text';
import { at } from '../../../test/engines/year';
import { evolve, fold, unproposed, type Agreement } from './agreement';
import type { AgreementCommand } from './commands';
import { decide } from './decide';
import type { AgreementEvent, Fact } from './events';
import { reach, nextChange, reminders } from './timetable';

/*
 * Random commands of all actors, in random order, against a small model of its own: which items there are, in which state, and
 * which agreement state may follow which. The model is told events only and knows no rule.
 */

const items = [
  item({ key: 'council', kind: 'joint-meeting', when: '{ rule: every, unit: quarter }' }),
  item({ key: 'sweep', when: '{ rule: every, unit: quarter }', evidence: '[photo]', mayBe: '[merged, cancelled]' }),
  item({ key: 'report', kind: 'deadline', when: '{ rule: by, day: 06-30 }', owedBy: '[school]' }),
  item({ key: 'road', kind: 'project', when: '{ rule: fixed-by, item: council }' }),
  item({ key: 'lessons', kind: 'quota', when: '{ rule: every, unit: half-year }', target: '2' }),
  item({
    key: 'board',
    kind: 'claims',
    when: '{ rule: every, unit: year }',
    lapseAfter: '20',
    posts: '[{ key: p, places: 2, title: { zh: 岗, en: P } }]',
  }),
  item({ key: 'look', kind: 'rectification', when: '{ rule: every, unit: half-year }' }),
  item({
    key: 'review',
    kind: 'review',
    when: '{ rule: span, from: 12-01, to: 12-10 }',
    owedBy: '[community, school]',
    criteria: '[{ key: c, max: 10, title: { zh: 好, en: Good } }]',
  }),
];
const { definition } = readProgramme(programmeText(items), 'model.yaml');
const planned = plan(definition!, { from: localDate('2026-01-01'), to: localDate('2026-12-31') });
const keys = planned.items.map(({ key }) => key);
const START = '2025-12-25';

const offsetDay = fc.integer({ min: -10, max: 40 });
const key = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(...keys) },
  { weight: 1, arbitrary: fc.constantFrom('lamps@council@2026-Q1', 'look-order@2026-03-01.1', 'x@y') },
);
const proof = fc.constantFrom([], [{ kind: 'photo', sha256: 'a'.repeat(64) } as const]);
const reason = fc.constantFrom('weather' as const, 'other' as const);

/** Said of the counterexample; `expect` would cost more than what it looks at. */
function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** A command whose days are so many days from when it is asked. */
type Making = (today: LocalDate) => AgreementCommand;
const make = <T>(from: fc.Arbitrary<T>, how: (value: T, today: LocalDate) => AgreementCommand): fc.Arbitrary<Making> =>
  from.map((value) => (today) => how(value, today));

const commands: fc.Arbitrary<Making> = fc.oneof(
  make(fc.constant(0), () => ({ type: 'SignAgreement' })),
  make(fc.tuple(key, offsetDay), ([item, n], today) => ({ type: 'FixDate', item, on: addDays(today, n) })),
  {
    weight: 4,
    arbitrary: make(fc.tuple(key, proof, fc.integer({ min: -9, max: 1 })), ([item, evidence, n], today) => ({
      type: 'CompleteItem',
      item,
      on: addDays(today, n),
      evidence,
    })),
  },
  {
    weight: 2,
    arbitrary: make(fc.tuple(key, fc.nat(3), fc.nat(3), fc.boolean()), ([item, a, b, more], today) => ({
      type: 'HoldMeeting',
      item,
      on: today,
      attendance: { community: a, school: b },
      evidence: [],
      resolutions: more
        ? [{ key: 'lamps', owner: 'school', dueOn: addDays(today, 20) }]
        : [{ fixes: 'road@2026', on: addDays(today, 9) }],
    })),
  },
  make(fc.tuple(key, offsetDay, reason), ([item, n, reason], today) => ({
    type: 'AskExtension',
    item,
    until: addDays(today, n),
    reason,
  })),
  make(fc.tuple(key, fc.boolean()), ([item, granted]) => ({ type: 'DecideExtension', item, granted })),
  make(
    fc.tuple(key, key, fc.constantFrom('cancelled' as const, 'merged' as const, 'waived' as const), reason),
    ([item, into, how, reason]) => ({ type: 'AskRelease', item, into, how, reason }),
  ),
  make(fc.tuple(key, fc.boolean()), ([item, granted]) => ({ type: 'DecideRelease', item, granted })),
  make(fc.tuple(key, fc.integer({ min: 1, max: 2 })), ([item, amount], today) => ({
    type: 'RecordProgress',
    item,
    on: today,
    amount,
  })),
  make(fc.tuple(key, fc.integer({ min: 1, max: 3 })), ([item, n]) => ({
    type: 'RejectProgress',
    item,
    n,
    reason: 'not-held',
  })),
  make(fc.constantFrom('m1', 'm2', 'm3'), (who) => ({
    type: 'ClaimPlace',
    item: 'board@2026',
    post: 'p',
    claimants: [who],
  })),
  make(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.boolean()), ([n, used], today) =>
    used ? { type: 'UseClaim', item: 'board@2026', n, on: today } : { type: 'DropClaim', item: 'board@2026', n },
  ),
  make(key, (item) => ({ type: 'OrderRectification', item, owner: 'school' })),
  make(fc.tuple(key, fc.constantFrom('1', '2')), ([item, n]) => ({ type: 'HandIn', item, sha256: n.repeat(64) })),
  make(fc.tuple(key, fc.boolean()), ([item, passed]) => ({ type: 'Reinspect', item, passed })),
  make(fc.tuple(fc.constantFrom('a1', 'a2'), key, fc.boolean(), offsetDay), ([amendment, of, drop, n], today) => ({
    type: 'ProposeAmendment',
    amendment,
    changes: [drop ? { drop: of } : { change: of, to: addDays(today, n) }],
  })),
  make(fc.tuple(fc.constantFrom('a1', 'a2'), fc.boolean()), ([amendment, consent]) => ({
    type: 'AnswerAmendment',
    amendment,
    consent,
  })),
  make(
    fc.tuple(fc.constantFrom('move' as const, 'waive' as const, 'keep' as const), reason),
    ([treatment, reason]) => ({ type: 'SuspendAgreement', treatment, reason }),
  ),
  { weight: 2, arbitrary: make(fc.constant(0), () => ({ type: 'ResumeAgreement' })) },
  make(fc.tuple(fc.nat(40), reason), ([n, reason]) =>
    n === 0 ? { type: 'WithdrawFromAgreement', reason } : { type: 'ReachInstant' },
  ),
  make(fc.constantFrom('school', 'community'), (of) => ({ type: 'GiveScores', of, points: { c: 7 } })),
  make(fc.constant(0), () => ({ type: 'DecideReview', item: 'review@2026', outcome: 'qualified' })),
  make(fc.constant(0), () => ({ type: 'AppealReview', item: 'review@2026' })),
  make(fc.constant(0), () => ({ type: 'DecideAppeal', item: 'review@2026', outcome: 'excellent' })),
);
const actor = fc.constantFrom('community', 'community', 'school', 'district', 'stranger');
const steps = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), actor, commands), { minLength: 125, maxLength: 125 });

type ItemState = 'open' | 'done' | 'released';

/** Which state may follow which, and what the ledger may say of an item in it. */
class Model {
  readonly items = new Map<string, ItemState>(keys.map((key) => [key, 'open']));
  status = 'none';
  last = '';
  readonly #completed = new Set<string>();

  tell({ at: instant, event }: Fact): void {
    must(instant >= this.last, `${event.type} at ${instant} after ${this.last}`); // the ledger's order is the order of time
    this.last = instant;
    const from = AFTER[event.type];
    must(from?.includes(this.status) ?? true, `${event.type} while ${this.status}`);
    if ('item' in event && ENDS.has(event.type))
      must(this.items.get(event.item) === 'open', `${event.type} of ${event.item}, ${this.items.get(event.item)}`);
    if (event.type === 'ClaimLapsed')
      must(this.items.get(event.item) !== 'released', `${event.type} of ${event.item}, which was let go`);
    switch (event.type) {
      case 'AgreementProposed':
        this.status = 'proposed';
        break;
      case 'AgreementEnteredForce':
      case 'AgreementResumed':
        this.status = 'in-force';
        if (event.type === 'AgreementResumed') for (const key of event.waived) this.items.set(key, 'released');
        break;
      case 'AgreementSuspended':
        this.status = 'suspended';
        break;
      case 'AgreementClosed':
        this.status = 'closed';
        break;
      case 'ResolutionAdopted':
        this.#add(event.resolution.key);
        break;
      case 'RectificationOrdered':
        this.#add(event.rectification.key);
        break;
      case 'ItemCompleted':
      case 'ReviewDecided':
        must(!this.#completed.has(event.item), `${event.item} done twice`);
        this.#completed.add(event.item);
        this.items.set(event.item, 'done');
        break;
      case 'ItemReleased':
        this.items.set(event.item, 'released');
        break;
    }
  }

  #add(key: string): void {
    must(!this.items.has(key), `${key} added twice`);
    this.items.set(key, 'open');
  }
}

const RUNNING = ['in-force'];
/** The table of SPEC.md: what may be said while the agreement is in which state. */
const AFTER: Partial<Record<AgreementEvent['type'], readonly string[]>> = {
  AgreementProposed: ['none'],
  AgreementSigned: ['proposed'],
  AgreementEnteredForce: ['proposed'],
  AgreementSuspended: RUNNING,
  AgreementResumed: ['suspended'],
  ItemOpened: RUNNING,
  ItemCompleted: RUNNING,
  ItemBecameOverdue: RUNNING,
  ReminderIssued: RUNNING,
  DateFixed: RUNNING,
  ReviewDecided: RUNNING,
  TermEnded: ['in-force', 'suspended'],
  AgreementClosed: ['in-force', 'suspended', 'proposed'],
};
const ENDS = new Set<string>([
  'ItemCompleted',
  'ItemReleased',
  'ItemOpened',
  'ItemBecameOverdue',
  'ReminderIssued',
  'ReviewDecided',
]);

/** Withdrawal and amendments let items go without an event of each one's own; the fold says which. */
function follow(model: Model, agreement: Agreement): void {
  for (const { key, status } of Object.values(agreement.items)) {
    if (status === 'released' || status === 'not-owed') model.items.set(key, 'released');
    const known = model.items.get(key);
    if (known === undefined) model.items.set(key, 'open'); // added by an amendment
  }
}

function run(story: readonly (readonly [number, string, Making])[], signed: boolean): number {
  const model = new Model();
  let agreement: Agreement = unproposed;
  let day = localDate(START);
  const facts: Fact[] = [];
  let accepted = 0;
  const take = (more: readonly Fact[]): void => {
    for (const fact of more) model.tell(fact);
    facts.push(...more);
    agreement = more.reduce(evolve, agreement);
    follow(model, agreement);
  };
  const ask = (who: string, command: AgreementCommand, now: Instant): void => {
    take(reach(agreement, now));
    const before = agreement;
    const decision = decide(agreement, command, { actor: who, now });
    if (!decision.accepted) {
      must(agreement === before, 'a refusal changed something');
      return;
    }
    accepted += 1;
    take(decision.facts);
  };
  const proposal = {
    parties: { community: 'community', school: 'school' },
    district: 'district',
    definition: '',
    parameters: {},
    spread: 7,
    renews: null,
  };
  ask('district', { type: 'ProposeAgreement', plan: planned, ...proposal }, at(START));
  if (signed) for (const who of ['community', 'school']) ask(who, { type: 'SignAgreement' }, at(START, '15:00'));
  for (const [days, who, command] of story) {
    day = addDays(day, days);
    ask(who, command(day), at(day, '18:00'));
    const lost = [...model.items.keys()].find((key) => !(key in agreement.items));
    must(lost === undefined, `${lost} is lost`);
    for (const { key, status } of Object.values(agreement.items)) {
      const state = status === 'planned' || status === 'open' ? 'open' : status === 'done' ? 'done' : 'released';
      must(model.items.get(key) === state, `${key} is ${state}, not ${model.items.get(key)}`);
    }
    must(agreement.status === model.status, `${agreement.status}, not ${model.status}`);
    const now = (facts.at(-1)?.at ?? '') as Instant;
    const next = nextChange(reach(agreement, now).reduce(evolve, agreement));
    must(next === null || next > now, `at ${now} the next change is ${next}`); // time moves on
    must(agreement.status === 'in-force' || reminders(agreement).length === 0, `reminders while ${agreement.status}`);
  }
  expect(fold(facts)).toEqual(agreement);
  const half = Math.floor(facts.length / 2);
  expect(fold(facts.slice(half), fold(facts.slice(0, half)))).toEqual(agreement); // a snapshot in between changes nothing
  return accepted;
}

it('A9 A22 A28 over 100,000 steps of all actors no item is lost or told twice, states move as the table says, and folding is folding', () => {
  let accepted = 0;
  fc.assert(
    fc.property(steps, fc.nat(5), (story, n) => {
      accepted += run(story, n > 0);
    }),
    { numRuns: 800, seed: 20260101 },
  );
  expect(accepted).toBeGreaterThan(10_000);
}, 300_000);
