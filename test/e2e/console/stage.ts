import type { Act } from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import { catalogueText, pause } from '@cobuild/config';
import { apiAt, type Api } from '../../../apps/cli/src/http';
import type { Stack } from '../../../infra/up';
import { testStack } from '../../engines/stack';
import { at, termOf, yearOf } from '../../engines/year';
import { putTo, untilQuiet } from '../notices/steps';
import { answersOf } from '../../engines/answers';

/** The district in which the console is looked at, and who is there. */
export const DISTRICT = 'heping-district';
export const HOST = 'hebei-road';
export const PARTNER = 'police-3';
const SLUG = 'police-section-pairing';
const PATIENCE_MS = 120_000;

/** Where the time stands when the curtain rises: a Wednesday in June, with things due. */
const TODAY = at('2026-06-17', '10:00');

export type Stage = Readonly<{
  url: string;
  api: Api;
  databaseUrl: string;
  /** Lets time pass to an instant, and all that comes due be done. */
  putTo(instant: Instant): Promise<void>;
  stop(): Promise<void>;
}>;

/**
 * A running Cobuild with one agreement in its sixth month, lived as it should be until the week before, and a second one that
 * waits to be signed. Needs the built program.
 */
export async function startStage(profile: `test-${string}`): Promise<Stage> {
  const { acts } = yearOf(SLUG, 2026, 'pairing');
  const start = acts[0]!.at;
  const stack = await testStack({ profile, fresh: true, clock: `lapse:${start}:0.001`, log: () => undefined });
  try {
    return await lived(stack, acts);
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

async function lived(stack: Stack, acts: readonly Act[]): Promise<Stage> {
  await stack.ready;
  const api = apiAt(stack.apiUrl);
  await api.signIn(DISTRICT, 'officer');
  await api.signIn(HOST, 'secretary', DISTRICT);
  await api.signIn(PARTNER, 'secretary', DISTRICT);
  const to = (instant: Instant) => timeTo(stack, api, instant);
  await api.post('/programmes', { text: catalogueText(SLUG) }, { 'cobuild-actor': DISTRICT });
  const parties = { community: HOST, 'police-section': PARTNER };
  const proposal = {
    programme: SLUG,
    parties,
    district: DISTRICT,
    term: termOf(2026),
    parameters: answersOf(SLUG),
  };
  for (const [n, { at: when, actor, command }] of acts.filter((act) => act.at < at('2026-06-05')).entries()) {
    await to(when);
    const unit = { 'pairing-community': HOST, 'pairing-police-section': PARTNER }[actor] ?? DISTRICT;
    const headers = { 'idempotency-key': `stage-${n}`, 'cobuild-actor': unit };
    if (command.type === 'ProposeAgreement') await api.post('/agreements/pairing', proposal, headers);
    else await api.post('/agreements/pairing/commands', command, headers);
  }
  await to(TODAY);
  const next = { ...proposal, term: termOf(2027) };
  await api.post('/agreements/pairing-2', next, { 'idempotency-key': 'stage-next', 'cobuild-actor': DISTRICT });
  return { url: stack.apiUrl, api, databaseUrl: stack.databaseUrl, putTo: to, stop: () => stack.stop() };
}

async function timeTo({ databaseUrl }: Stack, api: Api, instant: Instant): Promise<void> {
  if ((await api.get<{ now: Instant }>('/clock')).now >= instant) return;
  await putTo(databaseUrl, instant);
  while ((await api.get<{ now: Instant }>('/clock')).now < instant) await pause(5);
  await untilQuiet(databaseUrl, instant, PATIENCE_MS);
}
