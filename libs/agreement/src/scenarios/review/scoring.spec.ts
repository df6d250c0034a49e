import { suggestedGrade } from '../../appraisal';
import { about, story } from '../../testing/story';

const review = (criteria: string, more: Record<string, string> = {}) =>
  about({
    key: 'review',
    kind: 'review',
    when: '{ rule: span, from: 11-01, to: 11-10 }',
    owedBy: '[community, school, hospital]',
    criteria,
    ...more,
  });
const works = `{ key: works, title: 实事, max: 60, weight: 70,
      deductions: [{ key: late, title: 迟交, points: 5, atMost: 12 }], bonuses: [{ key: praise, title: 受表扬, points: 10, atMost: 10 }] }`;
const both = `[${works}, { key: exchange, title: 交流, max: 20, weight: 30 }]`;
const bands =
  '[{ key: top, title: 优秀, from: 90, outcome: excellent }, { key: good, title: 良好, from: 75, outcome: qualified }, { key: fair, title: 合格, from: 60, outcome: qualified }, { key: poor, title: 不合格, from: 0, outcome: unqualified }]';
const give = (points: Record<string, number>) => ({ type: 'GiveScores', of: 'school', points }) as const;
const graded = (points: Record<string, number>, criteria = both) => {
  const told = story(review(criteria, { bands })).when('2026-11-02', 'community', give(points));
  return suggestedGrade(told.agreement, ['community']);
};

it('A110 deductions and bonuses count each time, within their bounds, and criteria by their weights', () => {
  // works (60 − 2×5) of 60 at 70, exchange 20 of 20 at 30
  expect(graded({ works: 60, exchange: 20, late: 2, praise: 0 })).toMatchObject({
    percent: expect.closeTo(88.333, 2) as unknown,
    band: 'good',
  });
  // four times late takes 12 at most; praise adds 10
  expect(graded({ works: 60, exchange: 20, late: 4, praise: 3 })?.percent).toBeCloseTo((70 * 58) / 60 + 30, 9);
  expect(graded({ works: 5, exchange: 0, late: 9 })).toMatchObject({
    percent: 0,
    band: 'poor',
    outcome: 'unqualified',
  });
  expect(graded({ works: 60, exchange: 20 })).toMatchObject({ percent: 100, band: 'top', outcome: 'excellent' });
});

it('A110 without weights the points are summed as before', () => {
  const plain = both.replace(', weight: 70', '').replace(', weight: 30', '');
  expect(graded({ works: 50, exchange: 10 }, plain)?.percent).toBe(75);
});

it('A110 what no criterion and no adjustment is called is refused, and each has its bound', () => {
  const told = story(review(both, { bands }));
  told
    .when('2026-11-02', 'community', give({ works: 60, exchange: 20, charm: 1 }))
    .refused('points-out-of-range charm');
  told
    .when('2026-11-02', 'community', give({ works: 60, exchange: 20, late: 101 }))
    .refused('points-out-of-range late');
  told.when('2026-11-02', 'community', give({ works: 61, exchange: 20 })).refused('points-out-of-range works');
});
