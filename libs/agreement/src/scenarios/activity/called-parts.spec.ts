import type { Instant } from '@cobuild/calendar';
import { reach } from '../../timetable';
import { about, day, story, type Story } from '../../testing/story';

const rally = (more: Record<string, string> = {}) => about({ key: 'rally', when: '{ rule: when-needed }', ...more });
const call = (from: string, to = from) =>
  ({ type: 'CallItem', clause: 'rally', from: day(from), to: day(to) }) as const;

it('A109 what prepares it is made with it, and is let go with it', () => {
  const stage = '[{ key: stage, title: { zh: 搭台, en: The stage }, owner: school, daysBefore: 3, by: "18:00" }]';
  story(rally({ preparation: stage, mayBe: '[cancelled]' }))
    .when('2026-03-01', 'community', call('2026-03-10'))
    .then(
      'ItemCalled rally@2026-03-10 community by 2026-03-10',
      'ItemCalled rally-stage@rally.2026-03-10 school by 2026-03-07',
    )
    .so(({ items }) =>
      expect(items['rally-stage@rally.2026-03-10']).toMatchObject({
        ...{ kind: 'preparation', from: '2026-03-01', time: '18:00', ladder: 'preparation' },
      }),
    )
    .when('2026-03-02', 'community', {
      ...{ type: 'AskRelease', item: 'rally@2026-03-10', how: 'cancelled', reason: 'weather' },
    })
    .so(({ items }) => expect(items['rally-stage@rally.2026-03-10']?.status).toBe('released'));
});

it('A109 what is counted from what is counted from it is made with it too', () => {
  const account = about({
    ...{ key: 'account', kind: 'deadline', owedBy: '[school]', when: '{ rule: offset, item: rally, days: 5 }' },
  });
  const press = about({
    ...{ key: 'press', kind: 'deadline', owedBy: '[hospital]', when: '{ rule: offset, item: account, days: 2 }' },
  });
  story([press, rally(), account])
    .when('2026-03-01', 'community', call('2026-03-10'))
    .then(
      'ItemCalled rally@2026-03-10 community by 2026-03-10',
      'ItemCalled account@rally.2026-03-10 school by 2026-03-15',
      'ItemCalled press@account.2026-03-10 hospital by 2026-03-17',
    );
});

it('A26 A109 what is counted from it moves with its day', () => {
  const account = about({
    ...{ key: 'account', kind: 'deadline', owedBy: '[school]', when: '{ rule: offset, item: rally, days: 5 }' },
  });
  story([rally(), account])
    .when('2026-03-01', 'community', call('2026-03-10', '2026-03-20'))
    .when('2026-03-02', 'community', { type: 'FixDate', item: 'rally@2026-03-10', on: day('2026-03-12') })
    .so(({ items }) => expect(items['account@rally.2026-03-10']).toMatchObject({ to: '2026-03-17' }));
});

it('A109 nobody calls what none of those who owe it is there for', () => {
  story(rally({ owedBy: '[school]' }))
    .when('2026-03-01', 'school', { type: 'WithdrawFromAgreement', reason: 'other' })
    .when('2026-03-02', 'community', call('2026-03-10'))
    .refused('not-on-call rally');
});

const account = about({
  ...{ key: 'account', kind: 'deadline', owedBy: '[school]', when: '{ rule: offset, item: rally, days: 5 }' },
});
const press = about({
  ...{ key: 'press', kind: 'deadline', owedBy: '[hospital]', when: '{ rule: offset, item: account, days: 2 }' },
});
const PRESS_OF_SCHOOL = {
  ...{ key: 'press', kind: 'deadline', owedBy: '[school]', when: '{ rule: offset, item: account, days: 2 }' },
};
const [RALLY, ACCOUNT, PRESS] = ['rally@2026-03-10', 'account@rally.2026-03-10', 'press@account.2026-03-10'] as const;
const three = (more: Record<string, string> = {}) =>
  story([rally(more), account, press]).when('2026-03-01', 'community', call('2026-03-10', '2026-03-20'));

it('A26 A109 a chain of counted duties moves with the day that is fixed', () => {
  three()
    .when('2026-03-02', 'community', { type: 'FixDate', item: RALLY, on: day('2026-03-12') })
    .so(({ items }) => {
      expect(items[ACCOUNT]).toMatchObject({ to: '2026-03-17' });
      expect(items[PRESS]).toMatchObject({ to: '2026-03-19' });
    });
});

it('A105 what is counted from an item goes with it, however it is let go, and nothing opens in the past', () => {
  const gone = (told: Story): void => {
    const { items, at } = told.agreement;
    expect([RALLY, ACCOUNT, PRESS].map((key) => items[key]?.status)).toEqual(['released', 'released', 'released']);
    expect(reach(told.agreement, '2027-01-01T00:00:00.000Z' as Instant).every((fact) => fact.at >= at)).toBe(true);
  };
  gone(
    three({ mayBe: '[cancelled]' }).when('2026-04-20', 'community', {
      ...{ type: 'AskRelease', item: RALLY, how: 'cancelled', reason: 'weather' },
    }),
  );
  gone(
    three()
      .when('2026-04-20', 'school', { type: 'ProposeAmendment', amendment: 'a', changes: [{ drop: RALLY }] })
      .when('2026-04-20', 'community', { type: 'AnswerAmendment', amendment: 'a', consent: true })
      .when('2026-04-20', 'hospital', { type: 'AnswerAmendment', amendment: 'a', consent: true })
      .when('2026-04-20', 'district', { type: 'AnswerAmendment', amendment: 'a', consent: true }),
  );
  const left = story([rally({ owedBy: '[hospital]' }), account, about({ ...PRESS_OF_SCHOOL })])
    .when('2026-03-01', 'community', call('2026-03-10', '2026-03-20'))
    .when('2026-04-20', 'hospital', { type: 'WithdrawFromAgreement', reason: 'other' });
  gone(left);
});

it('A109 without a last day it is called for one day', () => {
  story(rally())
    .when('2026-03-01', 'school', { type: 'CallItem', clause: 'rally', from: day('2026-03-10') })
    .so(({ items }) => expect(items[RALLY]).toMatchObject({ fixedOn: '2026-03-10', to: '2026-03-10' }));
});
