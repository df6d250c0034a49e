import { isBlind, scoresFor } from '../../blind';
import { filesOf, notesOf } from '../../refers';
import { about, day, file, note, story } from '../../testing/story';

const review = about({
  key: 'review',
  kind: 'review',
  when: '{ rule: span, from: 12-01, to: 12-10 }',
  owedBy: '[community, school, hospital]',
  criteria: '[{ key: spirit, max: 40, title: { zh: 配合, en: Spirit } }]',
});
const score = (of: string, spirit: number) => ({ type: 'GiveScores', of, points: { spirit } }) as const;

it('A51 neither side sees the other score before both are in, and nobody else any', () => {
  const told = story(review)
    .when('2026-12-02', 'community', score('school', 30))
    .when('2026-12-03', 'community', score('hospital', 20))
    .so((agreement) => {
      expect(scoresFor(agreement, ['school'])).toEqual({ 'review@2026': {} });
      expect(scoresFor(agreement, ['district'])).toEqual({ 'review@2026': {} });
      expect(scoresFor(agreement, ['community'])).toEqual(agreement.scores);
    })
    .when('2026-12-04', 'school', score('community', 39))
    .so((agreement) => {
      expect(scoresFor(agreement, ['school'])).toEqual({
        'review@2026': { community: { school: { spirit: 30 } }, school: { community: { spirit: 39 } } },
      });
    });
  expect(told.facts().filter(isBlind(told.agreement, ['school']))).toHaveLength(1);
  told
    .when('2026-12-12', 'district', { type: 'DecideReview', item: 'review@2026', outcome: 'qualified' })
    .so((agreement) => expect(scoresFor(agreement, [])).toEqual(agreement.scores));
});

it('A51 what a fact refers to is found wherever it stands', () => {
  const report = about({ key: 'report', kind: 'deadline', when: '{ rule: by, day: 06-30 }' });
  const meeting = about({ key: 'council', kind: 'joint-meeting', when: '{ rule: month, month: 3 }' });
  const facts = story([report, meeting])
    .when('2026-03-02', 'community', { type: 'CallForTopics', item: 'council@2026', until: day('2026-03-10') })
    .when('2026-03-03', 'school', { type: 'ProposeTopic', item: 'council@2026', topic: 'lamps', note: note(3) })
    .when('2026-03-04', 'community', { type: 'HandIn', item: 'report@2026', sha256: file(4) })
    .facts();
  expect(facts.flatMap(notesOf)).toEqual([note(3)]);
  expect(facts.flatMap(filesOf)).toEqual([file(4)]);
});
