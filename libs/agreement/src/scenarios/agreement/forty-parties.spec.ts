import { plan, readProgramme } from '@cobuild/programme';
import { programmeText } from '../../../../programme/src/testing/programme-text';
import { about, day, story, type Story } from '../../testing/story';

/** Besides the three of every story; forty parties with them, the community the one host. */
const UNITS = Array.from({ length: 37 }, (_, n) => `unit-${String(n + 4).padStart(2, '0')}`);
const PARTNERS = ['school', ...UNITS, 'hospital'];
const ALL = ['community', ...PARTNERS];
const roles = UNITS.map((key) => `  - { key: ${key}, side: partner, title: { zh: 单位, en: a unit } }\n`).join('');

const fair = about({ key: 'fair', when: '{ rule: month, month: 9 }', owedBy: `[${ALL.join(', ')}]` });
const review = about({
  key: 'review',
  kind: 'review',
  when: '{ rule: span, from: 12-01, to: 12-10 }',
  owedBy: `[${ALL.join(', ')}]`,
  criteria: '[{ key: c, max: 10, title: { zh: 好, en: Good } }]',
});
const sign = { type: 'SignAgreement' } as const;
const propose = {
  type: 'ProposeAmendment',
  amendment: 'one',
  changes: [{ change: 'fair@2026', to: day('2026-10-15') }],
} as const;
const consent = { type: 'AnswerAmendment', amendment: 'one', consent: true } as const;
const score = (of: string) => ({ type: 'GiveScores', of, points: { c: 8 } }) as const;
const decide = { type: 'DecideReview', item: 'review@2026', outcome: 'excellent' } as const;

/** Proposed, and signed by nobody: with three parties the story's own proposal is incomplete. */
function proposed(): Story {
  const hospital = '  - { key: hospital, side: partner, title: { zh: 医院, en: the hospital } }\n';
  const { definition } = readProgramme(programmeText([fair, review], roles + hospital), 'forty.yaml');
  return story([fair, review], { head: roles, signed: false })
    .refused('parties-incomplete unit-04')
    .when('2025-12-20', 'district', {
      type: 'ProposeAgreement',
      plan: plan(definition!, { from: day('2026-01-01'), to: day('2026-12-31') }),
      parties: Object.fromEntries(ALL.map((role) => [role, role])),
      district: 'district',
      definition: '',
      parameters: {},
      spread: 0,
      renews: null,
    });
}

/** Each of them asks the same, one after the other, and each is granted exactly this. */
const each = (told: Story, on: string, who: readonly string[], command: Parameters<Story['when']>[2], fact: string) =>
  who.reduce((so, role) => so.when(on, role, command).then(`${fact} ${role}`), told);

const signed = (): Story =>
  each(proposed(), '2025-12-22', ALL.slice(0, -1), sign, 'AgreementSigned')
    .so(({ status }) => expect(status).toBe('proposed'))
    .when('2025-12-23', 'hospital', sign)
    .then('AgreementSigned hospital', 'AgreementEnteredForce 2025-12-23');

it('A4 A5 of forty parties all have to be named and all have to sign, and the last one brings it into force', () => {
  signed().so(({ status, parties, signed }) => {
    expect([status, Object.keys(parties).length]).toEqual(['in-force', 40]);
    expect(signed).toEqual(ALL);
  });
});

it('A31 A32 what all forty owe is changed when all forty and the district have consented', () => {
  const asked = signed()
    .when('2026-02-01', 'school', propose)
    .so(({ amendments }) =>
      expect([...(amendments['one']?.concerned ?? [])].sort()).toEqual([...ALL, 'district'].sort()),
    );
  each(asked, '2026-02-02', ['district', 'community', ...UNITS], consent, 'AmendmentConsented one')
    .so(({ items }) => expect(items['fair@2026']?.to).toBe('2026-09-30'))
    .when('2026-02-03', 'hospital', consent)
    .then('AmendmentConsented one hospital', 'AmendmentApplied one')
    .so(({ items }) => expect(items['fair@2026']?.to).toBe('2026-10-15'));
});

it('A30 A78 one of forty leaves: what waited for it alone is settled, the others owe on', () => {
  const asked = signed().when('2026-02-01', 'school', propose);
  each(asked, '2026-02-02', ['district', 'community', ...UNITS], consent, 'AmendmentConsented one')
    .when('2026-02-03', 'hospital', { type: 'WithdrawFromAgreement', reason: 'other' })
    .then('PartyWithdrew hospital other', 'AmendmentRejected one hospital')
    .so(({ status, items }) => {
      expect(status).toBe('in-force');
      expect(items['fair@2026']?.owedBy).toEqual(ALL.slice(0, -1));
    });
});

it('A17 A18 A30 A48 the host and 38 who stay score each other, the district decides, and the agreement closes', () => {
  const left = signed()
    .when('2026-11-01', 'hospital', { type: 'WithdrawFromAgreement', reason: 'other' })
    .when('2026-12-02', 'hospital', score('community'))
    .refused('withdrawn')
    .when('2026-12-02', 'community', score('hospital'))
    .refused('not-your-counterpart hospital')
    .when('2026-12-02', 'school', score('unit-04'))
    .refused('not-your-counterpart unit-04');
  const stay = PARTNERS.slice(0, -1);
  const theirs = stay.reduce(
    (so, role) => so.when('2026-12-02', role, score('community')).then(`ScoresGiven ${role} of community`),
    left,
  );
  const last = stay.at(-1)!;
  stay
    .slice(0, -1)
    .reduce((so, role) => so.when('2026-12-03', 'community', score(role)), theirs)
    .when('2026-12-03', 'district', decide)
    .refused('scores-outstanding')
    .when('2026-12-03', 'community', score(last))
    .when('2026-12-03', 'district', decide)
    .then('ReviewDecided review@2026 excellent')
    .so(({ scores }) => {
      expect(Object.keys(scores['review@2026']?.['community'] ?? {})).toEqual(stay);
      expect(Object.keys(scores['review@2026'] ?? {})).toHaveLength(39);
    })
    .until('2027-01-01')
    .so(({ status, ending }) => expect([status, ending]).toEqual(['closed', 'excellent']));
});
