import { carriedFrom, fold, simulate, spreadOf, type Act, type AgreementCommand, type Fact } from '@cobuild/agreement';
import { auditDecisions, verifyChain } from '@cobuild/audit';
import { instantOf, localDate, type Instant } from '@cobuild/calendar';
import { catalogueText, pause } from '@cobuild/config';
import { createDataSource, digestOf, factOf, readStream } from '@cobuild/ledger';
import { plan, readProgramme } from '@cobuild/programme';
import { InboxNotice } from '@cobuild/readmodel';
import { apiAt, type Api } from '../../apps/cli/src/http';
import { conduct } from '../../apps/cli/src/lapse/conductor';
import type { Stack } from '../../infra/up';
import { testStack } from '../engines/stack';
import { diaryOf, keptLate } from '../engines/year';
import { answersOf } from '../engines/answers';

const SLUG = 'police-section-pairing';
const ID = 'three-years';
const SECONDS = 40;
const ZONE = 'Asia/Shanghai';
const [DISTRICT, HOST, PARTNER] = ['district-3y', 'community-3y', 'police-3y'];
const parties = { community: HOST, 'police-section': PARTNER };
const term = { from: localDate('2026-01-01'), to: localDate('2028-12-31') };
const nextTerm = { from: localDate('2029-01-01'), to: localDate('2029-12-31') };
const first = catalogueText(SLUG) ?? '';
/** The second version: the training is half a month earlier, which asks more of those who owe it. */
const second = first
  .replace('version: 1', 'version: 2')
  .replace(/(key: training[\s\S]*?when: )\{[^}]*\}/, '$1{ rule: by, day: 10-15 }');
const at = (day: string, time = '12:00'): Instant => instantOf(localDate(day), time, ZONE);

function planned(text: string, during: typeof term) {
  const { definition, problems } = readProgramme(text, 'p.yaml', answersOf(SLUG));
  if (!definition) throw new Error(JSON.stringify(problems));
  return plan(definition, during);
}

const proposal = { parties, district: DISTRICT, parameters: answersOf(SLUG) };
const v1 = planned(first, term);
const v2 = planned(second, term);
const { version, criteria, scoring, rules, ladders } = v2;
const to = { version, criteria, scoring, rules, ladders, definition: digestOf(second) };

const scored = (year: number): Act[] =>
  [
    [HOST, 'police-section', `${year}-12-13`],
    [PARTNER, 'community', `${year}-12-14`],
  ].map(([actor = '', of = '', day = '']) => ({
    at: at(day, '15:00'),
    actor,
    command: { type: 'GiveScores', of, points: { projects: 38, exchange: 29, cooperation: 30 } },
  }));
const decided = (year: number): Act => ({
  at: at(`${year}-12-22`, '10:30'),
  actor: DISTRICT,
  command: { type: 'DecideReview', item: `review@${year}`, outcome: 'qualified' },
});
const act = (day: string, actor: string, command: AgreementCommand, time = '11:00'): Act => ({
  at: at(day, time),
  actor,
  command,
});

/** Three years as they are lived; what nobody does becomes overdue and is told to the district. */
const acts: readonly Act[] = [
  act(
    '2025-12-27',
    DISTRICT,
    {
      type: 'ProposeAgreement',
      plan: v1,
      definition: digestOf(first),
      spread: spreadOf(ID),
      renews: null,
      ...proposal,
    },
    '10:00',
  ),
  act('2025-12-28', HOST, { type: 'SignAgreement' }),
  act('2025-12-29', PARTNER, { type: 'SignAgreement' }),
  act('2026-06-30', HOST, {
    type: 'OrderRectification',
    item: 'square-event@2026',
    owner: 'police-section',
    dueOn: localDate('2029-02-10'),
  }),
  act('2026-09-01', DISTRICT, { type: 'SuspendAgreement', treatment: 'move', reason: 'superior-task' }),
  act('2026-11-20', DISTRICT, { type: 'ResumeAgreement' }),
  ...scored(2026),
  decided(2026),
  act('2027-02-10', DISTRICT, { type: 'MigrateAgreement', amendment: 'v2', plan: v2, to }, '10:00'),
  act('2027-02-12', HOST, { type: 'AnswerAmendment', amendment: 'v2', consent: true }),
  ...scored(2027),
  decided(2027),
  ...scored(2028),
  decided(2028),
];
/** The day on which the secretary leaves, at noon, and the next one begins. */
const HANDOVER = '2027-06-15';
const RENEWAL = at('2028-12-28');
const until = at('2029-01-02');

let stack: Stack;
beforeAll(async () => {
  stack = await testStack({
    profile: 'test-three-years',
    fresh: true,
    clock: `lapse:${acts[0]!.at}:0.001`,
    log: () => undefined,
  });
  await stack.ready;
}, 120_000);
afterAll(() => stack.stop());

async function perform(api: Api, { at: when, actor, command }: Act, n: number): Promise<void> {
  while ((await api.get<{ now: Instant }>('/clock')).now < when) await pause(2);
  const headers = { 'idempotency-key': `act-${n}`, 'cobuild-actor': actor };
  if (command.type === 'ProposeAgreement') {
    const body = { programme: SLUG, version: 1, ...proposal, term };
    await api.post(`/agreements/${ID}`, body, headers);
  } else if (command.type === 'MigrateAgreement') {
    await api.post('/programmes', { text: second }, headers);
    await api.post(`/agreements/${ID}/migration`, { amendment: 'v2', version: 2 }, headers);
  } else await api.post(`/agreements/${ID}/commands`, command, headers);
}

/** The secretary leaves; an administrator appoints the next one, who signs in. */
async function handOver(api: Api, successor: Api): Promise<void> {
  const admin = apiAt(stack.apiUrl);
  await admin.signIn(DISTRICT, 'administrator');
  const headers = { 'cobuild-actor': DISTRICT };
  const { holdings } = await admin.get<{ holdings: { holding: string }[] }>(`/units/${HOST}/holdings`, DISTRICT);
  await admin.post(`/holdings/${holdings[0]!.holding}/end`, { to: HANDOVER }, headers);
  await api.get(`/inbox/${HOST}`, HOST); // the last day is still theirs
  await successor.signIn(HOST, 'secretary', DISTRICT);
}

it('three years on the real engines: suspended, handed over, moved to a new version, reviewed each year, renewed', async () => {
  const api = apiAt(stack.apiUrl);
  const successor = apiAt(stack.apiUrl);
  await api.signIn(DISTRICT, 'officer');
  for (const unit of [HOST, PARTNER]) await api.signIn(unit, 'secretary', DISTRICT);
  const conductor = conduct(stack.databaseUrl, acts[0]!.at, until, SECONDS);
  let handed = false;
  for (const [n, next] of acts.entries()) {
    if (!handed && next.at > at(HANDOVER)) {
      await conductor.runTo(at(HANDOVER));
      await handOver(api, successor);
      await conductor.runTo(at('2027-06-17'));
      await expect(api.get(`/inbox/${HOST}`, HOST)).rejects.toThrow('404'); // the post is no longer theirs
      handed = true;
    }
    await conductor.runTo(next.at);
    await perform(handed && next.actor === HOST ? successor : api, next, n);
  }
  await conductor.runTo(RENEWAL);
  const renewal = { as: `${ID}-2029`, version: 2, term: nextTerm };
  await api.post(`/agreements/${ID}/renewal`, renewal, { 'idempotency-key': 'renew', 'cobuild-actor': DISTRICT });
  for (const [unit, by] of [
    [HOST, successor],
    [PARTNER, api],
  ] as const)
    await by.post(
      `/agreements/${ID}-2029/commands`,
      { type: 'SignAgreement' },
      { 'idempotency-key': `sign-${unit}`, 'cobuild-actor': unit },
    );
  await conductor.runTo(until);
  const closed = async () => (await api.get<{ status: string }>(`/agreements/${ID}`, DISTRICT)).status === 'closed';
  for (const deadline = performance.now() + 60_000; !(await closed()) && performance.now() < deadline;)
    await pause(100);

  const db = await createDataSource(stack.databaseUrl, { poolSize: 2, entities: [InboxNotice] }).initialize();
  try {
    const entries = await readStream(db.manager, ID);
    const facts: Fact[] = entries.map(factOf);
    const diary = diaryOf(facts);
    expect(diary).toEqual(keptLate(diaryOf(simulate(acts, until)), diary));
    expect([...verifyChain(entries), ...auditDecisions(entries).findings]).toEqual([]);
    const types = new Set(facts.map(({ event }) => event.type));
    for (const type of ['AgreementSuspended', 'AgreementResumed', 'AmendmentApplied', 'AgreementClosed'] as const)
      expect(types).toContain(type);

    // Who held the post when changes nothing of what the post was told: every reminder once.
    const told = (await db.manager.findBy(InboxNotice, { party: HOST })).flatMap(({ lines }) => lines);
    const occasions = told.filter(({ code }) => code.startsWith('reminder')).map(({ occasion }) => occasion);
    expect(new Set(occasions).size).toBe(occasions.length);
    expect(occasions.length).toBeGreaterThan(20);

    const renewed = async () => fold((await readStream(db.manager, `${ID}-2029`)).map(factOf));
    const isOrder = (key: string) => key.startsWith('square-event-order');
    for (const deadline = performance.now() + 60_000; performance.now() < deadline;) {
      if (Object.keys((await renewed()).items).some(isOrder)) break; // the courier brings it over
      await pause(100);
    }
    const next = await renewed();
    expect([next.status, next.renews]).toEqual(['in-force', ID]);
    const fresh = planned(second, nextTerm);
    const carried = carriedFrom(fold(facts), nextTerm, nextTerm.from).map(({ planned: { key } }) => key);
    expect(carried.filter(isOrder)).toHaveLength(1);
    expect(Object.keys(next.items).sort()).toEqual([...fresh.items.map(({ key }) => key), ...carried].sort());
  } finally {
    await db.destroy();
  }
}, 300_000);
