import { fold, type Agreement, type AgreementEvent, type Fact } from '@cobuild/agreement';
import { catalogueSlugs } from '@cobuild/config';
import { bareItem } from '@cobuild/programme';
import { instantOf, localDate, type Instant } from '@cobuild/calendar';
import { simulate } from '../../agreement/src/simulate';
import { about, story } from '../../agreement/src/testing/story';
import { definitionOf, endOf, yearOf } from '../../../test/engines/year';
import { sayFact } from './say-fact';
import { noticeCodes, noticesOf, reminderNotices, type DueReminder, type Notice } from './notice';
import { titlesOf } from './titles';
import { sayLine } from './words';

const SLUG = 'police-section-pairing';
const titles = titlesOf(definitionOf(SLUG));
const { acts } = yearOf(SLUG, 2026, 'a');
const facts = simulate(acts, endOf(2026));
const NOW = instantOf(localDate('2026-06-30'), '12:00', 'Asia/Shanghai');

/** The notices of each fact of the year on its own, with the agreement as it stood after it. */
const told: Notice[] = facts.flatMap((fact, n) =>
  noticesOf('a', fold(facts.slice(0, n + 1)), [{ ...fact, seq: n + 1 }], fact.at),
);
const linesOf = (code: string) =>
  told.flatMap(({ party, lines }) => lines.filter((l) => l.code === code).map(() => party));

const reminder = (
  agreementId: string,
  item: string,
  step: DueReminder['event']['step'],
  to = ['community'],
): DueReminder => ({
  agreementId,
  event: { type: 'ReminderIssued', item, step, round: 0, to },
  parties: to.map((role) => `a-${role}`),
  on: localDate('2026-07-01'),
});

const CHINESE = /[\u4e00-\u9fff]/;
const HOLES = /undefined|null|NaN|\[object|\{\d\}/;

it.each(noticeCodes)('N2 %s has its words in both languages', (code) => {
  const line = { code, item: 'training@2026', on: localDate('2026-10-31') };
  expect(sayLine(line, titles, 'zh')).toMatch(CHINESE);
  expect(sayLine(line, titles, 'en')).toMatch(/[a-z]{3}/);
  expect(sayLine(line, titles, 'en')).not.toMatch(CHINESE);
  expect(sayLine(line, titles, 'zh') + sayLine(line, titles, 'en')).not.toMatch(HOLES);
});

/** What takes two terms, or a channel; every other event has to happen in a year of at least one of the fifteen programmes. */
const called = bareItem(
  {
    clause: 'training',
    kind: 'activity',
    owedBy: ['community'],
    from: localDate('2026-03-01'),
    to: localDate('2026-03-02'),
    provisional: false,
  },
  '2026-03-01',
);
const rare: AgreementEvent[] = [
  { type: 'ItemCalled', called, by: 'community' },
  { type: 'ItemsCarriedOver', from: 'last-year', items: [] },
  { type: 'PartyInvited', role: 'community' },
  { type: 'InvitationAccepted', role: 'community' },
  { type: 'InvitationDeclined', role: 'community' },
  { type: 'NoticesSent', role: 'community', post: 'secretary', channel: 'mail', occasions: ['a/1'] },
  { type: 'ClockCorrected', until: NOW, undone: [{ seq: 7, type: 'TermEnded' }], administrators: ['p', 'q'] },
];

/** All of them; a new event does not compile until it stands here, and does not pass until a year or `rare` has it. */
const eventTypes: Record<AgreementEvent['type'], true> = {
  AgreementProposed: true,
  PartyInvited: true,
  InvitationAccepted: true,
  InvitationDeclined: true,
  AgreementSigned: true,
  AgreementEnteredForce: true,
  AgreementSuspended: true,
  AgreementResumed: true,
  PartyWithdrew: true,
  TermEnded: true,
  AgreementClosed: true,
  AmendmentProposed: true,
  AmendmentConsented: true,
  AmendmentRejected: true,
  AmendmentApplied: true,
  VersionApproved: true,
  VersionReturned: true,
  ItemCalled: true,
  PlanRevised: true,
  ItemOpened: true,
  ItemsCarriedOver: true,
  NoticesSent: true,
  DecisionReminded: true,
  DateFixed: true,
  VersionHandedIn: true,
  ItemCompleted: true,
  ItemBecameOverdue: true,
  ItemEscalated: true,
  ReminderIssued: true,
  ExtensionAsked: true,
  ExtensionGranted: true,
  ExtensionRefused: true,
  ReleaseAsked: true,
  ItemReleased: true,
  ReleaseRefused: true,
  TopicsCalled: true,
  TopicProposed: true,
  MeetingNotified: true,
  AttendanceAnnounced: true,
  MeetingHeld: true,
  ResolutionAdopted: true,
  ProgressRecorded: true,
  ProgressRejected: true,
  WishPosted: true,
  PlaceClaimed: true,
  ClaimUsed: true,
  ClaimDropped: true,
  ClaimLapsed: true,
  RectificationOrdered: true,
  ReinspectionFailed: true,
  ScoresGiven: true,
  ReviewDecided: true,
  ReviewAppealed: true,
  AppealDecided: true,
  PartyCommended: true,
  ClockCorrected: true,
};

it('N2 every event there is, of the years of all programmes and the rare ones, is told in both languages', () => {
  const seen = new Set<string>();
  const tell = (fact: Fact, words: typeof titles): void => {
    const [zh, en] = [sayFact(fact, words, 'zh'), sayFact(fact, words, 'en')];
    expect(zh).toMatch(CHINESE);
    expect(en).not.toMatch(CHINESE);
    expect(zh + en).not.toMatch(HOLES);
    seen.add(fact.event.type);
  };
  for (const slug of catalogueSlugs()) {
    const words = titlesOf(definitionOf(slug));
    for (const fact of simulate(yearOf(slug, 2026, 'a').acts, endOf(2026, slug))) tell(fact, words);
  }
  expect(rare.filter(({ type }) => seen.has(type))).toEqual([]);
  for (const event of rare) tell({ at: NOW, event }, titles);
  expect([...seen].sort()).toEqual(Object.keys(eventTypes).sort());
});

it('N1 carries no words: nothing but codes and dates', () => {
  expect(told.length).toBeGreaterThan(30);
  expect(JSON.stringify(told)).toMatch(/^[\x20-\x7e]+$/);
});

it('N3 tells those who have to know', () => {
  expect(linesOf('please-sign')).toEqual(['a-community', 'a-police-section']);
  expect(linesOf('in-force')).toEqual(['a-community', 'a-police-section', 'district-1']);
  expect(new Set(linesOf('extension-asked'))).toEqual(new Set(['district-1']));
  expect(linesOf('escalated')).toContain('district-1');
  expect(linesOf('resolution')).toEqual(['a-police-section']);
});

it('N3 tells a day to the others; one that a meeting fixed, to all who were there', () => {
  const agreement = fold(facts);
  const fixed = facts.flatMap(({ at, event }) => (event.type === 'DateFixed' ? [{ at, event, seq: 1 }] : []));
  expect(fixed.length).toBeGreaterThan(5);
  for (const fact of fixed) {
    const parties = noticesOf('a', agreement, [fact], NOW).map(({ party }) => party);
    expect(parties).toEqual(
      Object.values(agreement.parties).filter((party) => party !== agreement.parties[fact.event.by]),
    );
  }
});

it('N4 gathers a day of reminders of any number of agreements into one message each', () => {
  const due = [
    reminder('a', 'training@2026', 'blue'),
    reminder('b', 'training@2026', 'red'),
    reminder('a', 'square-event@2026', 'blue', ['community', 'police-section']),
  ];
  const notices = reminderNotices(due, NOW, 'Asia/Shanghai');
  expect(notices.map(({ id, lines }) => [id, lines.length])).toEqual([
    ['reminders/a-community/2026-06-30', 3],
    ['reminders/a-police-section/2026-06-30', 1],
  ]);
});

it('N4 counts days where the agreement is', () => {
  const late = '2026-06-30T16:30:00.000Z' as Instant; // half past midnight of 1 July in Shanghai
  expect(reminderNotices([reminder('a', 'training@2026', 'blue')], late, 'Asia/Shanghai')[0]?.id).toContain(
    '2026-07-01',
  );
});

it('N5 tells of one item only the strongest', () => {
  const due = (['yellow', 'red', 'blue'] as const).map((step) => reminder('a', 'training@2026', step));
  const [notice] = reminderNotices(due, NOW, 'Asia/Shanghai');
  expect(notice?.lines.map(({ code }) => code)).toEqual(['reminder-red']);
});

it('N5 tells each party the strongest that is for it: a rung for the district takes nothing from those who owe', () => {
  const due = [
    reminder('a', 'training@2026', 'blue'),
    reminder('a', 'training@2026', 'yellow'),
    reminder('a', 'training@2026', 'red', ['district']),
  ];
  const told = reminderNotices(due, NOW, 'Asia/Shanghai');
  expect(told.map(({ party, lines }) => [party, ...lines.map(({ code }) => code)])).toEqual([
    ['a-community', 'reminder-yellow'],
    ['a-district', 'reminder-red'],
  ]);
});

it('N5 leaves out what was done, or given more time, before it could be told', () => {
  const whole = fold(facts);
  const issued: Fact & { seq: number } = {
    at: NOW,
    seq: 9,
    event: { type: 'ReminderIssued', item: 'training@2026', step: 'red', round: 0, to: ['community'] },
  };
  const after = (more: Partial<Agreement['items'][string]>): Agreement => ({
    ...whole,
    items: { ...whole.items, 'training@2026': { ...whole.items['training@2026']!, ...more } },
  });
  expect(noticesOf('a', after({ status: 'open', round: 0 }), [issued], NOW)).toHaveLength(1);
  expect(noticesOf('a', after({ status: 'done' }), [issued], NOW)).toEqual([]);
  expect(noticesOf('a', after({ status: 'open', round: 1 }), [issued], NOW)).toEqual([]);
});

it('N6 names each occasion once', () => {
  const ids = told.filter(({ id }) => !id.startsWith('reminders/')).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const occasions = told.flatMap(({ party, lines }) => lines.map(({ occasion }) => `${party} ${occasion}`));
  expect(new Set(occasions).size).toBe(occasions.length);
});

it('N9 the programme names what is urgent: its reminders and what is told of it', () => {
  const told = story(about({ urgent: 'true' })).until('2026-03-31');
  const reminder = told.facts().findIndex(({ event }) => event.type === 'ReminderIssued');
  const facts = told.facts().map((fact, n) => ({ ...fact, seq: n + 1 }));
  const lines = noticesOf('a', told.agreement, [facts[reminder]!], NOW).flatMap((one) => one.lines);
  expect(lines).toMatchObject([{ item: 'clean-up@2026', urgent: true }]);
  const plain = story(about()).until('2026-03-31');
  const same = plain.facts().map((fact, n) => ({ ...fact, seq: n + 1 }));
  expect(noticesOf('a', plain.agreement, [same[reminder]!], NOW)[0]?.lines[0]).not.toHaveProperty('urgent');
});

it('N2 an order is called after what was inspected, a resolution after its meeting', () => {
  expect(titles.item('training-order@2026-03-05.1', 'zh')).toBe(`限期整改（${titles.item('training@2026', 'zh')}）`);
  expect(titles.item('training-order@2026-03-05.1', 'en')).toBe(
    `to be put right (${titles.item('training@2026', 'en')})`,
  );
  expect(titles.item('lamps@joint-meeting@2026', 'zh')).toMatch(/^议定事项/);
});
