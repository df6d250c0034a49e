import { carriedIn } from '../../item';
import type { Agreement } from '../../agreement';
import { carriedFrom, whyNotRenew } from '../../renewal';
import { about, day, file, note, photo, story } from '../../testing/story';

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

it('A93 the district takes a proposal back while nobody has signed, and that ends it', () => {
  story(sweep, { signed: false })
    .when('2026-02-01', 'district', withdraw)
    .then('PartyWithdrew district other', 'AgreementClosed withdrawn')
    .when('2026-02-02', 'school', { type: 'SignAgreement' })
    .refused('closed');
  story(sweep, { signed: false })
    .when('2026-02-01', 'school', { type: 'SignAgreement' })
    .when('2026-02-02', 'district', withdraw)
    .refused('signed-by-some school');
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
    })
    .when('2026-12-11', 'community', { type: 'HandIn', item: 'clean-up-order@2026-12-10.1', sha256: file(1) });
  const { agreement } = told.until('2027-01-02');
  expect(agreement.status).toBe('closed');
  const term = { from: day('2027-01-01'), to: day('2027-12-31') };
  const carried = carriedFrom(agreement, term, day('2027-01-02'));
  expect(carried.map(({ planned: { key, from, to, owedBy } }) => ({ key, from, to, owedBy }))).toEqual([
    { key: 'lamps@council@2026', from: '2027-01-02', to: '2027-02-01', owedBy: ['school'] },
    { key: 'clean-up-order@2026-12-10.1', from: '2027-01-02', to: '2027-02-10', owedBy: ['community'] },
  ]);
  // Whoever ordered it inspects it in the next year, and in the one after, with the same text.
  const [, order] = carried;
  expect(order).toMatchObject({ orderedBy: 'district', note: note(), versions: [file(1)] });
  const again = { ...agreement, items: { order: carriedIn(order!, agreement.at, agreement.rulesVersion) } };
  expect(carriedFrom(again, term, term.from)[0]).toMatchObject({ orderedBy: 'district', note: note() });
  const takesNoMore = story(sweep);
  const command = { type: 'CarryOver', from: 'old', items: carried } as const;
  takesNoMore
    .when('2026-01-05', 'clock', command)
    .then('ItemsCarriedOver from old lamps@council@2026 clean-up-order@2026-12-10.1')
    .when('2026-01-06', 'clock', command)
    .then();
});

it('A84 a proposal that not all have signed when its term ends is over', () => {
  story(sweep, { signed: false })
    .when('2026-01-05', 'community', { type: 'SignAgreement' })
    .until('2027-01-01')
    .then('AgreementClosed expired')
    .when('2027-01-02', 'school', { type: 'SignAgreement' })
    .refused('closed');
});

it('A85 what never ran, is renewed already or has not ended by then is not renewed', () => {
  const term = { from: day('2027-01-01'), to: day('2027-12-31') };
  const why = (agreement: Agreement, of = term, by: string | null = null) => {
    const refusal = whyNotRenew(agreement, of, by);
    return refusal && `${refusal.code} ${refusal.about ?? ''}`.trim();
  };
  const running = story(sweep).agreement;
  expect(why(running)).toBeNull();
  expect(why(running, term, 'other')).toBe('already-renewed other');
  expect(why(running, { ...term, from: day('2026-12-31') })).toBe('terms-overlap 2026-12-31');
  expect(why(story(sweep).until('2027-01-02').agreement)).toBeNull();
  expect(why(story(sweep, { signed: false }).agreement)).toBe('not-renewable');
  expect(why(story(sweep).when('2026-02-01', 'community', withdraw).agreement)).toBe('not-renewable');
});

it('A92 what went out is recorded as codes, whatever has become of the agreement by then', () => {
  const sent = { role: 'school', post: 'liaison', channel: 'mail', occasions: ['a/3'] };
  story(sweep)
    .until('2027-01-02')
    .so(({ status }) => expect(status).toBe('closed'))
    .when('2027-01-02', 'clock', { type: 'RecordSent', sent: [sent] })
    .then('NoticesSent school mail a/3');
});
