import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { fold } from '@cobuild/agreement';
import { Name, RolloutWish, type Rollout } from '@cobuild/api-schema';
import { unitNames, unitsUnder } from '@cobuild/directory';
import { factOf, findProgramme, readStream } from '@cobuild/ledger';
import { readProgramme } from '@cobuild/programme';
import { listVisible } from '@cobuild/readmodel';
import { ApiDeps } from '../deps';
import { notFound } from '../problem';
import { planned } from '../proposing';
import { needOfficer, Viewing } from '../viewing';
import { Zod } from '../zod.pipe';
import { stepsOf, type Running } from './rollout';

/** More agreements of one programme than any district has. */
const MOST = 100_000;

/** Rolling a programme out over many communities. */
@Controller('programmes/:slug/rollout')
export class RolloutController {
  constructor(private readonly deps: ApiDeps) {}

  /** What each agreement would be proposed with, and which are left out and why; proposes nothing. */
  @Post()
  @HttpCode(200)
  async steps(
    @Param('slug', new Zod(Name)) slug: string,
    @Body(new Zod(RolloutWish)) wish: z.output<typeof RolloutWish>,
    @Viewing() viewer: Viewer,
  ): Promise<Rollout> {
    needOfficer(viewer, wish.district);
    const { manager } = this.deps.db;
    const published = await findProgramme(manager, slug, wish.version);
    const definition = published && readProgramme(published.text, `${slug}.yaml`).definition;
    if (!definition) throw notFound();
    const { version } = published;
    // Refuses a term in which the programme leaves questions open.
    await planned(manager, slug, version, wish.term, {});
    const above = { above: [wish.district], parties: [] };
    const listed = await listVisible(manager, above, { after: '', limit: MOST, programme: slug });
    const chosen = new Set(wish.pairs.flatMap((parties) => Object.values(parties)));
    const open = listed.filter(({ status, host }) => status !== 'closed' && chosen.has(host));
    const known = {
      names: await unitNames(manager),
      own: new Set(await unitsUnder(manager, wish.district)),
      taken: new Set(listed.map(({ agreementId }) => agreementId)),
      running: await Promise.all(open.map(({ agreementId, host }) => runningOf(manager, agreementId, host))),
    };
    return {
      ...{ programme: slug, version, title: definition.title },
      steps: stepsOf(definition, version, wish, known),
    };
  }
}

/** The days of an agreement; they stand in its first entry and stay. */
async function runningOf(tx: EntityManager, id: string, host: string): Promise<Running> {
  const { term } = fold((await readStream(tx, id, 0, 1)).map(factOf)).plan;
  return { id, host, ...term };
}
