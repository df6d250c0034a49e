import { decide, fold, type Fact } from '@cobuild/agreement';
import { addDays, instantOf, localDate, mondayOf, type Instant, type LocalDate } from '@cobuild/calendar';
import { costOf } from '@cobuild/programme';
import { simulate } from '../../agreement/src/simulate';
import { definitionOf, yearOf } from '../../../test/engines/year';
import { standingOf as standing, type Standing } from './standing';
import { titlesOf } from './titles';

const SLUG = 'police-section-pairing';
const { acts } = yearOf(SLUG, 2026, 'a');
const titles = titlesOf(definitionOf(SLUG));
const DISTRICT = 'district-1';
const noon = (day: string): Instant => instantOf(localDate(day), '12:00', 'Asia/Shanghai');
const standingOf = (facts: readonly Fact[], district: string, words: typeof titles, now: Instant): Standing =>
  standing(fold(facts), facts, district, words, now);
const SIGNED = ['ProposeAgreement', 'SignAgreement'];
const until = (day: string, types?: readonly string[]): Fact[] => [
  ...simulate(
    acts.filter(({ command: { type } }) => types === undefined || types.includes(type)),
    noon(day),
  ),
];

it('N50 everything that is owed is counted once: done, late from the day after its last, open or to come', () => {
  for (let day: LocalDate = localDate('2026-01-15'); day < '2026-12-20'; day = addDays(day, 40))
    for (const facts of [until(day), until(day, SIGNED)]) {
      const { items } = standingOf(facts, DISTRICT, titles, noon(day));
      const agreement = fold(facts);
      const owed = Object.values(agreement.items).filter(({ status }) => !['not-owed', 'released'].includes(status));
      expect(items.map(({ key }) => key).sort()).toEqual(owed.map(({ key }) => key).sort());
      for (const { key, state, dueOn, owedBy, week, minutes } of items) {
        const item = agreement.items[key]!;
        expect([key, state === 'done']).toEqual([key, item.status === 'done']);
        expect([key, state === 'late']).toEqual([key, item.status === 'open' && day > dueOn]);
        expect(owedBy.length).toBe(item.owedBy.length);
        expect(mondayOf(week)).toBe(week);
        expect(minutes).toBe(costOf(item).minutes);
      }
    }
  const left = standingOf(until('2026-12-15', SIGNED), DISTRICT, titles, noon('2026-12-15')).items;
  expect(left.filter(({ state }) => state === 'late').length).toBeGreaterThan(5);
});

it('N50 on its last day a thing is not late, on the next it is', () => {
  const stateOn = (day: LocalDate) =>
    standingOf(until(day, SIGNED), DISTRICT, titles, noon(day)).items.find(({ key }) => key === 'square-event@2026')!;
  const { dueOn } = stateOn(localDate('2026-06-15'));
  expect([stateOn(dueOn).state, stateOn(addDays(dueOn, 1)).state]).toEqual(['open', 'late']);
});

it('N50 what is let go is not counted', () => {
  const facts = until('2026-06-01', SIGNED);
  const last = facts.at(-1)!;
  const event = { item: 'square-event@2026', how: 'cancelled', into: null, by: 'district' } as const;
  const released: Fact = {
    at: last.at,
    event: { type: 'ItemReleased', ...event, allowedBy: 'district', reason: 'weather' },
  };
  const keys = (list: readonly Fact[]) =>
    standingOf(list, DISTRICT, titles, noon('2026-06-01')).items.map(({ key }) => key);
  expect(keys(facts)).toContain('square-event@2026');
  expect(keys([...facts, released])).not.toContain('square-event@2026');
});

it('N51 through a year, whatever waits for the district says what and since when, and all its choices are accepted', () => {
  const seen = new Set<string>();
  acts.forEach(({ at }, nth) => {
    const facts = simulate(acts.slice(0, nth), at);
    for (const { what, said, reason, since, choices } of standingOf(facts, DISTRICT, titles, at).asked) {
      seen.add(what);
      expect(choices.length).toBeGreaterThan(1);
      for (const { command } of choices)
        expect(decide(fold(facts), command, { actor: DISTRICT, now: at })).toMatchObject({ accepted: true });
      if (what === 'review') continue;
      expect(said?.zh).toMatch(/申请/);
      expect(reason?.en).toBeTruthy();
      expect(String(since) <= at).toBe(true);
    }
  });
  expect([...seen].sort()).toEqual(['extension', 'review']);
});

it('N51 nothing waits for a district that does not decide the agreement', () => {
  const nth = acts.findIndex(({ command }) => command.type === 'DecideExtension');
  const { at } = acts[nth]!;
  const facts = simulate(acts.slice(0, nth), at);
  expect(standingOf(facts, DISTRICT, titles, at).asked).toHaveLength(1);
  expect(standingOf(facts, 'district-2', titles, at).asked).toEqual([]);
});
