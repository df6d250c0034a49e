import { decide, fold, type Agreement } from '@cobuild/agreement';
import { instantOf, localDate, type Instant } from '@cobuild/calendar';
import { simulate } from '../../agreement/src/simulate';
import { yearOf } from '../../../test/engines/year';
import { boardOf, named } from './board';

const noon = (day: string): Instant => instantOf(localDate(day), '12:00', 'Asia/Shanghai');
const SLUGS = ['double-claim', 'county-assistance', 'citizen-schools'];

it.each(SLUGS)(
  'N18 %s: before each record and claim of the year the board lets it be made, and of what is full nothing',
  (slug) => {
    const { acts } = yearOf(slug, 2026, 'a');
    let seen = 0;
    acts.forEach(({ at, actor, command }, nth) => {
      if (command.type !== 'RecordProgress' && command.type !== 'ClaimPlace') return;
      const agreement: Agreement = fold(simulate(acts.slice(0, nth), at));
      const board = boardOf(agreement, agreement.items[command.item]!, actor, at)!;
      seen += 1;
      if (command.type === 'RecordProgress') expect(board.mayRecord).toContain(command.stage ?? 'done');
      else expect(board.posts.find(({ post }) => post === command.post)).toMatchObject({ mayClaim: true });
      for (const { places, taken, mayClaim } of board.posts) if (taken >= places) expect(mayClaim).toBe(false);
      for (const stage of board.mayRecord) {
        const wish = {
          type: 'RecordProgress',
          item: command.item,
          on: board.today,
          amount: 2,
          stage,
          evidence: [],
        } as const;
        expect(decide(agreement, { ...wish, ...named(board.counted[0]) }, { actor, now: at })).toMatchObject({
          accepted: true,
        });
      }
    });
    expect(seen).toBeGreaterThan(0);
  },
);

it('N18 who only reads may do nothing, and where nothing adds up there is no board', () => {
  const { acts } = yearOf('police-section-pairing', 2026, 'a');
  const agreement = fold(simulate(acts, noon('2026-06-10')));
  const [square] = Object.values(agreement.items).filter(({ clause }) => clause === 'joint-meeting');
  expect(boardOf(agreement, square!, 'a-community', noon('2026-06-10'))).toBeNull();
});
