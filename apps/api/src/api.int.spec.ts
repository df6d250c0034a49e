import { gzipSync } from 'node:zlib';
import { localDate, type Instant } from '@cobuild/calendar';
import { catalogueText } from '@cobuild/config';
import { handle } from '@cobuild/handler';
import type { PlannedItem } from '@cobuild/programme';
import { serve, type TestApi } from '../../../test/engines/api';
import {
  depsOn,
  needed,
  standingClock,
  testDatabase,
  type StandingClock,
  type TestDatabase,
} from '../../../test/engines/database';
import { eventually } from '../../../test/engines/temporal';
import { at, diaryOf, endOf, termOf, yearOf } from '../../../test/engines/year';
import { goldenDiary } from '../../../test/scenarios/golden';
import { apiAt } from '../../cli/src/http';
import { factOf, play } from '../../cli/src/lapse/run';
import { startCourier } from '../../courier/src/run';
import { courierOn } from '../../../test/engines/courier';
import { answersOf } from '../../../test/engines/answers';

const SLUG = 'police-section-pairing';
const TEXT = catalogueText(SLUG) ?? '';

let database: TestDatabase;
let clock: StandingClock;
let api: TestApi;
let count = 0;

beforeAll(async () => {
  database = await testDatabase();
  clock = standingClock(at('2025-12-20'));
  api = await serve(depsOn(database, clock), needed('TEST_TEMPORAL_ADDRESS'));
  await publish(TEXT);
});
afterAll(async () => {
  await api.close();
  await database.close();
});

/** As the officer unless somebody else looks. */
const ask = (path: string, init: RequestInit = {}, unit = 'district-1') => api.ask(path, init, unit);

const publish = (text: string, headers: Record<string, string> = {}) =>
  ask('/programmes', { method: 'POST', headers: { 'content-type': 'text/yaml', ...headers }, body: text });

const proposalOf = (id: string, more: object = {}) => ({
  programme: SLUG,
  parties: { community: `${id}-community`, 'police-section': `${id}-police` },
  district: 'district-1',
  term: termOf(2026),
  parameters: answersOf(SLUG),
  ...more,
});

/** An agreement in force since before the year. */
async function signed(): Promise<{ id: string; host: string; partner: string }> {
  const id = `api-${(count += 1)}`;
  clock.at = at('2025-12-20');
  const [host, partner] = [`${id}-community`, `${id}-police`];
  for (const unit of ['district-1', host, partner]) await api.cookieOf(unit);
  expect((await api.command(`/agreements/${id}`, 'district-1', 'propose', proposalOf(id))).status).toBe(200);
  for (const party of [host, partner])
    expect(
      (await api.command(`/agreements/${id}/commands`, party, `sign-${party}`, { type: 'SignAgreement' })).status,
    ).toBe(200);
  return { id, host, partner };
}

const problemsOf = (body: Record<string, unknown>) =>
  body['problems'] as { path: string; line?: number; cure: { zh: string; en: string } }[];

describe('programmes', () => {
  it('are published once per version', async () => {
    expect((await publish(TEXT)).body).toMatchObject({ slug: SLUG, version: 1, published: false });
    const other = await publish(TEXT.replace('title: { zh: 警社', 'title: { zh: 新警社'));
    expect(other).toMatchObject({ status: 409, body: { code: 'version-published' } });
    const fresh = TEXT.replace(`programme: ${SLUG}`, 'programme: other');
    const second = fresh.replace('version: 1', 'version: 2');
    expect(await publish(second)).toMatchObject({ status: 404, body: { code: 'programme-unknown' } });
    for (const [version, text] of [fresh, second].entries())
      expect((await publish(text)).body).toMatchObject({ slug: 'other', version: version + 1, published: true });
  });

  it('are refused with line and cure in both languages, and nothing is kept', async () => {
    const text = TEXT.replace('programme: police-section-pairing', 'programme: wrong').replace(
      'when: { rule: span, from: 12-12, to: 12-20 }',
      'when: { rule: by, day: 02-29 }',
    );
    const { status, headers, body } = await publish(text, { 'accept-language': 'en' });
    expect({ status, code: body['code'], title: body['title'] }).toEqual({
      status: 422,
      code: 'programme-wrong',
      title: 'The programme cannot be published yet, see problems',
    });
    expect(headers.get('content-type')).toContain('application/problem+json');
    const [problem] = problemsOf(body);
    expect(text.split('\n')[(problem?.line ?? 0) - 1]).toContain('02-29');
    expect(problem?.cure).toEqual({ zh: '写 02-28 或 03-01', en: 'write 02-28 or 03-01' });
    expect((await ask('/programmes/wrong')).status).toBe(404);
  });

  it('are listed by their titles', async () => {
    const { body } = await ask('/programmes');
    expect(body['programmes']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ slug: SLUG, title: { zh: '警社结对共建', en: 'Police section and community' } }),
      ]),
    );
  });

  it('are previewed for a term, month by month', async () => {
    const answer = 'with=charity-shop-cadence=quarter';
    const { body } = await ask(`/programmes/${SLUG}/plan?from=2026-01-01&to=2026-12-31&${answer}`);
    const ics = await ask(`/programmes/${SLUG}/plan.ics?from=2026-01-01&to=2026-12-31&lang=en`);
    expect([ics.headers.get('content-type'), ics.body['text']]).toEqual([
      'text/calendar; charset=utf-8',
      expect.stringContaining('SUMMARY:Square event'),
    ]);
    const { plan, byMonth } = body as { plan: { items: { key: string }[] }; byMonth: Record<string, number> };
    expect(plan.items.map(({ key }) => key)).toContain('square-event@2026');
    expect(byMonth['2026-06']).toBe(3);
    expect(Object.values(byMonth).reduce((a, b) => a + b, 0)).toBe(plan.items.length);
    expect(problemsOf((await ask(`/programmes/${SLUG}/plan?from=2026-13-01&to=2026-12-31`)).body)[0]?.path).toBe(
      'from',
    );
  });
});

it('carries a whole year, proposal to review, to the diary worked out beforehand', async () => {
  const id = `${SLUG}-2026`;
  const { acts } = yearOf(SLUG, 2026, id);
  const deps = depsOn(database, clock);
  const runTo = async (instant: Instant): Promise<void> => {
    clock.at = instant;
    await handle(deps, id, { key: null, actor: 'clock', command: { type: 'ReachInstant' } });
  };
  const conductor = { runTo, now: () => clock.at, close: () => Promise.resolve() };
  const piece = { agreementId: id, text: TEXT, acts, until: endOf(2026), term: termOf(2026) };
  const entries = await play(piece, apiAt(api.url), conductor, () => undefined);
  expect(diaryOf(entries.map(factOf))).toEqual(goldenDiary(SLUG, 2026));
  expect((await ask(`/agreements/${id}`)).body).toMatchObject({ status: 'closed', outcome: 'qualified' });
  expect((await ask(`/agreements/${id}/verify`)).body).toEqual({
    agreementId: id,
    entries: entries.length,
    intact: true,
    findings: [],
  });
  expect((await ask('/agreements?status=closed')).body['agreements']).toMatchObject([
    { agreementId: id, outcome: 'qualified' },
  ]);
});

describe('an agreement', () => {
  it('is read as it is, and as it was recorded or as it had occurred', async () => {
    const { id, host } = await signed();
    clock.at = at('2026-06-16');
    const square = { type: 'CompleteItem', item: 'square-event@2026', on: '2026-06-12', evidence: EVIDENCE };
    expect((await api.command(`/agreements/${id}/commands`, host, 'done', square)).status).toBe(200);
    const statusAt = async (query: string) => {
      const { body } = await ask(`/agreements/${id}${query}`);
      return (body['items'] as { key: string; status: string }[]).find(({ key }) => key === 'square-event@2026')
        ?.status;
    };
    expect(await statusAt('')).toBe('done');
    expect(await statusAt(`?at=${at('2026-06-16', '11:59')}`)).toBe('planned'); // nothing was recorded since it was signed
    expect(await statusAt(`?at=${at('2026-06-16', '11:59')}&basis=occurred`)).toBe('open');
    expect((await ask(`/agreements/${id}?at=2020-01-01T00:00:00Z`)).status).toBe(404);
    expect(problemsOf((await ask(`/agreements/${id}?at=yesterday`)).body)[0]).toMatchObject({ path: 'at' });
  });

  it('tells its events page by page, each sealed', async () => {
    const { id } = await signed();
    const { body } = await ask(`/agreements/${id}/events?after=1&limit=2`);
    const entries = body['entries'] as { seq: number; type: string; commitment: string }[];
    expect(entries.map(({ seq, type }) => [seq, type])).toEqual([
      [2, 'AgreementSigned'],
      [3, 'AgreementSigned'],
    ]);
    expect(entries[0]?.commitment).toMatch(/^[0-9a-f]{64}$/);
  });

  it('answers a key that was used as it did the first time, and refuses it for anything else', async () => {
    const { id, host, partner } = await signed();
    const fix = (actor: string, on: string) =>
      api.command(`/agreements/${id}/commands`, actor, 'fix', { type: 'FixDate', item: 'joint-meeting@2026', on });
    const first = await fix(host, '2026-07-10');
    expect(first).toMatchObject({ status: 200, body: { repeated: false } });
    expect((await fix(host, '2026-07-10')).body).toEqual({ ...first.body, repeated: true });
    expect(await fix(host, '2026-07-13')).toMatchObject({ status: 422, body: { code: 'key-reused' } });
    expect(await fix(partner, '2026-07-10')).toMatchObject({ status: 422, body: { code: 'key-reused' } });
  });

  it('is changed only by who has seen its newest version', async () => {
    const { id, host } = await signed();
    const { headers } = await ask(`/agreements/${id}`);
    const fix = (key: string, version: string) =>
      api.command(
        `/agreements/${id}/commands`,
        host,
        key,
        { type: 'FixDate', item: 'joint-meeting@2026', on: '2026-07-10' },
        { 'if-match': version },
      );
    expect(await fix('a', '"1"')).toMatchObject({ status: 412, body: { code: 'version-conflict', about: '4' } });
    const changed = await fix('b', headers.get('etag') ?? '');
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).toBe('"5"');
  });

  it('refuses by rule, with a typed reason in the reader’s language', async () => {
    const { id, host, partner } = await signed();
    const commands = `/agreements/${id}/commands`;
    const refused = async (actor: string, body: object, language = 'zh') => {
      const answer = await api.command(commands, actor, `k-${(count += 1)}`, body, { 'accept-language': language });
      expect(answer.body['title']).toMatch(language === 'zh' ? /[\u4e00-\u9fff]/ : /^[A-Z][a-z]/);
      return [answer.status, answer.body['code']];
    };
    const training = { item: 'training@2026', on: '2026-10-20' };
    expect(await refused(host, { type: 'SignAgreement' }, 'en')).toEqual([409, 'already-signed']);
    expect(await refused(partner, { type: 'FixDate', ...training })).toEqual([403, 'not-yours']);
    expect(await refused(host, { type: 'CompleteItem', ...training, evidence: [] })).toEqual([422, 'in-the-future']);
    expect(await refused('stranger', { type: 'SignAgreement' })).toEqual([404, 'not-found']);
    expect(await refused(host, { type: 'FixDate', item: 'tea@2026', on: '2026-10-20' })).toEqual([404, 'unknown-item']);
    expect(await refused(host, { type: 'DecideReview', item: 'review@2026', outcome: 'excellent' })).toEqual([
      403,
      'district-only',
    ]);
  });

  it('stops at the door what is not even a command, naming every field', async () => {
    const { id, host } = await signed();
    const paths = async (init: RequestInit) => {
      const { status, body } = await ask(`/agreements/${id}/commands`, { method: 'POST', ...init }, host);
      return [status, body['code'], ...problemsOf(body).map(({ path }) => path)];
    };
    const json = { 'content-type': 'application/json', 'cobuild-actor': host };
    const sign = JSON.stringify({ type: 'SignAgreement' });
    expect(await paths({ headers: json, body: sign })).toEqual([400, 'bad-request', 'idempotency-key']);
    expect(await paths({ headers: { ...json, 'idempotency-key': 'k' }, body: '{"type":"FixDate","day":1}' })).toEqual([
      400,
      'bad-request',
      'item',
      'on',
      'day',
    ]);
    const broken = await ask(`/agreements/${id}/commands`, {
      method: 'POST',
      headers: { ...json, 'idempotency-key': 'k' },
      body: '{',
    });
    expect(broken).toMatchObject({ status: 400, body: { code: 'bad-request' } });
    expect((await ask('/agreements/nobody')).status).toBe(404);
    expect((await ask('/nowhere')).headers.get('content-type')).toContain('problem+json');
  });

  it('is proposed by the district that will decide, of a programme that leaves nothing open', async () => {
    const propose = (id: string, actor: string, more: object = {}) =>
      api.command(`/agreements/${id}`, actor, 'p', proposalOf(id, more));
    const answers = (shop: string) => ({ 'charity-shop-cadence': shop, 'visits-cadence': 'half-year' });
    for (const unit of ['district-1', 'api-x-community', 'api-x-police']) await api.cookieOf(unit);
    expect(await propose('api-x', 'api-x-community')).toMatchObject({ status: 403, body: { code: 'district-only' } });
    expect(await propose('api-x', 'district-1', { programme: 'unheard-of' })).toMatchObject({ status: 404 });
    expect(await propose('api-x', 'district-1', { parties: { community: 'api-x-community' } })).toMatchObject({
      status: 422,
      body: { code: 'parties-incomplete' },
    });
    expect(await propose('api-x', 'district-1', { parameters: answers('fortnight') })).toMatchObject({
      status: 422,
      body: { code: 'answers-needed', problems: [{ path: 'parameters.charity-shop-cadence' }] },
    });
    expect(await propose('api-x', 'district-1', { parameters: answers('month') })).toMatchObject({
      status: 200,
    });
    expect(await propose('api-x', 'district-1')).toMatchObject({ status: 422, body: { code: 'key-reused' } });
  });
});

it('shows what a new calendar moves, and moves it once, when the district says so', async () => {
  const id = `api-${(count += 1)}`;
  const { acts } = yearOf(SLUG, 2026, id);
  const deps = depsOn(database, clock);
  for (const unit of ['district-1', `${id}-community`, `${id}-police-section`]) await api.cookieOf(unit);
  for (const [n, { at: when, actor, command }] of acts.slice(0, 3).entries()) {
    clock.at = when;
    // As the plan was before the notice: the training ended three days earlier.
    const older =
      command.type === 'ProposeAgreement'
        ? { ...command, plan: { ...command.plan, calendar: 'cn-2025.9', items: command.plan.items.map(earlier) } }
        : command;
    await handle(deps, id, { key: `k-${n}`, actor, command: older });
  }
  const shown = (await ask(`/agreements/${id}/revision`)).body;
  expect(shown).toMatchObject({
    from: 'cn-2025.9',
    moved: [{ item: 'training@2026', before: { to: '2026-10-28' }, after: { to: '2026-10-31' } }],
  });
  expect((await ask(`/programmes/${SLUG}/revision`)).body['agreements']).toMatchObject([{ agreementId: id }]);
  expect(await api.command(`/agreements/${id}/revision`, `${id}-community`, 'r', {})).toMatchObject({ status: 403 });
  const revised = await api.command(`/agreements/${id}/revision`, 'district-1', 'r', {});
  expect(revised).toMatchObject({ status: 200, body: { version: 5 } });
  expect((await ask(`/agreements/${id}/revision`)).body['moved']).toEqual([]);
  expect((await api.command(`/agreements/${id}/revision`, 'district-1', 'again', {})).body).toMatchObject({
    version: 5,
  });
  expect((await api.command(`/agreements/${id}/revision`, 'district-1', 'r', {})).body).toMatchObject({ version: 5 });
});

const earlier = (item: PlannedItem): PlannedItem =>
  item.clause === 'training' ? { ...item, to: localDate('2026-10-28') } : item;

const EVIDENCE = [
  { kind: 'photo', sha256: 'a'.repeat(64) },
  { kind: 'count', value: 30 },
];

it('tells ledger, clock and courier apart', async () => {
  const { status, body } = await ask('/health');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    ledger: { up: true },
    clock: { up: false, reason: 'no worker' },
    courier: { up: false },
  });
});

it('puts what a party has to know into its inbox, in both languages', async () => {
  const { id, host, partner } = await signed();
  const courier = await startCourier(
    courierOn(database.db, clock),
    { databaseUrl: database.appUrl, address: needed('TEST_TEMPORAL_ADDRESS'), namespace: 'default' },
    () => undefined,
  );
  try {
    await api.command(`/agreements/${id}/commands`, host, 'fix', {
      type: 'FixDate',
      item: 'joint-meeting@2026',
      on: '2026-07-10',
    });
    const line = await eventually(async () => {
      const { body } = await ask(`/inbox/${partner}`, {}, partner);
      const lines = (body['messages'] as { lines: { code: string; text: unknown }[] }[]).flatMap(({ lines }) => lines);
      return lines.find(({ code }) => code === 'date-fixed');
    });
    expect(line.text).toEqual({
      zh: '党建联席会议定在 7月10日 周五',
      en: 'Joint Party-building meeting is fixed for Fri 10 Jul',
    });
    // The courier does its jobs in any order.
    const own = await eventually(async () => {
      const text = JSON.stringify((await ask(`/inbox/${host}`, {}, host)).body);
      return text.includes('please-sign') ? text : null;
    });
    expect(own).not.toContain('date-fixed'); // who acts is not told of it
  } finally {
    await courier.stop();
  }
});

it('describes itself: the document has every route there is, and every reference leads somewhere', async () => {
  const { body: document } = await ask('/openapi.json');
  expect(document['openapi']).toBe('3.1.0');
  const at = (pointer: string) =>
    pointer
      .slice(2)
      .split('/')
      .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"(#[^"]+)"/g)].map(([, ref]) => ref ?? '');
  expect(refs.length).toBeGreaterThan(10);
  expect(refs.filter((ref) => at(ref) === undefined)).toEqual([]);
  const told = Object.entries(document['paths'] as Record<string, object>).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{([^}]+)\}/g, ':$1')}`),
  );
  const pages = ['/', '/status', '/docs', '/openapi.json', '/schema/programme-1.json'].map((page) => `GET ${page}`);
  // OpenAPI has no parameter that spans slashes.
  expect([...told, ...pages].sort()).toEqual([...api.routes].map((route) => route.replace('*', ':path')).sort());
  expect((await ask('/', { redirect: 'manual' })).headers.get('location')).toBe('/console/');
  for (const page of ['/status', '/docs', '/docs/ui/swagger-ui-bundle.js', '/schema/programme-1.json'])
    expect({ page, status: (await ask(page)).status }).toEqual({ page, status: 200 });
});

it('sends texts packed to whoever can unpack them, pictures as they are, and unpacks nothing that comes in', async () => {
  const packed = (path: string, encoding: string) =>
    ask(path, { headers: { 'accept-encoding': encoding } }).then(({ headers }) => headers.get('content-encoding'));
  expect(await packed('/openapi.json', 'br, gzip')).toBe('br');
  expect(await packed('/openapi.json', 'gzip')).toBe('gzip');
  expect(await packed('/openapi.json', 'identity')).toBeNull();
  expect(await packed('/docs/ui/favicon-32x32.png', 'br')).toBeNull();
  const body = gzipSync(JSON.stringify({ text: TEXT }));
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  expect((await ask('/programmes', { method: 'POST', headers, body })).status).toBe(400);
});

it('has logged no fault and no word of a request', () => {
  expect(api.log).toEqual([]);
});
