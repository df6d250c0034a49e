import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, type Instant } from '@cobuild/calendar';
import { unproposed, type Agreement } from './agreement';
import type { AgreementCommand } from './commands';
import { decide } from './decide';
import { about, day, file, note, photo, Story } from './testing/story';
import { at, given } from './testing/given';

type Type = AgreementCommand['type'];
type Ask = readonly [who: string, command: AgreementCommand];
/** A good request, who may not make it because of its role (nobody: null), and what has to come before. */
type Good = Readonly<{ ask: Ask; wrong: string | null; after?: readonly Ask[] }>;

const TODAY = day('2026-03-05');
const NOW = at(TODAY);
const MARCH = '{ rule: month, month: 3 }';
const items = [
  about({ when: MARCH, evidence: '[photo]' }),
  about({ key: 'council', kind: 'joint-meeting', when: MARCH }),
  about({ key: 'lessons', kind: 'quota', when: MARCH, target: '3' }),
  about({
    key: 'board',
    kind: 'claims',
    when: MARCH,
    wishes: 'true',
    posts: '[{ key: p, places: 2, title: { zh: 岗, en: P } }]',
  }),
  about({
    key: 'charter',
    kind: 'deadline',
    when: MARCH,
    evidence: '[document]',
    approval: '[{ by: school }, { by: district }]',
  }),
  about({ key: 'rally', when: '{ rule: when-needed }' }),
  about({ key: 'picnic', when: '{ rule: month, month: 6 }' }),
  about({
    key: 'review',
    kind: 'review',
    when: '{ rule: span, from: 03-01, to: 03-10 }',
    owedBy: '[community, school, hospital]',
    criteria: '[{ key: c, max: 10, title: { zh: 好, en: Good } }]',
  }),
];
// The hospital asks for nothing here, so that it can leave, and with it the agreement ends.
const begun = (signed: boolean): Story => new Story(items, { signed, head: 'withdrawal: ends\n' }).until(TODAY);
const inForce = begun(true).agreement;
const proposed = begun(false).agreement;
const { plan } = inForce;
const invited: Agreement = { ...proposed, invited: ['hospital'] };

const [sweep, council, lessons, board, review] = [
  'clean-up@2026',
  'council@2026',
  'lessons@2026',
  'board@2026',
  'review@2026',
] as const;
const charter = 'charter@2026';
const order = `clean-up-order@${TODAY}.1`;
const ask = <T extends Type>(who: string, type: T, more: Omit<Extract<AgreementCommand, { type: T }>, 'type'>): Ask => [
  who,
  { type, ...more } as unknown as AgreementCommand,
];
const askExtension = ask('community', 'AskExtension', { item: sweep, until: day('2026-04-20'), reason: 'weather' });
const askRelease = ask('community', 'AskRelease', { item: sweep, how: 'cancelled', reason: 'other' });
const call = ask('community', 'CallForTopics', { item: council, until: TODAY });
const record = ask('community', 'RecordProgress', { item: lessons, on: TODAY, amount: 1, evidence: [photo()] });
const claim = ask('school', 'ClaimPlace', { item: board, post: 'p', claimants: ['m1'] });
const orders = ask('district', 'OrderRectification', { item: sweep, owner: 'school' });
const handIn = ask('school', 'HandIn', { item: order, sha256: file(1) });
const draft = ask('community', 'HandIn', { item: charter, sha256: file(2) });
const scores = (who: string, of: string): Ask => ask(who, 'GiveScores', { of, points: { c: 7 } });
const scored = [
  scores('community', 'school'),
  scores('community', 'hospital'),
  scores('school', 'community'),
  scores('hospital', 'community'),
];
const decided = [...scored, ask('district', 'DecideReview', { item: review, outcome: 'qualified' })];
const appeal = ask('school', 'AppealReview', { item: review });
const suspend = ask('district', 'SuspendAgreement', { treatment: 'move', reason: 'other' });
const propose = ask('school', 'ProposeAmendment', { amendment: 'a', changes: [{ drop: 'picnic@2026' }] });
const { version, criteria, scoring, rules, ladders } = plan;
const to = { version: version + 1, criteria, scoring, rules, ladders, definition: 'd' };
const later = plan.items.map((item) => (item.clause === 'picnic' ? { ...item, to: addDays(item.to, 1) } : item));

/** No command can be forgotten: a new one does not compile until it stands here. */
const goods: Readonly<Record<Type, Good>> = {
  ProposeAgreement: {
    ask: ask('district', 'ProposeAgreement', {
      plan,
      parties: inForce.parties,
      district: 'district',
      definition: '',
      parameters: {},
      spread: 0,
      renews: null,
    }),
    wrong: null,
  },
  AnswerInvitation: { ask: ask('hospital', 'AnswerInvitation', { accept: true }), wrong: 'community' },
  SignAgreement: { ask: ask('community', 'SignAgreement', {}), wrong: 'district' },
  ProposeAmendment: { ask: propose, wrong: null },
  AnswerAmendment: {
    ask: ask('community', 'AnswerAmendment', { amendment: 'a', consent: true }),
    wrong: 'hospital',
    after: [propose],
  },
  MigrateAgreement: { ask: ask('district', 'MigrateAgreement', { amendment: 'v2', plan, to }), wrong: 'community' },
  RevisePlan: { ask: ask('district', 'RevisePlan', { plan: { ...plan, items: later } }), wrong: 'community' },
  SuspendAgreement: { ask: suspend, wrong: 'community' },
  ResumeAgreement: { ask: ask('district', 'ResumeAgreement', {}), wrong: 'community', after: [suspend] },
  WithdrawFromAgreement: { ask: ask('school', 'WithdrawFromAgreement', { reason: 'other' }), wrong: 'district' },
  CallItem: { ask: ask('school', 'CallItem', { clause: 'rally', from: TODAY, to: TODAY }), wrong: null },
  GiveScores: { ask: scores('community', 'school'), wrong: 'district' },
  FixDate: { ask: ask('community', 'FixDate', { item: sweep, on: TODAY }), wrong: 'school' },
  HandIn: { ask: ask('community', 'HandIn', { item: sweep, sha256: file(1) }), wrong: 'school' },
  ApproveVersion: {
    ask: ask('school', 'ApproveVersion', { item: charter, version: 1 }),
    wrong: 'community',
    after: [draft],
  },
  ReturnVersion: {
    ask: ask('school', 'ReturnVersion', { item: charter, version: 1, note: note() }),
    wrong: 'community',
    after: [draft],
  },
  CompleteItem: {
    ask: ask('community', 'CompleteItem', { item: sweep, on: TODAY, evidence: [photo()] }),
    wrong: 'school',
  },
  AskExtension: { ask: askExtension, wrong: 'school' },
  DecideExtension: {
    ask: ask('district', 'DecideExtension', { item: sweep, granted: true }),
    wrong: 'community',
    after: [askExtension],
  },
  AskRelease: { ask: askRelease, wrong: 'school' },
  DecideRelease: {
    ask: ask('district', 'DecideRelease', { item: sweep, granted: true }),
    wrong: 'community',
    after: [askRelease],
  },
  CallForTopics: { ask: call, wrong: 'school' },
  ProposeTopic: { ask: ask('school', 'ProposeTopic', { item: council, topic: 't' }), wrong: 'district', after: [call] },
  NotifyMeeting: {
    ask: ask('community', 'NotifyMeeting', { item: council, time: '14:30', agenda: [] }),
    wrong: 'school',
    after: [ask('community', 'FixDate', { item: council, on: TODAY })],
  },
  AnnounceAttendance: { ask: ask('school', 'AnnounceAttendance', { item: council, people: 3 }), wrong: 'district' },
  HoldMeeting: {
    ask: ask('community', 'HoldMeeting', {
      item: council,
      on: TODAY,
      attendance: { community: 1, school: 1 },
      resolutions: [],
      evidence: [],
    }),
    wrong: 'school',
  },
  RecordProgress: { ask: record, wrong: 'school' },
  RejectProgress: {
    ask: ask('school', 'RejectProgress', { item: lessons, n: 1, reason: 'not-held' }),
    wrong: 'community',
    after: [record],
  },
  PostWish: { ask: ask('community', 'PostWish', { item: board, wish: 'w', note: note() }), wrong: 'school' },
  ClaimPlace: { ask: claim, wrong: 'district' },
  UseClaim: { ask: ask('school', 'UseClaim', { item: board, n: 1, on: TODAY }), wrong: 'community', after: [claim] },
  DropClaim: { ask: ask('school', 'DropClaim', { item: board, n: 1 }), wrong: 'community', after: [claim] },
  OrderRectification: { ask: orders, wrong: 'school' },
  Reinspect: {
    ask: ask('district', 'Reinspect', { item: order, passed: true }),
    wrong: 'community',
    after: [orders, handIn],
  },
  DecideReview: {
    ask: ask('district', 'DecideReview', { item: review, outcome: 'qualified' }),
    wrong: 'community',
    after: scored,
  },
  AppealReview: { ask: appeal, wrong: 'district', after: decided },
  DecideAppeal: {
    ask: ask('district', 'DecideAppeal', { item: review, outcome: 'excellent' }),
    wrong: 'community',
    after: [...decided, appeal],
  },
  Commend: { ask: ask('district', 'Commend', { item: review, role: 'school' }), wrong: 'community', after: decided },
  RecordSent: {
    ask: ask('clock', 'RecordSent', { sent: [{ role: 'school', post: null, channel: 'mail', occasions: ['a/1'] }] }),
    wrong: null,
  },
  CarryOver: { ask: ask('clock', 'CarryOver', { from: 'last-year', items: [] }), wrong: null },
  ReachInstant: { ask: ask('clock', 'ReachInstant', {}), wrong: null },
};

/** What was asked before; `strictly` all of it has to be granted. */
const having = (agreement: Agreement, asked: readonly Ask[], strictly = true): Agreement =>
  asked.reduce((so, [who, command]) => {
    const step = given(so).when(who, command, NOW);
    if (strictly) step.events();
    return step.after();
  }, agreement);

/** `ok`, or why not. */
function answer(agreement: Agreement, [actor, command]: Ask, now: Instant = NOW): string {
  const decision = decide(agreement, command, { actor, now });
  if (!decision.accepted) expect(decision).toEqual({ accepted: false, refusal: decision.refusal }); // and no facts
  return decision.accepted ? 'ok' : decision.refusal.code;
}

/** The agreement each row begins with: signed, but for what comes before or with the signature. */
const WORLDS: Partial<Record<Type, Agreement>> = {
  ProposeAgreement: unproposed,
  AnswerInvitation: invited,
  SignAgreement: proposed,
};

function answers(type: Type): Record<string, string> {
  const { ask: good, wrong, after = [] } = goods[type];
  const [who, command] = good;
  const ready = having(WORLDS[type] ?? inForce, after);
  const running = having(inForce, after);
  const once = having(ready, [good]);
  return {
    good: answer(ready, good),
    stranger: answer(ready, ['stranger', command]),
    'wrong-role': wrong === null ? '-' : answer(ready, [wrong, command]),
    proposed: answer(having(proposed, after, false), good),
    suspended: answer(running.status === 'suspended' ? running : having(running, [suspend]), good),
    closed: answer(having(running, [ask('hospital', 'WithdrawFromAgreement', { reason: 'other' })]), good),
    'unknown-item': 'item' in command ? answer(ready, [who, { ...command, item: 'constructor' }]) : '-',
    twice: answer(once, good),
  };
}

const lines = readFileSync(join(__dirname, 'testing/refused.txt'), 'utf8').split('\n');
const cases = lines
  .find((line) => line.startsWith('# command'))!
  .split(/\s+/)
  .slice(2);
const table = lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => line.split(/\s+/));

it('A1 A2 A3 A5 A7 A8 A10 A28 every command is answered in every case as the reviewed table says', () => {
  expect(table.map(([type]) => type)).toEqual(Object.keys(goods));
  const found: string[] = [];
  for (const [type = '', ...expected] of table) {
    const got = answers(type as Type);
    expect(Object.keys(got)).toEqual(cases);
    for (const [n, name] of cases.entries())
      if (got[name] !== expected[n]) found.push(`${type} ${name}: ${got[name]}, not ${expected[n]}`);
  }
  expect(found).toEqual([]);
});
