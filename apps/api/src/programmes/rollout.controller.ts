import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { fold } from '@cobuild/agreement';
import { Id, Name, RolloutWish, type RolledOut, type Rollout } from '@cobuild/api-schema';
import { dayOf } from '@cobuild/calendar';
import { mapBounded } from '@cobuild/config';
import { DIRECTORY_ZONE, homeOf, knownUnits, unitNames, unitsUnder, vacantOf } from '@cobuild/directory';
import { factOf, findProgramme, readStream } from '@cobuild/ledger';
import { programmeReader, type Definition } from '@cobuild/programme';
import { listVisible } from '@cobuild/readmodel';
import { said } from '../board/shown';
import { ApiDeps } from '../deps';
import { giving } from '../given-id';
import { invitedUnits } from '../inviting';
import { notFound } from '../problem';
import { needOfficer, Viewing } from '../viewing';
import { Zod } from '../zod.pipe';
import { asked, judged } from './answers';
import { judgeMany } from './judge-many';
import { needClosed } from './publish';
import { answersFor, isRolledOut, stepsOf, type Running } from './rollout';

/** More agreements of one programme than any district has. */
const MOST = 100_000;

const Whose = z.object({ district: Id });

/** Rolling a programme out over many communities. */
@Controller('programmes/:slug/rollout')
export class RolloutController {
  constructor(private readonly deps: ApiDeps) {}

  /** What was rolled out and waits to be signed, as the district that proposed it sees it. */
  @Get()
  async waiting(
    @Param('slug', new Zod(Name)) slug: string,
    @Query(new Zod(Whose)) { district }: z.output<typeof Whose>,
    @Viewing() viewer: Viewer,
  ): Promise<RolledOut> {
    needOfficer(viewer, district);
    const { manager } = this.deps.db;
    const { definition } = await publishedIn(manager, district, slug);
    const page = { after: '', limit: MOST, programme: slug, status: 'proposed' };
    const listed = await listVisible(manager, { above: [district], parties: [] }, page);
    const own = listed.filter((one) => one.district === district);
    const names = await unitNames(manager);
    const give = await giving(manager, this.deps, district);
    const found = await mapBounded(own, ({ agreementId }) => waitingOf(manager, agreementId, definition, names, give));
    return { proposals: found.flat() };
  }

  /** What each agreement would be proposed with, and which are left out and why; proposes nothing. */
  @Post()
  @HttpCode(200)
  @RouteConfig({ bodyBytes: 1024 * 1024 }) // some thousand pairs
  async steps(
    @Param('slug', new Zod(Name)) slug: string,
    @Body(new Zod(RolloutWish)) wish: z.output<typeof RolloutWish>,
    @Viewing() viewer: Viewer,
  ): Promise<Rollout> {
    needOfficer(viewer, wish.district);
    const { manager } = this.deps.db;
    const { definition, version, read } = await publishedIn(manager, wish.district, slug, wish.version);
    const { parameters } = definition;
    const asking = { read, parameters, term: wish.term };
    needClosed(judged(asking, wish.parameters).open);
    const above = { above: [wish.district], parties: [] };
    const listed = await listVisible(manager, above, { after: '', limit: MOST, programme: slug });
    const chosen = new Set(wish.pairs.flatMap((parties) => Object.values(parties)));
    const open = listed.filter(({ status, host }) => status !== 'closed' && chosen.has(host));
    // Whether a unit elsewhere exists is not looked up before somebody invites it.
    const near = await knownUnits(manager, [wish.district, await homeOf(manager, wish.district)]);
    const today = dayOf(this.deps.clock.now(), DIRECTORY_ZONE);
    const nearby = near.map(({ id }) => id).filter((id) => chosen.has(id));
    const vacant = await vacantOf(manager, nearby, { from: today, to: today });
    const known = {
      vacant: new Set(vacant.map(({ unit }) => unit)),
      names: new Map(near.map(({ id, name }) => [id, name])),
      give: await giving(manager, this.deps, wish.district),
      invited: await invitedUnits(manager, [...chosen], wish.district),
      own: new Set(await unitsUnder(manager, wish.district)),
      taken: new Set(listed.map(({ agreementId }) => agreementId)),
      withdrawn: await withdrawnOf(
        manager,
        listed
          .filter(({ status, host }) => status === 'closed' && chosen.has(host))
          .map(({ agreementId }) => agreementId),
      ),
      wrongIn: await judgeMany(
        asking,
        wish.pairs.map((_, n) => answersFor(wish, n)),
      ),
      running: await mapBounded(open, ({ agreementId, host }) => runningOf(manager, agreementId, host)),
    };
    return {
      ...{ programme: slug, version, title: definition.title, parameters: parameters.map(asked) },
      steps: stepsOf(definition, version, wish, known),
    };
  }
}

/** A version of a programme of the district or the catalogue, the newest unless told. */
async function publishedIn(tx: EntityManager, district: string, slug: string, wanted?: number) {
  const published = await findProgramme(tx, [await homeOf(tx, district)], slug, wanted);
  if (!published) throw notFound();
  const read = programmeReader(published.text, `${slug}.yaml`);
  const { draft } = read({});
  if (!draft) throw notFound();
  return { definition: draft.definition, version: published.version, read };
}

/** A proposal as its district sees it, if rolling out made it. */
async function waitingOf(
  tx: EntityManager,
  id: string,
  definition: Definition,
  names: ReadonlyMap<string, string>,
  give: (wish: string) => string,
): Promise<RolledOut['proposals']> {
  const facts = (await readStream(tx, id)).map(factOf);
  const { plan, parties, signed } = fold(facts);
  const [first] = facts;
  if (!first || !isRolledOut(id, definition, parties, plan.term, give)) return [];
  const on = dayOf(first.at, plan.timeZone);
  const named = (side: 'host' | 'partner') =>
    definition.roles.filter((role) => role.side === side).map(({ key }) => nameOf(names, parties[key] ?? ''));
  return [
    {
      ...{ id, key: `taken-back-${id}`, host: named('host').join('、'), partners: named('partner'), on },
      ...{ term: plan.term, said: said(on), signed: signed.length, of: Object.keys(parties).length },
    },
  ];
}

const nameOf = (names: ReadonlyMap<string, string>, unit: string): string => names.get(unit) ?? unit;

/** Those of some closed agreements that were taken back or left. */
async function withdrawnOf(tx: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  const found = await mapBounded(ids, async (id) => {
    const { ending } = fold((await readStream(tx, id)).map(factOf));
    return ending === 'withdrawn' ? [id] : [];
  });
  return new Set(found.flat());
}

/** The days of an agreement; they stand in its first entry and stay. */
async function runningOf(tx: EntityManager, id: string, host: string): Promise<Running> {
  const { term } = fold((await readStream(tx, id, 0, 1)).map(factOf)).plan;
  return { id, host, ...term };
}
