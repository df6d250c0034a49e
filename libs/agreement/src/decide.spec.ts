import { localDate } from '@cobuild/calendar';
import { unproposed, type Agreement } from './agreement';
import type { AgreementCommand, RefusalCode } from './commands';
import { RULES_VERSION } from './events';
import { fold } from './agreement';
import { simulate } from './simulate';
import { acts, at, COMMUNITY, DISTRICT_ID, given, plan, POLICE, yearUntil } from './testing/given';

const day = localDate;
const propose = acts[0]!.command as Extract<AgreementCommand, { type: 'ProposeAgreement' }>;
const sign: AgreementCommand = { type: 'SignAgreement' };
const fix = (item: string, on: string): AgreementCommand => ({ type: 'FixDate', item, on: day(on) });
const count = [{ kind: 'count', value: 20 } as const, { kind: 'photo', sha256: '1'.repeat(64) } as const];
const complete = (item: string, on: string, evidence: typeof count = count): AgreementCommand => ({
  type: 'CompleteItem',
  item,
  on: day(on),
  evidence,
});
const meet = (item: string, on: string, more: Partial<Extract<AgreementCommand, { type: 'HoldMeeting' }>> = {}) =>
  ({
    type: 'HoldMeeting',
    item,
    on: day(on),
    attendance: { community: 5, 'police-section': 4 },
    resolutions: [],
    evidence: [{ kind: 'document', sha256: '2'.repeat(64) }],
    ...more,
  }) as const satisfies AgreementCommand;
const ask = (item: string, until: string): AgreementCommand => ({
  type: 'AskExtension',
  item,
  until: day(until),
  reason: 'duty',
});
const grant = (item: string, granted = true): AgreementCommand => ({ type: 'DecideExtension', item, granted });
const points = { projects: 38, exchange: 30, cooperation: 29 };
const score = (of: string, given: Record<string, number> = points): AgreementCommand => ({
  type: 'GiveScores',
  of,
  points: given,
});
const judge = (item: string): AgreementCommand => ({ type: 'DecideReview', item, outcome: 'qualified' });

const MEETING = 'joint-meeting@2026';
const TRAINING = 'training@2026';
const REVIEW = 'review@2026';
const proposed = yearUntil(at('2025-12-27'));
const asked = given(yearUntil(at('2026-10-05')))
  .when(COMMUNITY, ask(TRAINING, '2026-11-10'), at('2026-10-05'))
  .after();
/** Signed in the middle of the year, when the first deadline had gone by. */
const late = (): Agreement => {
  const signing = acts.slice(0, 3).map((act, n) => ({ ...act, at: at('2026-06-15', `1${n}:00`) }));
  return fold(simulate(signing, at('2026-06-16')));
};

type Case = [
  rule: string,
  code: RefusalCode,
  state: Agreement | string,
  actor: string,
  command: AgreementCommand,
  now: string,
];

const refusals: Case[] = [
  ['A5', 'outside-window', proposed, COMMUNITY, sign, '2027-01-01'],
  ['A1', 'already-proposed', '2026-01-05', DISTRICT_ID, propose, '2026-01-05'],
  ['A2', 'not-proposed', unproposed, COMMUNITY, sign, '2026-01-05'],
  ['A3', 'not-a-party', '2026-01-05', 'stranger', sign, '2026-01-05'],
  [
    'A4',
    'parties-incomplete',
    unproposed,
    DISTRICT_ID,
    { ...propose, parties: { community: COMMUNITY } },
    '2025-12-01',
  ],
  ['A4', 'parties-incomplete', unproposed, DISTRICT_ID, { ...propose, district: COMMUNITY }, '2025-12-01'],
  [
    'A4',
    'unknown-role',
    unproposed,
    DISTRICT_ID,
    { ...propose, parties: { ...propose.parties, mayor: 'm' } },
    '2025-12-01',
  ],
  ['A5', 'already-signed', '2026-01-05', COMMUNITY, sign, '2026-01-05'],
  ['A5', 'not-in-force', proposed, COMMUNITY, fix(TRAINING, '2026-10-10'), '2025-12-27'],
  ['A6', 'not-owed', late(), COMMUNITY, complete('charity-shop@2026-Q1', '2026-03-01'), '2026-06-16'],
  ['A7', 'closed', '2027-01-02', COMMUNITY, fix(TRAINING, '2026-10-10'), '2027-01-02'],
  ['A8', 'unknown-item', '2026-01-05', COMMUNITY, fix('constructor', '2026-10-10'), '2026-01-05'],
  ['A9', 'already-done', '2026-06-30', COMMUNITY, complete('square-event@2026', '2026-06-12'), '2026-06-30'],
  ['A10', 'not-yours', '2026-10-10', POLICE, complete(TRAINING, '2026-10-10'), '2026-10-10'],
  ['A11', 'awaits-meeting', '2026-02-01', POLICE, fix('road-and-sewer@2026', '2026-08-01'), '2026-02-01'],
  ['A11', 'outside-window', '2026-02-01', COMMUNITY, fix(TRAINING, '2026-11-01'), '2026-02-01'],
  ['A11', 'in-the-past', '2026-10-10', COMMUNITY, fix(TRAINING, '2026-10-09'), '2026-10-10'],
  ['A12', 'in-the-future', '2026-10-10', COMMUNITY, complete(TRAINING, '2026-10-11'), '2026-10-10'],
  ['A12', 'outside-window', '2026-10-10', COMMUNITY, complete(TRAINING, '2026-09-30'), '2026-10-10'],
  ['A13', 'evidence-missing', '2026-10-10', COMMUNITY, complete(TRAINING, '2026-10-10', []), '2026-10-10'],
  ['A14', 'record-as-meeting', '2026-07-10', COMMUNITY, complete(MEETING, '2026-07-10'), '2026-07-10'],
  ['A14', 'not-a-meeting', '2026-10-10', COMMUNITY, meet(TRAINING, '2026-10-10'), '2026-10-10'],
  [
    'A14',
    'not-quorate',
    '2026-07-10',
    COMMUNITY,
    meet(MEETING, '2026-07-10', { attendance: { community: 9 } }),
    '2026-07-10',
  ],
  [
    'A14',
    'duplicate-resolution',
    '2026-07-10',
    COMMUNITY,
    meet(MEETING, '2026-07-10', {
      resolutions: [1, 2].map(() => ({ key: 'lamps', owner: 'community', dueOn: day('2026-08-01') })),
    }),
    '2026-07-10',
  ],
  ['A15', 'extension-pending', asked, COMMUNITY, ask(TRAINING, '2026-11-11'), '2026-10-06'],
  ['A15', 'too-late-to-ask', '2026-07-02', COMMUNITY, ask('visits-in-need@2026-H1', '2026-07-20'), '2026-07-02'],
  ['A15', 'not-later', '2026-10-05', COMMUNITY, ask(TRAINING, '2026-10-24'), '2026-10-05'],
  ['A15', 'outside-window', '2026-10-05', COMMUNITY, ask(TRAINING, '2027-01-05'), '2026-10-05'],
  ['A16', 'no-extension-asked', '2026-10-05', DISTRICT_ID, grant(TRAINING), '2026-10-05'],
  ['A16', 'district-only', asked, COMMUNITY, grant(TRAINING), '2026-10-06'],
  ['A17', 'record-as-review', '2026-12-13', COMMUNITY, complete(REVIEW, '2026-12-13'), '2026-12-13'],
  ['A17', 'scoring-closed', '2026-12-21', COMMUNITY, score('police-section'), '2026-12-21'],
  ['A17', 'not-your-counterpart', '2026-12-13', COMMUNITY, score('community'), '2026-12-13'],
  [
    'A17',
    'points-out-of-range',
    '2026-12-13',
    COMMUNITY,
    score('police-section', { ...points, projects: 41 }),
    '2026-12-13',
  ],
  ['A17', 'points-out-of-range', '2026-12-13', COMMUNITY, score('police-section', { projects: 40 }), '2026-12-13'],
  ['A17', 'already-scored', '2026-12-14', COMMUNITY, score('police-section'), '2026-12-14'],
  ['A18', 'not-a-review', '2026-10-05', DISTRICT_ID, judge(TRAINING), '2026-10-05'],
  ['A18', 'review-not-open', '2026-10-05', DISTRICT_ID, judge(REVIEW), '2026-10-05'],
  ['A18', 'scores-outstanding', '2026-12-13', DISTRICT_ID, judge(REVIEW), '2026-12-13'],
  ['A18', 'district-only', '2026-12-21', COMMUNITY, judge(REVIEW), '2026-12-21'],
];

describe('what is refused', () => {
  it.each(refusals)('%s %s', (_rule, code, state, actor, command, now) => {
    const agreement = typeof state === 'string' ? yearUntil(at(state)) : state;
    expect(given(agreement).when(actor, command, at(now)).refused()).toBe(code);
  });
});

describe('what follows', () => {
  it('A5 the last signature brings it into force', () => {
    const first = given(proposed).when(COMMUNITY, sign, at('2025-12-28'));
    expect(first.events()).toEqual([{ type: 'AgreementSigned', role: 'community' }]);
    expect(given(first.after()).when(POLICE, sign, at('2025-12-29')).events()).toEqual([
      { type: 'AgreementSigned', role: 'police-section' },
      { type: 'AgreementEnteredForce', on: '2025-12-29' },
    ]);
  });

  it('A10 a side that owes an item completes it, with its evidence', () => {
    const agreement = yearUntil(at('2026-10-10'));
    expect(given(agreement).when(COMMUNITY, complete(TRAINING, '2026-10-10'), at('2026-10-10')).events()).toEqual([
      { type: 'ItemCompleted', item: TRAINING, on: '2026-10-10', by: 'community', evidence: count },
    ]);
  });

  it('A14 a meeting fixes days and makes items of its resolutions', () => {
    const resolutions = [
      { fixes: 'road-and-sewer@2026', on: day('2026-08-20') },
      { key: 'lamps', owner: 'police-section', dueOn: day('2026-09-01') },
    ];
    const held = given(yearUntil(at('2026-07-10'))).when(
      COMMUNITY,
      meet(MEETING, '2026-07-10', { resolutions }),
      at('2026-07-10'),
    );
    expect(held.events().map(({ type }) => type)).toEqual([
      'MeetingHeld',
      'DateFixed',
      'ResolutionAdopted',
      'ItemCompleted',
    ]);
    const { items } = held.after();
    expect(items['road-and-sewer@2026']?.fixedOn).toBe('2026-08-20');
    expect(items[`lamps@${MEETING}`]).toMatchObject({ status: 'open', to: '2026-09-01', owedBy: ['police-section'] });
  });

  it('A16 A102 more time opens a new round; a refusal puts the item into the hands of its owner again', () => {
    const granted = given(asked).when(DISTRICT_ID, grant(TRAINING), at('2026-10-06')).after();
    expect(granted.items[TRAINING]).toMatchObject({ round: 1, until: '2026-11-10', issued: [], asked: null });
    const refused = given(asked).when(DISTRICT_ID, grant(TRAINING, false), at('2026-10-06')).after();
    expect(refused.items[TRAINING]).toEqual({ ...asked.items[TRAINING], asked: null, datedAt: at('2026-10-06') });
  });

  it('A18 a review decided after the term has ended is decided, and waits for appeals', () => {
    const undecided = acts.filter(({ command }) => command.type !== 'DecideReview');
    const ended = fold(simulate(undecided, at('2027-01-02')));
    expect(ended.status).toBe('in-force');
    expect(given(ended).when(DISTRICT_ID, judge(REVIEW), at('2027-01-02')).events()).toEqual([
      { type: 'ReviewDecided', item: REVIEW, on: '2027-01-02', outcome: 'qualified' },
    ]);
  });

  it('A4 proposes what was planned, with codes only', () => {
    expect(given(unproposed).when(DISTRICT_ID, propose, at('2025-12-01')).events()).toEqual(
      [propose].map(({ definition, parties, district, parameters, spread, renews }) => ({
        type: 'AgreementProposed',
        plan,
        definition,
        parties,
        district,
        parameters,
        spread,
        renews,
        rulesVersion: RULES_VERSION,
      })),
    );
  });
});
