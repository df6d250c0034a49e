import { decide, fold, type Agreement } from '@cobuild/agreement';
import { instantOf, localDate, type Instant } from '@cobuild/calendar';
import { about, day, story } from '../../agreement/src/testing/story';
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

it('N18 while one thing of several can be recorded it may be, also when the first of them is full', () => {
  const group =
    '[{ key: chair, title: 组长, role: community }, { key: deputy, title: 副组长, role: school, number: 2 }]';
  const told = story(about({ key: 'group', kind: 'standing', when: '{ rule: ongoing }', group }));
  const boardNow = () => boardOf(told.agreement, told.agreement.items['group@2026']!, 'community', noon('2026-03-02'))!;
  const record = (what: string, amount: number) =>
    told.when('2026-03-01', 'community', {
      ...{ type: 'RecordProgress', item: 'group@2026', on: day('2026-03-01'), amount, what, evidence: [] },
    });
  record('chair', 1);
  expect(boardNow().counted.map(({ what, have, want }) => [what, have, want])).toEqual([
    ['chair', 1, 1],
    ['deputy', 0, 2],
  ]);
  expect(boardNow().mayRecord).toEqual(['done']);
  record('deputy', 2);
  expect(boardNow().mayRecord).toEqual([]);
});
