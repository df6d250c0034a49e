import { readProgramme, plan as planOf } from '@cobuild/programme';
import { programmeText } from '../../../../programme/src/testing/programme-text';
import { about, day, photo, story } from '../../testing/story';

const sweep = about({ when: '{ rule: month, month: 3 }', evidence: '[photo]' });
const visit = about({ key: 'visit', when: '{ rule: month, month: 9 }', owedBy: '[school]' });
const propose = (...changes: object[]) =>
  ({ type: 'ProposeAmendment', amendment: 'one', changes: changes as never }) as const;
const answer = (consent = true, amendment = 'one') => ({ type: 'AnswerAmendment', amendment, consent }) as const;
const later = { change: 'visit@2026', to: day('2026-10-15') };

it('A31 a change says before and after; those it touches, the host and the district consent', () => {
  story([sweep, visit])
    .when('2026-02-01', 'school', propose(later))
    .then('AmendmentProposed one by school of visit@2026 2026-09-30>2026-10-15')
    .so(({ amendments }) => expect(amendments['one']?.concerned).toEqual(['community', 'school', 'district']))
    .when('2026-02-02', 'hospital', answer())
    .refused('not-concerned one')
    .when('2026-02-02', 'school', answer())
    .refused('already-signed school')
    .when('2026-02-02', 'community', answer())
    .then('AmendmentConsented one community')
    .when('2026-02-03', 'district', answer())
    .then('AmendmentConsented one district', 'AmendmentApplied one')
    .so(({ items }) => expect(items['visit@2026']?.to).toBe('2026-10-15'))
    .when('2026-02-04', 'district', answer())
    .refused('amendment-settled one')
    .when('2026-02-04', 'school', propose(later))
    .refused('amendment-taken one');
});

it('A31 nothing is changed that is done, past, unknown or no change', () => {
  story([sweep, visit])
    .when('2026-03-20', 'community', {
      type: 'CompleteItem',
      item: 'clean-up@2026',
      on: day('2026-03-20'),
      evidence: [photo()],
    })
    .when('2026-03-21', 'community', propose({ drop: 'clean-up@2026' }))
    .refused('already-done clean-up@2026')
    .when('2026-03-21', 'community', propose({ drop: 'nothing@2026' }))
    .refused('unknown-item nothing@2026')
    .when('2026-03-21', 'community', propose({ change: 'visit@2026', owedBy: ['police'] }))
    .refused('unknown-role police')
    .when('2026-03-21', 'community', propose({ change: 'visit@2026', to: day('2027-02-01') }))
    .refused('outside-window 2026-01-01..2026-12-31')
    .when('2026-03-21', 'community', propose({ change: 'visit@2026' }))
    .refused('nothing-changes');
});

it('A32 one no ends it, and so does its proposer', () => {
  story([sweep, visit])
    .when('2026-02-01', 'school', answer())
    .refused('unknown-amendment one')
    .when('2026-02-01', 'school', propose({ drop: 'visit@2026' }))
    .then('AmendmentProposed one by school of visit@2026 2026-09-30>-')
    .when('2026-02-02', 'community', answer(false))
    .then('AmendmentRejected one community')
    .so(({ items }) => expect(items['visit@2026']?.status).toBe('planned'));
});

it('A32 what is added is dated, owed and followed', () => {
  const added = {
    add: 'picnic',
    kind: 'activity',
    owedBy: ['hospital'],
    from: day('2026-06-01'),
    to: day('2026-06-10'),
    evidence: [],
  };
  story([sweep])
    .when('2026-02-01', 'district', propose(added))
    .when('2026-02-02', 'community', answer())
    .when('2026-02-02', 'hospital', answer())
    .then('AmendmentConsented one hospital', 'AmendmentApplied one')
    .until('2026-06-10')
    .so(({ items }) => expect(items['picnic@one']).toMatchObject({ status: 'open', issued: ['blue', 'yellow'] }));
});

it('A32 a proposal that is changed is signed anew', () => {
  story([sweep, visit], { signed: false })
    .when('2025-12-21', 'school', { type: 'SignAgreement' })
    .when('2025-12-22', 'community', propose(later))
    .so(({ amendments }) => expect(amendments['one']?.concerned).toContain('hospital'))
    .when('2025-12-22', 'school', answer())
    .when('2025-12-22', 'hospital', answer())
    .when('2025-12-23', 'district', answer())
    .then('AmendmentConsented one district', 'AmendmentApplied one')
    .so(({ signed }) => expect(signed).toEqual([]))
    .when('2025-12-24', 'school', { type: 'SignAgreement' })
    .then('AgreementSigned school');
});

const HOSPITAL = `  - { key: hospital, side: partner, title: { zh: 医院, en: the hospital } }\n`;

/** The programme's second version: the clean-up stays, the visit is a month earlier, a party is given. */
function secondVersion(visitIn: number, items: string[] = []) {
  const text = programmeText([
    sweep,
    about({ key: 'visit', when: `{ rule: month, month: ${visitIn} }`, owedBy: '[school]' }),
    ...items,
  ])
    .replace('version: 1', 'version: 2')
    .replace(/(roles:\n(?:  - .*\n)+)/, `$1${HOSPITAL}`);
  const { definition } = readProgramme(text, 'second.yaml');
  const plan = planOf(definition!, { from: day('2026-01-01'), to: day('2026-12-31') });
  const { version, criteria, scoring, rules, ladders } = plan;
  return {
    type: 'MigrateAgreement',
    amendment: 'v2',
    plan,
    to: { version, criteria, scoring, rules, ladders, definition: 'd' },
  } as const;
}

it('A33 a new version asks those whose duties grow, and leaves what has begun', () => {
  const party = about({ key: 'party', when: '{ rule: month, month: 3 }', owedBy: '[hospital]' });
  story([sweep, visit])
    .when('2026-03-05', 'community', secondVersion(8))
    .refused('district-only')
    .when('2026-03-05', 'district', secondVersion(8, [party]))
    .then('AmendmentProposed v2 by district of party@2026 +>2026-03-31 visit@2026 2026-09-30>2026-08-31')
    .so(({ amendments }) => expect(amendments['v2']?.concerned).toEqual(['hospital', 'school']))
    .when('2026-03-06', 'hospital', answer(true, 'v2'))
    .when('2026-03-06', 'school', answer(true, 'v2'))
    .then('AmendmentConsented v2 school', 'AmendmentApplied v2')
    .so(({ plan, items }) => {
      expect(plan.version).toBe(2);
      expect(items['visit@2026']?.to).toBe('2026-08-31');
      // It would have begun already, and so begins the day after it was proposed.
      expect(items['party@2026']).toMatchObject({ from: '2026-03-06', to: '2026-03-31' });
      expect(plan.ladders).toMatchObject({ activity: expect.anything() as unknown });
    });
});

it('A33 a new version that asks nobody for more takes effect at once', () => {
  story([sweep, visit])
    .when('2026-02-05', 'district', secondVersion(10))
    .then('AmendmentProposed v2 by district of visit@2026 2026-09-30>2026-10-31', 'AmendmentApplied v2');
});

it('A33 an item that counts by another rule asks those who owe it, and no version is moved back', () => {
  const quota = (target: number) =>
    about({
      key: 'visits',
      kind: 'quota',
      when: '{ rule: by, day: 11-30 }',
      owedBy: '[school]',
      target: String(target),
    });
  story([sweep, visit, quota(2)])
    .when('2026-02-05', 'district', secondVersion(9, [quota(500)]))
    .then('AmendmentProposed v2 by district of')
    .so(({ amendments }) => expect(amendments['v2']?.concerned).toEqual(['school']))
    .when('2026-02-06', 'school', answer(true, 'v2'))
    .then('AmendmentConsented v2 school', 'AmendmentApplied v2')
    .when('2026-02-07', 'district', { ...secondVersion(9, [quota(500)]), amendment: 'again' })
    .refused('nothing-changes 2');
});

it('A52 the last consent finds the item as it was when the change was proposed', () => {
  story([sweep, visit])
    .when('2026-02-01', 'school', propose(later))
    .when('2026-02-02', 'community', answer())
    .when('2026-02-03', 'school', { type: 'FixDate', item: 'visit@2026', on: day('2026-09-09') })
    .when('2026-02-04', 'district', answer())
    .refused('amendment-stale visit@2026')
    .so(({ items }) => expect(items['visit@2026']?.fixedOn).toBe('2026-09-09'));
  story([sweep, visit])
    .when('2026-02-01', 'school', propose({ change: 'visit@2026', from: day('2026-03-01'), to: day('2026-03-10') }))
    .when('2026-02-02', 'community', answer())
    .when('2026-03-11', 'district', answer())
    .refused('amendment-stale visit@2026');
});

it('A52 nothing is given to a party that has left meanwhile', () => {
  story([sweep, visit])
    .when('2026-02-01', 'school', propose({ change: 'visit@2026', owedBy: ['hospital'] }))
    .when('2026-02-02', 'community', answer())
    .when('2026-02-03', 'hospital', { type: 'WithdrawFromAgreement', reason: 'people' })
    .when('2026-02-04', 'district', answer())
    .refused('amendment-stale visit@2026');
});

it('A32 new days that were agreed on end an extension and what was overdue', () => {
  story([sweep, visit])
    .until('2026-10-20')
    .so(({ items }) => expect(items['visit@2026']?.overdue).toBe(true))
    .when('2026-10-20', 'school', propose({ change: 'visit@2026', to: day('2026-11-15') }))
    .when('2026-10-21', 'community', answer())
    .when('2026-10-21', 'district', answer())
    .so(({ items }) => expect(items['visit@2026']).toMatchObject({ overdue: false, until: null, to: '2026-11-15' }));
});

it('A23 the calendar moves no day that the parties agreed on', () => {
  const fresh = secondVersion(8).plan;
  story([sweep, visit])
    .when('2026-02-01', 'school', propose(later))
    .when('2026-02-02', 'community', answer())
    .when('2026-02-03', 'district', answer())
    .when('2026-02-04', 'district', { type: 'RevisePlan', plan: fresh })
    .then()
    .so(({ items }) => expect(items['visit@2026']?.to).toBe('2026-10-15'));
  story([sweep, visit])
    .when('2026-02-04', 'district', { type: 'RevisePlan', plan: fresh })
    .so(({ items }) => expect(items['visit@2026']?.to).toBe('2026-08-31'));
});

it('A78 the last one waited for withdraws, and the amendment is settled', () => {
  story([sweep, visit])
    .when('2026-02-01', 'school', propose({ change: 'visit@2026', owedBy: ['hospital'] }))
    .when('2026-02-02', 'community', answer())
    .when('2026-02-02', 'district', answer())
    .when('2026-02-03', 'hospital', { type: 'WithdrawFromAgreement', reason: 'other' })
    .then('PartyWithdrew hospital other', 'AmendmentRejected one hospital');
});
