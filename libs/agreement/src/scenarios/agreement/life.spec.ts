import { plan } from '@cobuild/programme';
import { definitionOf, termFor } from '../../../../../test/engines/year';
import { begun } from '../../item';
import { carryOver } from '../../renewal';
import { about, day, note, photo, story } from '../../testing/story';

const sweep = about({ when: '{ rule: month, month: 3 }', evidence: '[photo]' });
const visit = about({ key: 'visit', when: '{ rule: month, month: 4 }', owedBy: '[school]' });
const both = about({ key: 'both', when: '{ rule: month, month: 5 }', owedBy: '[community, school]' });
const suspend = (treatment: 'move' | 'waive' | 'keep') =>
  ({ type: 'SuspendAgreement', treatment, reason: 'superior-task' }) as const;
const resume = { type: 'ResumeAgreement' } as const;
const withdraw = { type: 'WithdrawFromAgreement', reason: 'other' } as const;
const done = { type: 'CompleteItem', item: 'clean-up@2026', on: day('2026-03-20'), evidence: [photo()] } as const;

it('A28 while it is suspended nothing is asked, reminded or overdue', () => {
  story(sweep)
    .when('2026-03-05', 'community', suspend('keep'))
    .refused('district-only')
    .when('2026-03-05', 'district', resume)
    .refused('not-suspended')
    .when('2026-03-05', 'district', suspend('keep'))
    .then('AgreementSuspended 2026-03-05 keep superior-task')
    .when('2026-03-06', 'district', suspend('move'))
    .refused('suspended')
    .when('2026-03-20', 'community', done)
    .refused('suspended')
    .until('2026-06-30')
    .then();
});

it('A29 what fell due meanwhile is kept, and is overdue once it goes on', () => {
  story(sweep)
    .when('2026-03-05', 'district', suspend('keep'))
    .when('2026-04-20', 'district', resume)
    .then('AgreementResumed 2026-04-20')
    .until('2026-04-21')
    .then('ItemBecameOverdue clean-up@2026');
});

it('A29 what fell due meanwhile is moved by as many days, or waived', () => {
  story(sweep)
    .when('2026-03-05', 'district', suspend('move'))
    .when('2026-04-14', 'district', resume)
    .then('AgreementResumed 2026-04-14 clean-up@2026 2026-03-31>2026-05-10')
    .until('2026-05-10')
    .so(({ items }) => expect(items['clean-up@2026']).toMatchObject({ from: '2026-04-10', overdue: false }));
  story(sweep)
    .when('2026-03-05', 'district', suspend('waive'))
    .when('2026-04-14', 'district', resume)
    .then('AgreementResumed 2026-04-14 clean-up@2026')
    .so(({ items }) => expect(items['clean-up@2026']).toMatchObject({ status: 'released' }));
});

it('A28 the end of the term comes even then', () => {
  story(sweep)
    .when('2026-03-05', 'district', suspend('move'))
    .until('2027-01-01')
    .then('TermEnded', 'AgreementClosed expired');
});

it('A30 a partner unit leaves, the others go on, and what it owed alone is let go', () => {
  story([sweep, visit, both])
    .when('2026-02-01', 'district', withdraw)
    .refused('not-yours')
    .when('2026-02-01', 'school', withdraw)
    .then('PartyWithdrew school other')
    .when('2026-02-02', 'school', { type: 'FixDate', item: 'both@2026', on: day('2026-05-05') })
    .refused('withdrawn')
    .so(({ items }) => {
      expect(items['visit@2026']).toMatchObject({ status: 'released', released: { how: 'withdrawn' } });
      expect(items['both@2026']?.owedBy).toEqual(['community']);
    })
    .when('2026-02-03', 'hospital', withdraw)
    .then('PartyWithdrew hospital other', 'AgreementClosed withdrawn');
});

it('A30 it ends with its host, and where the programme says so with anybody', () => {
  story(sweep)
    .when('2026-02-01', 'community', withdraw)
    .then('PartyWithdrew community other', 'AgreementClosed withdrawn');
  story(sweep, { head: 'withdrawal: ends\n' })
    .when('2026-02-01', 'school', withdraw)
    .then('PartyWithdrew school other', 'AgreementClosed withdrawn');
});

it('A49 a renewal carries over what was ordered and resolved and is still open', () => {
  const meeting = about({ key: 'council', kind: 'joint-meeting', when: '{ rule: month, month: 11 }' });
  const told = story([meeting, sweep])
    .when('2026-11-20', 'community', {
      type: 'HoldMeeting',
      item: 'council@2026',
      on: day('2026-11-20'),
      attendance: { community: 3, school: 2 },
      evidence: [],
      resolutions: [
        { key: 'lamps', owner: 'school', dueOn: day('2026-12-20') },
        { key: 'paint', owner: 'hospital', dueOn: day('2026-11-25') },
      ],
    })
    .when('2026-11-21', 'hospital', {
      type: 'CompleteItem',
      item: 'paint@council@2026',
      on: day('2026-11-21'),
      evidence: [],
    })
    .when('2026-12-10', 'district', {
      type: 'OrderRectification',
      item: 'clean-up@2026',
      owner: 'community',
      dueOn: day('2027-02-10'),
      note: note(),
    });
  const next = plan(definitionOf('police-section-pairing'), termFor('police-section-pairing', 2027));
  const renewed = carryOver(told.agreement, { ...next, sides: told.agreement.plan.sides });
  expect(renewed.items.slice(0, 2).map(({ key, from, to, owedBy }) => ({ key, from, to, owedBy }))).toEqual([
    { key: 'lamps@council@2026', from: '2027-01-01', to: '2027-01-31', owedBy: ['school'] },
    { key: 'clean-up-order@2026-12-10.1', from: '2027-01-01', to: '2027-02-11', owedBy: ['community'] },
  ]);
  expect(renewed.items).toHaveLength(next.items.length + 2);
  // Whoever ordered it inspects it in the next year, and in the one after.
  const order = renewed.items.find(({ key }) => key.startsWith('clean-up-order'))!;
  expect(order.orderedBy).toBe('district');
  const { agreement } = told;
  const again = { ...agreement, plan: renewed, items: { [order.key]: begun(order, agreement.at) } };
  expect(carryOver(again, { ...next, sides: agreement.plan.sides }).items[0]).toMatchObject({
    key: order.key,
    orderedBy: 'district',
  });
});
