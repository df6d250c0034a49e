import { about, day, story } from '../../testing/story';

const rally = about({ key: 'rally', when: '{ rule: when-needed }', evidence: '[photo]', graceDays: '2' });
const account = about({
  key: 'account',
  kind: 'deadline',
  when: '{ rule: offset, item: rally, days: 5 }',
  owedBy: '[school]',
});
const call = (from: string, to = from) =>
  ({ type: 'CallItem', clause: 'rally', from: day(from), to: day(to) }) as const;

it('A109 nothing is planned until a party calls it; then it is owed as the programme says', () => {
  story([rally])
    .so(({ items }) => expect(items).toEqual({}))
    .when('2026-03-01', 'school', call('2026-03-10'))
    .then('ItemCalled rally@2026-03-10 community by 2026-03-10')
    .so(({ items }) =>
      expect(items['rally@2026-03-10']).toMatchObject({
        ...{ kind: 'activity', owedBy: ['community'], evidence: ['photo'], graceDays: 2 },
        ...{ status: 'open', fixedOn: '2026-03-10' },
      }),
    )
    .when('2026-03-02', 'hospital', call('2026-03-10'))
    .then('ItemCalled rally@2026-03-10.2 community by 2026-03-10')
    .when('2026-03-02', 'district', call('2026-04-01', '2026-04-07'))
    .then('ItemCalled rally@2026-04-01 community by 2026-04-07');
});

it('A109 not for a day that has passed, a day after the term, or what the programme does not have so', () => {
  story([rally, about()])
    .when('2026-03-01', 'school', call('2026-02-28'))
    .refused('in-the-past 2026-02-28')
    .when('2026-03-01', 'school', call('2026-12-30', '2027-01-02'))
    .refused('outside-window 2026-03-01..2026-12-31')
    .when('2026-03-01', 'school', { ...call('2026-03-10'), clause: 'clean-up' })
    .refused('not-on-call clean-up');
});

it('A109 what is counted from it is made with it', () => {
  story([rally, account])
    .when('2026-03-01', 'community', call('2026-03-10'))
    .then(
      'ItemCalled rally@2026-03-10 community by 2026-03-10',
      'ItemCalled account@rally.2026-03-10 school by 2026-03-15',
    )
    .so(({ items }) =>
      expect(items['account@rally.2026-03-10']).toMatchObject({
        status: 'planned',
        from: '2026-03-10',
        to: '2026-03-15',
      }),
    );
});
