import { spreadOf } from '@cobuild/agreement';
import { instantOf, localDate } from '@cobuild/calendar';
import { catalogueText } from '@cobuild/config';
import { addPerson, addUnit, appoint, makeFeed, sideStore } from '@cobuild/directory';
import { handle } from '@cobuild/handler';
import { publishProgramme } from '@cobuild/ledger';
import { plan, type Plan } from '@cobuild/programme';
import { serve } from '../engines/api';
import { definitionOf } from '../engines/year';
import type { BenchLedger } from './ledger';
import { median, type Ratio } from './measure';
import { benchTemporal } from './temporal';
import { answersOf } from '../engines/answers';

const SLUG = 'co-residence';
const ID = 'feed';
const ITEMS = 500;
/** A calendar may be asked for sixty times a minute from one address. */
const ROUNDS = 25;

/** An agreement's calendar of 500 items, and the answer that nothing in it has changed, each ÷ GET /health of the same server. */
export async function feed({ deps }: BenchLedger): Promise<Ratio[]> {
  const planned = planOf(ITEMS);
  const token = await feedOn(deps, planned);
  const temporal = await benchTemporal();
  const api = await serve(deps, temporal.address);
  const address = `${api.url}/feeds/${token}.ics`;
  const took = { fresh: [] as number[], same: [] as number[], health: [] as number[] };
  const timed = async (of: keyof typeof took, url: string, status: number, headers = {}): Promise<Response> => {
    const began = performance.now();
    const response = await fetch(url, { headers });
    await response.arrayBuffer();
    took[of].push(performance.now() - began);
    if (response.status !== status) throw new Error(`${of}: ${response.status}`);
    return response;
  };
  try {
    for (let round = 0; round < ROUNDS; round++) {
      await timed('health', `${api.url}/health`, 200);
      const { headers } = await timed('fresh', address, 200);
      await timed('health', `${api.url}/health`, 200);
      await timed('same', address, 304, { 'if-none-match': headers.get('etag') ?? '' });
    }
  } finally {
    await api.close();
    await temporal.stop();
  }
  const [fresh, same, health] = [took.fresh, took.same, took.health].map(median) as [number, number, number];
  const row = (name: string, ms: number): Ratio => ({
    name: `${name}, ${planned.items.length} items`,
    ours: `${ms.toFixed(1)} ms`,
    limit: `GET /health: ${health.toFixed(1)} ms`,
    ratio: ms / health,
    goal: null,
    better: 'less',
  });
  return [row('订阅日历 a calendar feed, fresh', fresh), row('同上，没有变化 the same, a 304', same)];
}

/** A plan of the first so many items of a long term. */
function planOf(count: number): Plan {
  const term = { from: localDate('2026-01-01'), to: localDate('2031-12-31') };
  const { items, ...rest } = plan(definitionOf(SLUG), term);
  if (items.length < count) throw new Error(`only ${items.length} items`);
  return { ...rest, items: items.slice(0, count) };
}

/** Signs the agreement, and makes its host's secretary a calendar of it; the token of its address. */
async function feedOn(deps: BenchLedger['deps'], planned: Plan): Promise<string> {
  const tx = deps.db.manager;
  const parties = Object.fromEntries(Object.keys(planned.sides).map((role) => [role, `${ID}-${role}`]));
  const text = catalogueText(SLUG) ?? '';
  await publishProgramme(tx, { slug: SLUG, version: 1, text, publishedAt: deps.clock.at });
  for (const id of Object.values(parties)) await addUnit(tx, { id, parent: null, kind: 'community', name: id });
  const cast = {
    parties,
    district: 'district-1',
    definition: '',
    parameters: answersOf(SLUG),
    spread: spreadOf(ID),
    renews: null,
  };
  const ask = async (key: string, actor: string, command: Parameters<typeof handle>[2]['command']): Promise<void> => {
    const handled = await handle(deps, ID, { key, actor, command });
    if (!handled.accepted) throw new Error(handled.refusal.code);
  };
  await ask('propose', 'district-1', { type: 'ProposeAgreement', plan: planned, ...cast });
  for (const party of Object.values(parties)) await ask(`sign-${party}`, party, { type: 'SignAgreement' });
  deps.clock.at = instantOf(localDate('2026-07-01'), '12:00', planned.timeZone);
  await ask('time', 'clock', { type: 'ReachInstant' });
  const person = (await addPerson(tx, sideStore(Buffer.alloc(32, 7)), { name: '某书记' })) ?? '';
  const unit = parties['community'] ?? '';
  const from = localDate('2025-01-01');
  await appoint(tx, { unit, post: 'secretary', person, from, to: null, standingIn: false });
  const made = await makeFeed(tx, { person, scope: 'agreement', about: ID, lang: 'zh' });
  return made?.token ?? '';
}
