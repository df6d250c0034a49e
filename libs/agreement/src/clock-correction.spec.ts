import fc from 'fast-check';
import { addDays, localDate, type Instant } from '@cobuild/calendar';
import { at } from '../../../test/engines/year';
import { evolve, fold, unproposed, type Agreement } from './agreement';
import { broughtTooEarly } from './clock-correction';
import { decide } from './decide';
import type { AgreementEvent, Fact, Undone } from './events';
import { asking, stories, type Life } from './testing/commands';
import { lastYear, PARTIES, proposal } from './testing/programme';
import { nextChange, reach, reminders } from './timetable';

/** Facts of a stream; those of time marked. */
type Told = Readonly<{ fact: Fact; byTime: boolean }>;

/** A life up to some moment, as its own clock told it. */
function lived({ steps, theme, pace, signing }: Life): Readonly<{ told: Told[]; agreement: Agreement; now: Instant }> {
  const told: Told[] = [];
  let agreement: Agreement = unproposed;
  let day = localDate('2025-12-25');
  let now = at(day);
  const take = (facts: readonly Fact[], byTime: boolean): void => {
    told.push(...facts.map((fact) => ({ fact, byTime })));
    agreement = fold(facts, agreement);
  };
  const ask = (actor: string, command: Parameters<typeof decide>[1]): void => {
    take(reach(agreement, now), true);
    const decision = decide(agreement, command, { actor, now });
    if (decision.accepted && command.type !== 'ReachInstant') take(decision.facts, false);
  };
  ask('district', proposal);
  for (const who of PARTIES.slice(0, signing)) ask(who, { type: 'SignAgreement' });
  for (const step of steps) {
    day = addDays(day, step.days * pace);
    now = at(day, '18:00') > now ? at(day, '18:00') : now;
    const { actor, command } = asking(step, theme, day, agreement.items);
    ask(actor, command);
  }
  take(reach(agreement, now), true);
  return { told, agreement, now };
}

const entriesOf = (told: readonly Told[]) => told.map((one, n) => ({ seq: n + 1, ...one }));
const correction = (undone: readonly Undone[], now: Instant): Fact => ({
  at: now,
  event: { type: 'ClockCorrected', until: now, undone, administrators: ['p', 'q'] },
});

/** As it stands, but for when the last fact was and how often its reminders began again, which is how they can go out anew. */
function state({ at: _at, items, ...rest }: Agreement): unknown {
  const still = Object.entries(items).map(([key, { round: _round, ...item }]) => [key, item]);
  return JSON.parse(JSON.stringify({ ...rest, items: Object.fromEntries(still) }));
}

/** The remaining schedule, as a diary without the rounds. */
function toCome(agreement: Agreement, until: Instant): string[] {
  return reach(agreement, until).map(({ at: when, event }) => {
    const { round: _round, ...told } = event as AgreementEvent & { round?: number };
    return `${when} ${JSON.stringify(told)}`;
  });
}

describe('A97 a clock that ran ahead by', () => {
  it.each([1 / 24, 1, 30, 400])('%d days: corrected, the agreement stands as if it had not, and goes on so', (days) => {
    const ran = { undone: 0, closed: 0 };
    fc.assert(
      fc.property(stories(60), (life) => {
        const { told, agreement, now } = lived(life);
        const until = new Date(Date.parse(now) + days * 86_400_000).toISOString() as Instant;
        const early = reach(agreement, until);
        const undone = broughtTooEarly(entriesOf([...told, ...early.map((fact) => ({ fact, byTime: true }))]), now, []);
        expect(undone).toHaveLength(early.length);
        const wrong = fold(early, agreement);
        const right = evolve(wrong, correction(undone, now));
        expect(state(right)).toEqual(state(agreement));
        expect(right.at).toBe(now);
        const end = at('2028-06-01');
        expect(toCome(right, end)).toEqual(toCome(agreement, end));
        ran.undone += undone.length;
        if (wrong.status === 'closed' && agreement.status !== 'closed') ran.closed += 1;
      }),
      { numRuns: 80, seed: 20261201 },
    );
    if (days >= 1) expect(ran.undone).toBeGreaterThan(10);
    if (days === 400) expect(ran.closed).toBeGreaterThan(5);
  });
});

const clockFact = (fact: Fact): Told => ({ fact, byTime: true });
const inForce = (): Told[] => {
  const acts = [proposal, ...PARTIES.map(() => ({ type: 'SignAgreement' }) as const)];
  let agreement = unproposed;
  return acts.flatMap((command, n) => {
    const decision = decide(agreement, command, {
      actor: n === 0 ? 'district' : PARTIES[n - 1]!,
      now: at('2025-12-20'),
    });
    if (!decision.accepted) throw new Error(decision.refusal.code);
    agreement = fold(decision.facts, agreement);
    return decision.facts.map((fact) => ({ fact, byTime: false }));
  });
};
const folded = (told: readonly Told[]) => fold(told.map(({ fact }) => fact));

describe('A97 what people did while it ran ahead', () => {
  const RIGHT = at('2026-03-02');
  const WRONG = at('2026-04-02');

  it('stays, and nothing waits for the wrong day: a day that was fixed is reminded of, an agreement in force owes what is still to come', () => {
    const told = inForce();
    const before = folded(told);
    const ahead = reach(before, WRONG);
    const sweep = Object.values(before.items).find(({ clause, to }) => clause === 'sweep' && to > '2026-06-01')!;
    const fixed: Fact = {
      at: WRONG,
      event: { type: 'DateFixed', item: sweep.key, on: localDate('2026-05-15'), by: 'community' },
    };
    const all = [...told, ...ahead.map(clockFact), { fact: fixed, byTime: false }];
    const undone = broughtTooEarly(entriesOf(all), RIGHT, []);
    expect(undone.length).toBeGreaterThan(0);
    const right = evolve(folded(all), correction(undone, RIGHT));
    const should = fold([...reach(before, RIGHT), { ...fixed, at: RIGHT }], before);
    expect(state(right)).toEqual(state(should));
    expect(right.items[sweep.key]).toMatchObject({ fixedOn: '2026-05-15', datedAt: RIGHT });
    expect(reminders(right).every(({ at: when }) => when > RIGHT)).toBe(true);
    expect(nextChange(right)! > RIGHT).toBe(true);
  });

  it('that signed it into force does not lose what fell due in between', () => {
    const told = inForce().slice(0, -1);
    const enters: Fact = { at: WRONG, event: { type: 'AgreementEnteredForce', on: localDate('2026-09-01') } };
    const wrong = evolve(folded(told), enters);
    const lost = Object.values(wrong.items).filter(({ status }) => status === 'not-owed');
    expect(lost.length).toBeGreaterThan(0);
    const right = evolve(wrong, correction([], RIGHT));
    const still = Object.values(right.items).filter(({ status }) => status === 'not-owed');
    expect(still.length).toBeLessThan(lost.length);
    expect(still.every(({ to, graceDays }) => addDays(to, graceDays) < localDate('2026-03-02'))).toBe(true);
  });

  it('suspended, claimed, decided and asked: no day and no wait of it lies after the present', () => {
    const told = inForce();
    const agreement = folded(told);
    const [board] = Object.values(agreement.items).filter(({ kind }) => kind === 'claims');
    const claim = {
      n: 1,
      post: 'p',
      by: 'school',
      claimants: ['m'],
      on: localDate('2026-04-02'),
      state: 'claimed',
    } as const;
    const events: AgreementEvent[] = [
      { type: 'PlaceClaimed', item: board!.key, claim },
      { type: 'ExtensionAsked', item: board!.key, until: localDate('2026-12-30'), reason: 'duty', by: 'school' },
      { type: 'AgreementSuspended', on: localDate('2026-04-02'), treatment: 'move', reason: 'weather' },
    ];
    const wrong = fold(
      events.map((event) => ({ at: WRONG, event })),
      agreement,
    );
    const right = evolve(wrong, correction([], RIGHT));
    expect(right.suspension?.on).toBe('2026-03-02');
    expect(right.items[board!.key]).toMatchObject({
      claims: [{ on: '2026-03-02' }],
      waits: { extension: { since: RIGHT } },
    });
  });
});

it('A97 what came over from an agreement that is not over after all goes back, but for what was dealt with', () => {
  const told = inForce();
  const items = lastYear.slice(0, 2);
  const [first, second] = items.map(({ planned }) => planned.key);
  const RIGHT = at('2026-03-02');
  const came: Told = {
    fact: { at: at('2027-01-02'), event: { type: 'ItemsCarriedOver', from: 'last-year', items } },
    byTime: false,
  };
  const handed: Told = {
    fact: {
      at: at('2027-01-02'),
      event: { type: 'VersionHandedIn', item: second!, version: 1, sha256: '1', by: 'school' },
    },
    byTime: false,
  };
  const all = [...told, came, handed];
  expect(broughtTooEarly(entriesOf(all), RIGHT, [])).toEqual([]);
  const undone = broughtTooEarly(entriesOf(all), RIGHT, ['last-year']);
  expect(undone).toEqual([{ seq: told.length + 1, type: 'ItemsCarriedOver', from: 'last-year', items: [first] }]);
  const right = evolve(folded(all), correction(undone, RIGHT));
  expect(Object.keys(right.items)).not.toContain(first);
  expect(right.items[second!]?.versions).toHaveLength(folded(all).items[second!]!.versions.length);
});

it('A97 what was corrected once is not undone a second time', () => {
  const told = inForce();
  const before = folded(told);
  const first = reach(before, at('2026-04-02')).map(clockFact);
  const undone = broughtTooEarly(entriesOf([...told, ...first]), at('2026-01-10'), []);
  const fixed: Told = { fact: correction(undone, at('2026-01-10')), byTime: false };
  const again = reach(folded([...told, ...first, fixed]), at('2026-02-10')).map(clockFact);
  const all = [...told, ...first, fixed, ...again];
  const second = broughtTooEarly(entriesOf(all), at('2026-01-20'), []);
  expect(second.every(({ seq }) => seq > told.length + first.length + 1)).toBe(true);
  const right = evolve(folded(all), correction(second, at('2026-01-20')));
  expect(state(right)).toEqual(state(fold(reach(before, at('2026-01-20')), before)));
});
