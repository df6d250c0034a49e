import fc from 'fast-check';
import { addDays, type LocalDate } from '@cobuild/calendar';
import type { Agreement } from '../agreement';
import type { ItemKind } from '@cobuild/programme';
import type { AgreementCommand } from '../commands';
import { keysOf, lastYear, movedBy, PARTIES, proposal, second, secondVersion } from './programme';

type Type = AgreementCommand['type'];

/** What is thrown for one command; each takes of it what it needs. */
export type Dice = Readonly<{
  today: LocalDate;
  item: string;
  other: string;
  party: string;
  amendment: string;
  meeting: string;
  /** Some day from before today to well after. */
  later: LocalDate;
  /** 0 to 9. */
  n: number;
  yes: boolean;
}>;

const meetings = keysOf('joint-meeting');
const [board = ''] = keysOf('claims');
const [review = ''] = keysOf('review');
const [pledge = ''] = keysOf('pledge');
const charter = 'charter@2026';
const counted = [...keysOf('quota'), ...keysOf('project')];
const note = { id: 'n', digest: 'd' };
const proof = [{ kind: 'photo', sha256: 'a'.repeat(64) } as const];
const of = <T>(those: readonly T[], n: number): T => those[n % those.length] as T;

/** No command can be forgotten: a new one does not compile until it is made here. */
const makes: Readonly<Record<Type, (dice: Dice) => AgreementCommand>> = {
  ProposeAgreement: () => proposal,
  ReachInstant: () => ({ type: 'ReachInstant' }),
  RecordSent: ({ party }) => ({
    type: 'RecordSent',
    sent: [{ role: party, post: null, channel: 'mail', occasions: ['a/1'] }],
  }),
  CarryOver: ({ n }) => ({ type: 'CarryOver', from: 'last-year', items: lastYear.slice(n % 4) }),
  AnswerInvitation: ({ n }) => ({ type: 'AnswerInvitation', accept: n > 0 }),
  SignAgreement: () => ({ type: 'SignAgreement' }),
  // Not always, or no agreement would see its summer.
  WithdrawFromAgreement: ({ n }) =>
    n < 4 ? { type: 'WithdrawFromAgreement', reason: 'other' } : { type: 'ReachInstant' },
  SuspendAgreement: ({ n }) => ({
    type: 'SuspendAgreement',
    treatment: of(['move', 'waive', 'keep'] as const, n),
    reason: 'weather',
  }),
  ResumeAgreement: () => ({ type: 'ResumeAgreement' }),
  RevisePlan: ({ n }) => ({ type: 'RevisePlan', plan: movedBy(n - 4) }),
  MigrateAgreement: ({ amendment }) => ({ type: 'MigrateAgreement', amendment, plan: second, to: secondVersion }),
  ProposeAmendment: ({ amendment, n, item, later, today, party }) => {
    const fair = { kind: 'activity', owedBy: [party], from: today, to: later, evidence: [] } as const;
    const wish = of([{ drop: item }, { change: item, to: later }, { change: item, owedBy: [party] }, null], n);
    return { type: 'ProposeAmendment', amendment, changes: [wish ?? { add: 'fair', ...fair }] };
  },
  AnswerAmendment: ({ amendment, n }) => ({ type: 'AnswerAmendment', amendment, consent: n > 0 }),
  CallItem: ({ n, today, later }) => ({
    type: 'CallItem',
    clause: n === 0 ? 'sweep' : 'rally',
    from: today,
    to: later,
  }),
  ApproveVersion: ({ n }) => ({ type: 'ApproveVersion', item: charter, version: (n % 3) + 1 }),
  ReturnVersion: ({ n }) => ({ type: 'ReturnVersion', item: charter, version: (n % 3) + 1, note }),
  GiveScores: ({ party }) => ({ type: 'GiveScores', of: party, points: { c: 7 } }),
  FixDate: ({ item, meeting, n, later }) => ({ type: 'FixDate', item: n < 4 ? meeting : item, on: later }),
  HandIn: ({ item, yes }) => ({ type: 'HandIn', item, sha256: (yes ? '1' : '2').repeat(64) }),
  CompleteItem: ({ item, other, today, n, yes }) => ({
    type: 'CompleteItem',
    item,
    on: addDays(today, n < 6 ? 0 : 7 - n),
    evidence: yes ? proof : [],
    also: n === 0 ? [other] : [],
  }),
  AskExtension: ({ item, later }) => ({ type: 'AskExtension', item, until: later, reason: 'duty' }),
  DecideExtension: ({ item, yes }) => ({ type: 'DecideExtension', item, granted: yes }),
  AskRelease: ({ item, other, n }) => ({
    type: 'AskRelease',
    item,
    into: other,
    how: of(['cancelled', 'merged', 'waived'] as const, n),
    reason: 'other',
  }),
  DecideRelease: ({ item, yes }) => ({ type: 'DecideRelease', item, granted: yes }),
  CallForTopics: ({ meeting, later }) => ({ type: 'CallForTopics', item: meeting, until: later }),
  ProposeTopic: ({ meeting, yes }) => ({ type: 'ProposeTopic', item: meeting, topic: yes ? 't1' : 't2', note }),
  NotifyMeeting: ({ meeting, yes }) => ({
    type: 'NotifyMeeting',
    item: meeting,
    time: '14:30',
    agenda: yes ? ['t1'] : [],
  }),
  AnnounceAttendance: ({ meeting, item, yes, n }) => ({
    type: 'AnnounceAttendance',
    item: yes ? meeting : item,
    people: n,
  }),
  HoldMeeting: ({ meeting, today, n, yes, party }) => ({
    type: 'HoldMeeting',
    item: meeting,
    on: today,
    attendance: { community: n % 4, school: n % 3 },
    evidence: [],
    resolutions: yes
      ? [{ key: 'lamps', owner: party, dueOn: addDays(today, 20) }]
      : [{ fixes: 'road@2026', on: addDays(today, n) }],
    topics: n < 5 ? {} : { t1: 'agreed' },
  }),
  RecordProgress: ({ today, n, yes, other }) => {
    const record = { type: 'RecordProgress', on: today, amount: (n % 2) + 1 } as const;
    if (n < 5) return { ...record, item: n === 0 ? other : of(counted, n) };
    return { ...record, item: pledge, what: 'bed', stage: yes ? 'pledged' : 'received' };
  },
  RejectProgress: ({ n, yes }) => ({
    type: 'RejectProgress',
    item: yes ? pledge : of(counted, n),
    n: (n % 3) + 1,
    reason: 'not-held',
  }),
  PostWish: ({ yes }) => ({ type: 'PostWish', item: board, wish: yes ? 'w1' : 'w2', note }),
  ClaimPlace: ({ n, yes }) => ({
    type: 'ClaimPlace',
    item: board,
    post: of(['p', 'w1', 'w2'], n),
    claimants: [yes ? 'm1' : `m${n}`],
  }),
  UseClaim: ({ n, today }) => ({ type: 'UseClaim', item: board, n: (n % 3) + 1, on: today }),
  DropClaim: ({ n }) => ({ type: 'DropClaim', item: board, n: (n % 3) + 1 }),
  OrderRectification: ({ item, party }) => ({ type: 'OrderRectification', item, owner: party }),
  Reinspect: ({ item, yes }) => ({ type: 'Reinspect', item, passed: yes }),
  DecideReview: () => ({ type: 'DecideReview', item: review, outcome: 'qualified' }),
  AppealReview: () => ({ type: 'AppealReview', item: review }),
  DecideAppeal: () => ({ type: 'DecideAppeal', item: review, outcome: 'excellent' }),
  Commend: ({ party }) => ({ type: 'Commend', item: review, role: party }),
};

export const commandTypes = Object.keys(makes) as Type[];

type Theme = Readonly<{ kind: ItemKind; types: readonly Type[] }>;

/** A story is about one of these, or what takes several steps would hardly ever come to its end. */
const THEMES: readonly Theme[] = [
  {
    kind: 'joint-meeting',
    types: ['CallForTopics', 'ProposeTopic', 'FixDate', 'NotifyMeeting', 'AnnounceAttendance', 'HoldMeeting'],
  },
  { kind: 'quota', types: ['RecordProgress', 'RecordProgress', 'RejectProgress', 'HandIn', 'CompleteItem'] },
  {
    kind: 'claims',
    types: ['PostWish', 'ClaimPlace', 'ClaimPlace', 'UseClaim', 'UseClaim', 'DropClaim', 'CompleteItem'],
  },
  { kind: 'claims', types: ['ClaimPlace', 'ClaimPlace', 'UseClaim', 'AskRelease', 'DecideRelease'] },
  { kind: 'deadline', types: ['HandIn', 'HandIn', 'ApproveVersion', 'ApproveVersion', 'ReturnVersion', 'CallItem'] },
  { kind: 'rectification', types: ['OrderRectification', 'HandIn', 'HandIn', 'Reinspect'] },
  {
    kind: 'activity',
    types: ['CompleteItem', 'AskExtension', 'DecideExtension', 'AskRelease', 'DecideRelease', 'FixDate'],
  },
  {
    kind: 'deadline',
    types: [
      'ProposeAmendment',
      'AnswerAmendment',
      'AnswerAmendment',
      'AnswerAmendment',
      'SignAgreement',
      'MigrateAgreement',
    ],
  },
  {
    kind: 'activity',
    types: ['ProposeAmendment', 'AnswerAmendment', 'RevisePlan', 'SuspendAgreement', 'ResumeAgreement'],
  },
  { kind: 'review', types: ['GiveScores', 'GiveScores', 'DecideReview', 'AppealReview', 'DecideAppeal', 'Commend'] },
];

const DISTRICTS: readonly Type[] = [
  'SuspendAgreement',
  'ResumeAgreement',
  'RevisePlan',
  'MigrateAgreement',
  'DecideExtension',
  'DecideRelease',
  'DecideReview',
  'DecideAppeal',
  'Commend',
];

const step = fc.record({
  /** Of the story's theme, or anything. */
  themed: fc.nat(4).map((n) => n > 0),
  /** By whom it is for, about what the story is about. */
  apt: fc.nat(3).map((n) => n > 0),
  roll: fc.nat(839),
  anybody: fc.constantFrom(...PARTIES, ...PARTIES, 'community', 'district', 'stranger'),
  /** Days since the step before, and whether it is asked before time has had its say on the new day. */
  days: fc.nat(3),
  early: fc.boolean(),
  /** Said again as it was said so many steps ago, stale by now. */
  ago: fc.nat(40).map((n) => (n < 4 ? n : 0)),
  item: fc.nat(499),
  other: fc.nat(499),
  party: fc.constantFrom(...PARTIES),
  amendment: fc.constantFrom('a1', 'a2', 'a3', 'a4', 'v2', 'v3'),
  meeting: fc.constantFrom(...meetings),
  later: fc.integer({ min: -10, max: 90 }),
  n: fc.nat(9),
  yes: fc.boolean(),
});

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What one agreement lives through: so many steps, how many days each of them may take, and what it is about. */
export const stories = (length: number) =>
  fc.record({
    steps: fc.array(step, { minLength: length, maxLength: length }),
    theme: fc.constantFrom(...THEMES),
    pace: fc.constantFrom(1, 2, 4),
    /** How many of its parties sign at once. */
    signing: fc.nat(15),
  });
/** The beginning of a story: now and then the hospital belongs to another district, and is invited. */
export const proposalFor = ({ signing }: Pick<Life, 'signing'>): typeof proposal =>
  signing === 2 ? { ...proposal, invited: ['hospital'] } : proposal;

export type Life = ReturnType<typeof stories> extends fc.Arbitrary<infer T> ? T : never;

/** Who asks for what, on that day and of the items there are by then: mostly of an open one, now and then of none. */
export function asking(
  { themed, roll, apt, anybody, item, other, meeting, later, ...dice }: Step,
  { kind, types }: Theme,
  today: LocalDate,
  items: Agreement['items'],
): Readonly<{ actor: string; command: AgreementCommand }> {
  const all = Object.keys(items);
  const about = apt ? all.filter((key) => items[key]?.kind === kind) : all;
  // What begins today can be asked for some minutes before it opens.
  const begun = (those: readonly string[]): string | undefined =>
    those.find((key) => items[key]?.from === today) ?? those.find((key) => items[key]?.status === 'open');
  const named = (n: number): string => {
    if (n % 50 === 0) return 'x@y';
    const keys = about.length > 0 ? about : all;
    return (n % 4 === 0 ? undefined : begun([n, n + 1, n + 2, n + 3].map((nth) => of(keys, nth)))) ?? of(keys, n);
  };
  const command = makes[of(themed ? types : commandTypes, roll)]({
    ...dice,
    today,
    item: named(item),
    other: named(other),
    meeting: begun(meetings) ?? meeting,
    later: addDays(today, later),
  });
  const owner = 'item' in command ? items[command.item]?.owedBy[0] : undefined;
  const its = DISTRICTS.includes(command.type) ? 'district' : owner;
  return { actor: (apt ? its : undefined) ?? anybody, command };
}
