import { decide, fold, type Agreement, type AgreementCommand } from '@cobuild/agreement';
import { addDays, instantOf, localDate, type Instant, type LocalDate } from '@cobuild/calendar';
import { simulate } from '../../agreement/src/simulate';
import { yearOf } from '../../../test/engines/year';
import { deskOf, type Waits } from './desk';

const { acts } = yearOf('police-section-pairing', 2026, 'a');
const [HOST, PARTNER, DISTRICT] = ['a-community', 'a-police-section', 'district-1'];
const noon = (day: string): Instant => instantOf(localDate(day), '12:00', 'Asia/Shanghai');
const until = (day: string, types?: readonly string[]): Agreement =>
  fold(
    simulate(
      acts.filter(({ command: { type } }) => types === undefined || types.includes(type)),
      noon(day),
    ),
  );
const SIGNED = ['ProposeAgreement', 'SignAgreement'];

it('N17 what is proposed waits for each signature, and for nobody who has signed or is a stranger', () => {
  const proposed = until('2026-01-02', ['ProposeAgreement']);
  for (const unit of [HOST, PARTNER])
    expect(deskOf(proposed, unit, noon('2025-12-28'))).toEqual({
      due: [],
      next: [],
      waits: [{ what: 'sign', item: null, about: null }],
    });
  expect(deskOf(proposed, 'somebody-else', noon('2025-12-28')).waits).toEqual([]);
});

it('N17 all that is owed is either due or comes, once, the earliest first, and what is late is due', () => {
  for (let day: LocalDate = localDate('2026-01-15'); day < '2026-12-20'; day = addDays(day, 30))
    for (const unit of [HOST, PARTNER]) {
      const { due, next } = deskOf(until(day, SIGNED), unit, noon(day));
      const keys = [...due, ...next].map(({ item }) => item.key);
      expect(new Set(keys).size).toBe(keys.length);
      for (const list of [due, next])
        expect(list.map(({ dueOn }) => dueOn)).toEqual(list.map(({ dueOn }) => dueOn).sort());
      expect(next.filter(({ late }) => late)).toEqual([]);
    }
  expect(deskOf(until('2026-12-20', SIGNED), HOST, noon('2026-12-20')).due.some(({ late }) => late)).toBe(true);
});

it('N17 what is done, and what others owe, is on nobody’s desk', () => {
  const lived = until('2026-09-15');
  const { due, next } = deskOf(lived, HOST, noon('2026-09-15'));
  for (const { item } of [...due, ...next]) {
    expect(item.owedBy).toContain('community');
    expect(['planned', 'open']).toContain(item.status);
  }
});

it('N17 through a year, before each act, what waits can be done: signing, scoring, deciding', () => {
  const seen = new Set<string>();
  acts.forEach(({ at }, nth) => {
    const agreement = fold(simulate(acts.slice(0, nth), at));
    for (const unit of [HOST, PARTNER, DISTRICT])
      for (const waits of deskOf(agreement, unit, at).waits) {
        seen.add(waits.what);
        const { accepted } = decide(agreement, answerTo(waits, agreement), { actor: unit, now: at });
        expect([at, waits.what, accepted]).toEqual([at, waits.what, true]);
      }
  });
  expect([...seen].sort()).toEqual(['extension', 'review', 'score', 'sign']);
});

function answerTo({ what, item, about }: Waits, { plan }: Agreement): AgreementCommand {
  const points = Object.fromEntries(Object.keys(plan.criteria).map((key) => [key, 1]));
  if (what === 'score') return { type: 'GiveScores', of: about!, points };
  if (what === 'review') return { type: 'DecideReview', item: item!, outcome: 'qualified' };
  if (what === 'extension') return { type: 'DecideExtension', item: item!, granted: true };
  return { type: 'SignAgreement' };
}
