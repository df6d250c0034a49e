import { about, day, note, story } from '../../testing/story';

const board = about({
  key: 'board',
  kind: 'claims',
  when: '{ rule: span, from: 06-01, to: 10-31 }',
  posts: '[{ key: visits, places: 2, title: { zh: 走访, en: Visits } }]',
  wishes: 'true',
  lapseAfter: '30',
});
const sweep = about();
const claim = (post: string, ...claimants: string[]) =>
  ({ type: 'ClaimPlace', item: 'board@2026', post, claimants }) as const;
const use = (n: number, on = '2026-06-20') => ({ type: 'UseClaim', item: 'board@2026', n, on: day(on) }) as const;
const drop = (n: number) => ({ type: 'DropClaim', item: 'board@2026', n }) as const;
const wish = (key: string) => ({ type: 'PostWish', item: 'board@2026', wish: key, note: note() }) as const;

it('A44 the last place goes to one, and the next is told', () => {
  story([board, sweep])
    .when('2026-06-05', 'school', claim('visits', 'p1'))
    .then('PlaceClaimed board@2026 1 visits by school')
    .when('2026-06-05', 'school', claim('visits', 'p1'))
    .refused('already-claimed p1')
    .when('2026-06-05', 'hospital', claim('visits', 'p2', 'p3'))
    .then('PlaceClaimed board@2026 2 visits by hospital')
    .when('2026-06-05', 'hospital', claim('visits', 'p4', 'p4'))
    .refused('already-claimed p4')
    .when('2026-06-05', 'hospital', claim('visits', 'p4'))
    .refused('no-places visits')
    .when('2026-06-05', 'hospital', claim('concerts', 'p4'))
    .refused('unknown-post concerts')
    .when('2026-06-05', 'hospital', { ...claim('visits', 'p4'), item: 'clean-up@2026' })
    .refused('not-owed clean-up@2026'.replace('not-owed', 'no-claim-board'));
});

it('A44 a wish that somebody put up is for one claim', () => {
  story(board)
    .when('2026-06-05', 'community', wish('lamp'))
    .then('WishPosted board@2026 lamp by community')
    .when('2026-06-05', 'community', wish('lamp'))
    .refused('duplicate-wish lamp')
    .when('2026-06-06', 'school', claim('lamp', 'p1'))
    .then('PlaceClaimed board@2026 1 lamp by school')
    .when('2026-06-06', 'hospital', claim('lamp', 'p2'))
    .refused('no-places lamp');
});

it('A45 a claim is made good, or given back and free for another', () => {
  story(board)
    .when('2026-06-05', 'school', claim('visits', 'p1'))
    .when('2026-06-05', 'school', claim('visits', 'p2'))
    .when('2026-06-20', 'hospital', use(1))
    .refused('not-yours board@2026')
    .when('2026-06-20', 'school', use(9))
    .refused('unknown-claim 9')
    .when('2026-06-20', 'school', use(1))
    .then('ClaimUsed board@2026 1 by school')
    .when('2026-06-20', 'school', drop(1))
    .refused('unknown-claim 1')
    .when('2026-06-20', 'school', drop(2))
    .then('ClaimDropped board@2026 2 by school')
    .when('2026-06-21', 'hospital', claim('visits', 'p3'))
    .then('PlaceClaimed board@2026 3 visits by hospital');
});

it('A45 a claim that nobody made good lapses, and its place is free', () => {
  story(board)
    .when('2026-06-05', 'school', claim('visits', 'p1'))
    .when('2026-06-05', 'school', claim('visits', 'p2'))
    .when('2026-06-20', 'school', use(1))
    .until('2026-07-05')
    .then()
    .until('2026-07-06')
    .then('ClaimLapsed board@2026 2')
    .when('2026-07-06', 'school', use(2))
    .refused('unknown-claim 2')
    .when('2026-07-06', 'hospital', claim('visits', 'p3'))
    .then('PlaceClaimed board@2026 3 visits by hospital');
});

it('A45 nobody uses or drops the claim of another, whoever owes the board', () => {
  story(board)
    .when('2026-06-05', 'school', claim('visits', 'p1'))
    .when('2026-06-20', 'community', use(1))
    .refused('not-yours board@2026')
    .when('2026-06-20', 'community', drop(1))
    .refused('not-yours board@2026');
});

it('A82 only parties claim, once the board is open; wishes come from who owes it or a host', () => {
  story(board)
    .when('2026-05-31', 'school', claim('visits', 'p1'))
    .refused('outside-window 2026-06-01')
    .when('2026-06-05', 'district', claim('visits', 'p1'))
    .refused('not-yours board@2026')
    .when('2026-06-05', 'district', wish('lamp'))
    .refused('not-yours board@2026')
    .when('2026-06-05', 'hospital', wish('lamp'))
    .refused('not-yours board@2026');
});

it('A82 a claim lapses also when the board is done', () => {
  story(board)
    .when('2026-06-05', 'school', claim('visits', 'p1'))
    .when('2026-06-20', 'community', {
      type: 'CompleteItem',
      item: 'board@2026',
      on: day('2026-06-20'),
      evidence: [],
    })
    .then('ItemCompleted board@2026 2026-06-20 by community')
    .until('2026-07-06')
    .then('ClaimLapsed board@2026 1');
});
