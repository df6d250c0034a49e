import { addDays, localDate, type Instant } from '@cobuild/calendar';
import fc from 'fast-check';
import { fold, type Agreement } from './agreement';
import { at, COMMUNITY, DISTRICT_ID, given, plan, yearUntil } from './testing/given';
import type { Plan, PlannedItem } from '@cobuild/programme';
import { yearOf } from '../../../test/engines/year';
import { movesTo } from './revision';
import { simulate } from './simulate';
import { nextChange, reach, reminders } from './timetable';

/** The plan as another calendar would have it: these items moved by so many days. */
const movedBy = (days: number, ...clauses: string[]): Plan => ({
  ...plan,
  calendar: 'cn-2099.1',
  items: plan.items.map((item): PlannedItem => {
    if (!clauses.includes(item.clause)) return item;
    return { ...item, from: addDays(item.from, days), to: addDays(item.to, days) };
  }),
});
const signed = yearUntil(at('2026-02-01'));
const revise = (fresh: Plan) => ({ type: 'RevisePlan', plan: fresh }) as const;
const now = at('2026-02-01');

it('A23 moves what is still to come, and says before and after', () => {
  const asked = given(signed).when(DISTRICT_ID, revise(movedBy(2, 'training')), now);
  expect(asked.events()).toMatchObject([
    {
      type: 'PlanRevised',
      calendar: 'cn-2099.1',
      moved: [
        {
          item: 'training@2026',
          before: { from: '2026-10-01', to: '2026-10-31' },
          after: { from: '2026-10-03', to: '2026-11-02' },
        },
      ],
    },
  ]);
  const after = asked.after();
  expect(after.items['training@2026']).toMatchObject({ from: '2026-10-03', status: 'planned' });
  expect(after.plan.calendar).toBe('cn-2099.1');
  expect(
    reminders(after)
      .filter(({ event }) => event.item === 'training@2026')
      .map(({ at: when }) => when.slice(0, 10))
      .sort(),
  ).toEqual(['2026-09-26', '2026-11-02', '2026-11-06']);
});

it('A23 is the district’s to do', () => {
  expect(
    given(signed)
      .when(COMMUNITY, revise(movedBy(2, 'training')), now)
      .refused(),
  ).toBe('district-only');
});

it('A23 leaves alone what has begun, what somebody dated, and what would move into the past', () => {
  const summer = yearUntil(at('2026-09-29')); // the training's day has been chosen by now
  const fixed = summer.items['training@2026'];
  expect(fixed?.fixedOn).not.toBeNull();
  expect(movesTo(summer, movedBy(2, 'training', 'square-event', 'leading-group'), localDate('2026-09-29'))).toEqual([]);
  expect(movesTo(signed, movedBy(-300, 'training'), localDate('2026-02-01'))).toEqual([]);
});

it('A24 twice is once, and nothing is lost or doubled by it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -20, max: 20 }),
      fc.subarray(['training', 'square-event', 'study-exchange-june', 'study-exchange-december', 'review']),
      (days, clauses) => {
        const fresh = movedBy(days, ...clauses);
        const once = given(signed).when(DISTRICT_ID, revise(fresh), now).after();
        expect(movesTo(once, fresh, localDate('2026-02-01'))).toEqual([]);
        expect(given(once).when(DISTRICT_ID, revise(fresh), now).events()).toEqual([]);
        expect(Object.keys(once.items)).toEqual(Object.keys(signed.items));
        const occasions = reminders(once).map(({ event: { item, step, round } }) => `${item} ${step} ${round}`);
        expect(new Set(occasions).size).toBe(occasions.length);
        expect(nextChange(once)).not.toBeNull();
      },
    ),
    { numRuns: 200 },
  );
});

it('A24 folds from its event alone', () => {
  const asked = given(signed).when(DISTRICT_ID, revise(movedBy(5, 'review')), now);
  const again: Agreement = fold(
    asked.events().map((event) => ({ at: now, event })),
    signed,
  );
  expect(again).toEqual(asked.after());
});

const year = yearOf('political-birthday', 2026, 'b');
const ceremony = 'ceremony@2026-06';
const begun = (now: Instant): Agreement => fold(simulate(year.acts.slice(0, 3), now));
const choose = (on: string) => ({ type: 'FixDate', item: ceremony, on: localDate(on) }) as const;

it('A26 carries a chosen day on to the preparations that are counted from it', () => {
  const asked = given(begun(at('2026-05-10'))).when('b-branch', choose('2026-06-20'), at('2026-05-10'));
  const [fixed, revised] = asked.events();
  expect(fixed).toMatchObject({ type: 'DateFixed', on: '2026-06-20' });
  expect(revised).toMatchObject({
    type: 'PlanRevised',
    moved: expect.arrayContaining([
      expect.objectContaining({
        item: 'ceremony-guests@2026-06',
        before: expect.objectContaining({ to: '2026-06-25' }) as unknown,
        after: expect.objectContaining({ from: '2026-06-02', to: '2026-06-15' }) as unknown,
      }),
    ]) as unknown,
  });
  expect(asked.after().items['ceremony-guests@2026-06']).toMatchObject({ from: '2026-06-02', to: '2026-06-15' });
});

it('A26 begins a new ladder where the old one has spoken, and leaves what is late', () => {
  const chosen = given(begun(at('2026-05-10')))
    .when('b-branch', choose('2026-06-28'), at('2026-05-10'))
    .after();
  const until = (day: string, time: string) => fold(reach(chosen, at(day, time)), chosen);
  const open = until('2026-06-23', '10:00'); // the guests were to be invited by today, and it was said at nine
  expect(open.items['ceremony-guests@2026-06']).toMatchObject({ status: 'open', issued: ['yellow'], round: 0 });
  const after = given(open).when('b-branch', choose('2026-06-30'), at('2026-06-23', '10:00')).after();
  expect(after.items['ceremony-guests@2026-06']).toMatchObject({
    status: 'open',
    issued: [],
    round: 1,
    to: '2026-06-25',
  });
  const late = until('2026-06-27', '12:00');
  const left = given(late).when('b-branch', choose('2026-06-29'), at('2026-06-27')).after();
  expect(left.items['ceremony-guests@2026-06']).toEqual(late.items['ceremony-guests@2026-06']);
});
