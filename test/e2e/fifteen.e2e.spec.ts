import { simulate, type Act, type Fact } from '@cobuild/agreement';
import { auditDecisions, verifyChain } from '@cobuild/audit';
import { catalogueSlugs, pause } from '@cobuild/config';
import { createDataSource, factOf, readStream } from '@cobuild/ledger';
import { apiAt } from '../../apps/cli/src/http';
import { conduct } from '../../apps/cli/src/lapse/conductor';
import { perform } from '../../apps/cli/src/lapse/run';
import type { Stack } from '../../infra/up';
import { testStack } from '../engines/stack';
import { diaryOf, endOf, keptLate, termFor, yearOf } from '../engines/year';
import { goldenDiary } from '../scenarios/golden';

const YEAR = 2026;
const SECONDS = 60;
const SETTLE_MS = 60_000;
const SCHOOLS = 12;

type Part = Readonly<{ slug: string; agreementId: string; acts: readonly Act[] }>;

/** One agreement of each programme, and twelve of the education centre's: a centre and its eleven schools. */
const parts: readonly Part[] = [
  ...catalogueSlugs().map((slug) => part(slug, `${slug}-${YEAR}`)),
  ...Array.from({ length: SCHOOLS - 1 }, (_, n) => part('education-centre', `education-centre-school-${n + 1}`)),
];

function part(slug: string, agreementId: string): Part {
  return { slug, agreementId, acts: yearOf(slug, YEAR, agreementId).acts };
}

const score = parts
  .flatMap(({ slug, agreementId, acts }) => acts.map((act, n) => ({ slug, agreementId, act, n })))
  .sort((a, b) => (a.act.at < b.act.at ? -1 : a.act.at > b.act.at ? 1 : 0));
const start = score[0]!.act.at;
const until = parts.map(({ slug }) => endOf(YEAR, slug)).reduce((a, b) => (a > b ? a : b));

let stack: Stack;
beforeAll(async () => {
  stack = await testStack({
    profile: 'test-fifteen',
    fresh: true,
    clock: `lapse:${start}:0.001`,
    log: () => undefined,
  });
  await stack.ready;
}, 120_000);
afterAll(() => stack.stop());

it('runs all fifteen programmes side by side from signing to review, twelve schools among them, to their diaries', async () => {
  const api = apiAt(stack.apiUrl);
  const conductor = conduct(stack.databaseUrl, start, until, SECONDS);
  for (const { slug, agreementId, act, n } of score) {
    await conductor.runTo(act.at);
    await perform(api, { agreementId, term: termFor(slug, YEAR) }, act, n, act.at);
  }
  await conductor.runTo(until);
  const closed = async () =>
    (await api.get<{ agreements: unknown[] }>('/agreements?status=closed&limit=100', 'district-1')).agreements;
  for (const deadline = performance.now() + SETTLE_MS; performance.now() < deadline;) {
    if ((await closed()).length === parts.length) break;
    await pause(200);
  }

  const db = await createDataSource(stack.databaseUrl, { poolSize: 2 }).initialize();
  try {
    for (const { slug, agreementId, acts } of parts) {
      const entries = await readStream(db.manager, agreementId);
      const facts: Fact[] = entries.map(factOf);
      const golden = agreementId === `${slug}-${YEAR}`;
      const expected = golden ? goldenDiary(slug, YEAR) : diaryOf(simulate(acts, endOf(YEAR, slug)));
      const diary = diaryOf(facts);
      expect([agreementId, ...diary]).toEqual([agreementId, ...keptLate(expected, diary)]);
      expect([...verifyChain(entries), ...auditDecisions(entries).findings]).toEqual([]);
    }
  } finally {
    await db.destroy();
  }
  expect(await api.get('/programmes/education-centre/coverage', 'district-1')).toEqual({
    slug: 'education-centre',
    coverage: [{ item: `opening@${YEAR}`, done: SCHOOLS, of: SCHOOLS, missing: [], late: [] }],
  });
}, 600_000);
