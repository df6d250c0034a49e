import { adjust, catalogueText, runProcess } from '@cobuild/config';
import { readProgramme } from '@cobuild/programme';
import { up, type Stack } from '../../../../infra/up';
import { apiAt, Refused, type Api } from '../http';
import { persistently } from '../lapse/conductor';
import { demoAnswers } from '../lapse/demo-answers';
import { demoYear, DISTRICT } from '../lapse/demo-cast';
import { perform } from '../lapse/run';

const SLUG = 'police-section-pairing';
const PORT = 3100;
/** Virtual ms per real ms in the beginning: a day in a second. */
const DAY_PER_SECOND = 86_400;

/**
 * The demo year: a Cobuild of its own, begun anew, whose time runs as fast as whoever looks at it likes, and in which made-up people do
 * most of what they agreed on. Tells its address as `{"url":…}` on a line of its own, and stays until it is stopped or the process that
 * started it is gone.
 */
export function demo(): void {
  const parameters = demoAnswers(SLUG);
  const { definition } = readProgramme(catalogueText(SLUG) ?? '', `${SLUG}.yaml`, parameters);
  if (!definition) throw new Error(`${SLUG} is not in the catalogue, or the demo has no answer to one of its blanks`);
  const year = demoYear(definition, parameters);
  runProcess('demo', async ({ fail }) => {
    const clock = `lapse:${year.start}:0.001`;
    const stack = await up({ profile: 'demo', fresh: true, clock, apiPort: PORT, log: () => undefined });
    play(stack, year).catch(fail);
    return () => stack.stop();
  });
}

async function play(stack: Stack, { units, scenes, start, until }: ReturnType<typeof demoYear>): Promise<void> {
  await stack.ready;
  const api = apiAt(stack.apiUrl);
  await settle(apiAt(stack.apiUrl), units);
  await apiAt(stack.apiUrl).signIn(DISTRICT, 'auditor');
  await steered(stack.databaseUrl, { rate: DAY_PER_SECOND, horizon: start });
  process.stdout.write(`${JSON.stringify({ url: stack.apiUrl })}\n`);
  for (const { agreementId, term, act, nth } of scenes) {
    await steered(stack.databaseUrl, { horizon: act.at });
    // What somebody at the screen has done before is not done again.
    await perform(api, { agreementId, term }, act, nth, act.at).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error;
    });
  }
  await steered(stack.databaseUrl, { horizon: until });
}

/** The district, its communities and their partners, by name. */
async function settle(api: Api, units: ReturnType<typeof demoYear>['units']): Promise<void> {
  await api.signIn(DISTRICT, 'administrator');
  for (const { id, name, kind } of units) {
    await api.post('/units', { id, name, kind, parent: DISTRICT }, { 'cobuild-actor': DISTRICT });
  }
}

const steered = (url: string, change: Parameters<typeof adjust>[1]): Promise<void> =>
  persistently(url, (client) => adjust(client, change));
