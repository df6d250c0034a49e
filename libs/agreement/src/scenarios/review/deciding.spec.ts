import { appraisal, reviewed as daysOf, suggestedOutcome } from '../../appraisal';
import { about, day, note, photo, story } from '../../testing/story';

const reviewed = (from: string) =>
  about({
    key: 'review',
    kind: 'review',
    when: '{ rule: span, from: 12-01, to: 12-10 }',
    owedBy: '[community, school, hospital]',
    criteria: `[{ key: sweeping, max: 60, title: { zh: 清扫, en: Sweeping }${from} }, { key: spirit, max: 40, title: { zh: 配合, en: Spirit } }]`,
    prizes: '[{ key: first, title: { zh: 一等, en: First } }]',
    appealDays: '5',
  });
const review = reviewed('');
const sweep = about({ when: '{ rule: every, unit: quarter }', evidence: '[photo]' });
const decide = { type: 'DecideReview', item: 'review@2026', outcome: 'qualified' } as const;
const appeal = { type: 'AppealReview', item: 'review@2026', note: note() } as const;
const answer = { type: 'DecideAppeal', item: 'review@2026', outcome: 'excellent' } as const;
const commend = (role: string, prize: string | null = null) =>
  ({ type: 'Commend', item: 'review@2026', role, prize }) as const;

it('A46 a party appeals once within its days, and the answer is final', () => {
  story(review)
    .when('2026-12-05', 'school', appeal)
    .refused('review-not-decided review@2026')
    .when('2026-12-12', 'district', decide)
    .then('ReviewDecided review@2026 qualified')
    .when('2026-12-13', 'district', answer)
    .refused('no-appeal review@2026')
    .when('2026-12-13', 'district', appeal)
    .refused('not-yours review@2026')
    .when('2026-12-17', 'school', appeal)
    .then('ReviewAppealed review@2026 by school')
    .when('2026-12-17', 'hospital', appeal)
    .refused('appeal-pending school')
    .until('2027-01-10')
    .so(({ status }) => expect(status).toBe('in-force'))
    .when('2027-01-11', 'district', answer)
    .then('AppealDecided review@2026 excellent')
    .when('2027-01-11', 'school', appeal)
    .refused('appeal-closed 2027-01-11')
    .until('2027-01-12')
    .then('AgreementClosed excellent');
});

it('A46 A87 an appeal of one year is not forgotten by the decision of the next, and the district is reminded of it', () => {
  story(review, { to: '2027-12-31' })
    .when('2026-12-12', 'district', decide)
    .when('2026-12-15', 'school', appeal)
    .until('2026-12-29')
    .then('DecisionReminded review@2026 appeal 1', 'DecisionReminded review@2026 appeal 2')
    .when('2027-12-12', 'district', { ...decide, item: 'review@2027' })
    .when('2027-12-13', 'district', answer)
    .then('AppealDecided review@2026 excellent')
    .so(({ outcome, items }) => {
      expect(outcome).toBe('qualified'); // that of the later year
      expect(items['review@2026']?.decision).toEqual({
        on: '2027-12-13',
        outcome: 'excellent',
        appealedBy: null,
        final: true,
      });
    });
});

it('A48 an agreement closes when its term is over and the days to appeal are', () => {
  story(review)
    .when('2026-12-29', 'district', decide)
    .until('2027-01-03')
    .so(({ status, termEnded }) => expect([status, termEnded]).toEqual(['in-force', true]))
    .when('2027-01-03', 'school', appeal)
    .when('2027-01-05', 'district', answer)
    .until('2027-01-06')
    .so(({ ending }) => expect(ending).toBe('excellent'));
});

it('A48 without a review it expires with its term', () => {
  story(sweep)
    .until('2027-01-01')
    .so(({ status, ending }) => expect([status, ending]).toEqual(['closed', 'expired']));
});

it('A48 an agreement of three years is reviewed each year and closes after the last', () => {
  story(review, { to: '2028-12-31' })
    .when('2026-12-12', 'district', decide)
    .until('2027-06-01')
    .so(({ status }) => expect(status).toBe('in-force'))
    .when('2027-12-12', 'district', { ...decide, item: 'review@2027' })
    .when('2028-12-12', 'district', { ...decide, item: 'review@2028', outcome: 'unqualified' })
    .until('2029-01-01')
    .so(({ ending }) => expect(ending).toBe('unqualified'));
});

it('A47 the district commends a party of a decided review, once, with a prize there is', () => {
  story(review)
    .when('2026-12-12', 'district', commend('school'))
    .refused('review-not-decided review@2026')
    .when('2026-12-12', 'district', decide)
    .when('2026-12-13', 'community', commend('school'))
    .refused('district-only')
    .when('2026-12-13', 'district', commend('school', 'golden'))
    .refused('unknown-prize golden')
    .when('2026-12-13', 'district', commend('school', 'first'))
    .then('PartyCommended review@2026 school first')
    .when('2026-12-14', 'district', commend('school'))
    .refused('already-commended school');
});

it('A47 no more parties are commended than the programme says', () => {
  const one = about({
    key: 'review',
    kind: 'review',
    when: '{ rule: span, from: 12-01, to: 12-10 }',
    owedBy: '[community, school, hospital]',
    criteria: '[{ key: spirit, max: 40, title: { zh: 配合, en: Spirit } }]',
    commend: '1',
  });
  story(one)
    .when('2026-12-12', 'district', decide)
    .when('2026-12-13', 'district', commend('school'))
    .when('2026-12-13', 'district', commend('hospital'))
    .refused('all-commended 1');
});

it('A90 the scores given speak for an outcome by the grades of the programme', () => {
  const graded = about({
    key: 'review',
    kind: 'review',
    when: '{ rule: span, from: 12-01, to: 12-10 }',
    owedBy: '[community, school, hospital]',
    criteria: '[{ key: spirit, max: 40, title: { zh: 配合, en: Spirit } }]',
    grades: '{ excellent: 90, qualified: 60 }',
  });
  const score = (of: string, spirit: number) => ({ type: 'GiveScores', of, points: { spirit } }) as const;
  const suggests = (outcome: string | null) => (agreement: Parameters<typeof suggestedOutcome>[0]) =>
    expect(suggestedOutcome(agreement, ['community', 'school', 'hospital'])).toBe(outcome);
  story(graded)
    .until('2026-12-02')
    .so(suggests(null))
    .when('2026-12-02', 'school', score('community', 40))
    .so(suggests('excellent'))
    .so((agreement) => expect(suggestedOutcome(agreement, ['district'])).toBeNull()) // A51 one side has not scored yet
    .when('2026-12-02', 'community', score('school', 24)) // 64 of 80
    .so(suggests('qualified'))
    .when('2026-12-03', 'community', score('hospital', 0)) // 64 of 120
    .so(suggests('unqualified'));
  story(review)
    .when('2026-12-02', 'school', { type: 'GiveScores', of: 'community', points: { sweeping: 60, spirit: 40 } })
    .so(suggests(null));
});

it('A50 the record suggests the points, and each item says why', () => {
  const on = (date: string) =>
    ({
      type: 'CompleteItem',
      item: `clean-up@2026-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`,
      on: day(date),
      evidence: [photo()],
    }) as const;
  story([reviewed(', from: [clean-up]'), sweep])
    .when('2026-02-01', 'community', on('2026-02-01'))
    .when('2026-05-01', 'community', on('2026-05-01'))
    .when('2026-10-20', 'community', { ...on('2026-09-30'), item: 'clean-up@2026-Q3' })
    .so((agreement) => {
      const [spirit, sweeping] = appraisal(agreement, 'community');
      expect(sweeping).toEqual({
        criterion: 'sweeping',
        max: 60,
        suggested: 38, // 60 × 2.5 / 4, rounded
        because: [
          { item: 'clean-up@2026-Q1', verdict: 'in-time', doneOn: '2026-02-01' },
          { item: 'clean-up@2026-Q2', verdict: 'in-time', doneOn: '2026-05-01' },
          { item: 'clean-up@2026-Q3', verdict: 'late', doneOn: '2026-09-30' },
          { item: 'clean-up@2026-Q4', verdict: 'not-done', doneOn: null },
        ],
      });
      expect(spirit).toEqual({ criterion: 'spirit', max: 40, suggested: null, because: [] });
      expect(appraisal(agreement, 'school')[1]?.suggested).toBeNull();
    });
});

it('A17 a year that waits for its decision does not close the scoring of the next one', () => {
  story(review, { to: '2027-12-31' })
    .until('2027-12-05')
    .so(({ items }) => expect([items['review@2026']?.status, items['review@2027']?.status]).toEqual(['open', 'open']))
    .when('2027-12-05', 'school', { type: 'GiveScores', of: 'community', points: { sweeping: 50, spirit: 30 } })
    .so(({ scores }) => expect(Object.keys(scores)).toEqual(['review@2027']))
    .when('2027-12-11', 'school', { type: 'GiveScores', of: 'community', points: { sweeping: 50, spirit: 30 } })
    .refused('scoring-closed 2027-12-10');
});

it('A50 each review looks at its own year', () => {
  story([reviewed(', from: [clean-up]'), sweep], { to: '2027-12-31' }).so((agreement) => {
    expect(daysOf(agreement)).toEqual({ from: '2026-01-01', to: '2026-12-10' });
    expect(daysOf(agreement, 'review@2027')).toEqual({ from: '2026-12-11', to: '2027-12-10' });
    const [, first] = appraisal(agreement, 'community', daysOf(agreement));
    expect(first?.because.map(({ item }) => item)).toEqual([
      'clean-up@2026-Q1',
      'clean-up@2026-Q2',
      'clean-up@2026-Q3',
    ]);
  });
  story(sweep).so((agreement) => expect(daysOf(agreement)).toEqual(agreement.plan.term));
});
