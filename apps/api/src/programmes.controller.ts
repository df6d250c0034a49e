import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { Day, Id, Name, VersionText, WithValues, type ProgrammeCheck } from '@cobuild/api-schema';
import { addMonths, yearOf } from '@cobuild/calendar';
import { catalogueSlugs, catalogueText, mapBounded } from '@cobuild/config';
import { DIRECTORY_ZONE } from '@cobuild/directory';
import {
  clockFault,
  digestOf,
  findProgramme,
  holdOn,
  isInCatalogue,
  listProgrammes,
  publishProgramme,
  trustedNow,
} from '@cobuild/ledger';
import {
  answeredReading,
  burdenOf,
  check,
  datedPart,
  plan,
  readProgramme,
  suggestDay,
  type Reading,
} from '@cobuild/programme';
import { planToIcs } from '@cobuild/notice';
import { listVisible, type AgreementOverview } from '@cobuild/readmodel';
import { coverageOf } from './coverage';
import { ApiDeps } from './deps';
import { downloadName } from './download-name';
import { notFound } from './problem';
import { openPart } from './programmes/answers';
import { checked } from './programmes/check';
import { ownersFor, publisherFor } from './programmes/owners';
import { asWrong, programmeWrong, publishText, thisYear } from './programmes/publish';
import { SubmittedText, textOf } from './programmes/submitted-text';
import { titleOf } from './programmes/title-of';
import { revisionOf } from './revision';
import { needOfficer, scopeOf, Viewing } from './viewing';
import { Zod } from './zod.pipe';

/** At most three years, as agreements run. */
const CheckTerm = z
  .object({ from: Day.optional(), to: Day.optional(), with: WithValues })
  .refine(({ from, to }) => !from || !to || from <= to, { message: 'term-order', path: ['to'] })
  .refine(({ from, to }) => !from || !to || to < addMonths(from, 36), { message: 'term-length', path: ['to'] });
const Term = z
  .object({
    from: Day,
    to: Day,
    version: VersionText.optional(),
    lang: z.enum(['zh', 'en']).default('zh'),
    with: WithValues,
  })
  .refine(({ from, to }) => from <= to, { message: 'term-order', path: ['to'] })
  .refine(({ from, to }) => to < addMonths(from, 36), { message: 'term-length', path: ['to'] });

/** Bytes that are no text hold no programme; their note says so. */
const UNREAD: Reading = { definition: null, draft: null, problems: [], source: null, places: [] };

/** A programme of two hundred items with its comments. */
const PROGRAMME = { bodyBytes: 256 * 1024 };

/** More agreements of one programme than any district has. */
const MOST = 100_000;

/** Programmes: publish, read, preview. */
@Controller('programmes')
export class ProgrammesController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  async list(@Viewing() viewer: Viewer) {
    const { manager } = this.deps.db;
    const published = await listProgrammes(manager, await ownersFor(manager, viewer));
    return {
      programmes: published.map(({ owner, slug, version, digest, text, publishedAt, adoptedFrom }) => ({
        owner,
        adoptedFrom,
        slug,
        version,
        title: titleOf(digest, text),
        digest,
        publishedAt,
      })),
    };
  }

  @Post()
  @HttpCode(200)
  @RouteConfig(PROGRAMME)
  async publish(
    @Body(new Zod(SubmittedText, 'bytes')) body: SubmittedText,
    @Headers('content-type') contentType: string | undefined,
    @Headers('cobuild-actor') actor: string | undefined,
    @Viewing() viewer: Viewer,
  ) {
    needOfficer(viewer);
    const named = actor === undefined ? undefined : new Zod(Id).transform(actor);
    const owner = await publisherFor(this.deps.db.manager, viewer, named);
    const { text, notes } = textOf(body, contentType);
    if (text === null) throw programmeWrong(notes);
    const published = await publishText(this.deps, text, { owner, publishedBy: viewer.person, adoptedFrom: null });
    return { ...published, notes: notes.map(asWrong) };
  }

  /** Looks at a text as publishing would, and lays it on a term (this year unless told); publishes nothing. */
  @Post('check')
  @HttpCode(200)
  @RouteConfig(PROGRAMME)
  async checkOnly(
    @Body(new Zod(SubmittedText, 'bytes')) body: SubmittedText,
    @Headers('content-type') contentType: string | undefined,
    @Query(new Zod(CheckTerm)) asked: z.output<typeof CheckTerm>,
    @Viewing() viewer: Viewer,
  ): Promise<ProgrammeCheck> {
    needOfficer(viewer);
    const { text, notes } = textOf(body, contentType);
    const { reading, values } =
      text === null ? { reading: UNREAD, values: {} } : answeredReading(text, 'programme.yaml', asked.with);
    const definition = reading.draft?.definition;
    const year = thisYear(this.deps.clock.now(), definition ?? { timeZone: DIRECTORY_ZONE });
    const { from, to } = asked;
    const term = from === undefined || to === undefined ? year : { from, to };
    const owners = await ownersFor(this.deps.db.manager, viewer);
    const find = (version?: number) =>
      definition ? findProgramme(this.deps.db.manager, owners, definition.programme, version) : null;
    const newest = await find();
    return checked({ text: text ?? '', reading, values, notes }, term, year, {
      newest,
      same: await find(definition?.version),
    });
  }

  @Get(':slug')
  async read(@Param('slug', new Zod(Name)) slug: string, @Viewing() viewer: Viewer) {
    const found = await this.published(viewer, slug);
    const { draft } = readProgramme(found.text, `${slug}.yaml`);
    return { ...found, definition: draft && datedPart(draft), ...openPart(draft) };
  }

  /** Lays it on a term with the answers to try, each `key=value`; names what waits for another. */
  @Get(':slug/plan')
  async preview(
    @Param('slug', new Zod(Name)) slug: string,
    @Query(new Zod(Term)) { from, to, version, with: answers }: z.output<typeof Term>,
    @Viewing() viewer: Viewer,
  ) {
    const found = await this.published(viewer, slug, version);
    const { reading } = answeredReading(found.text, `${slug}.yaml`, answers);
    const { draft } = reading;
    const planned = draft && plan(datedPart(draft), { from, to });
    const byMonth: Record<string, number> = {};
    for (const { to: last } of planned?.items ?? []) byMonth[last.slice(0, 7)] = (byMonth[last.slice(0, 7)] ?? 0) + 1;
    const suggested = planned && Object.fromEntries(planned.items.map((item) => [item.key, suggestDay(planned, item)]));
    return {
      plan: planned,
      byMonth,
      suggested,
      burden: planned && burdenOf(planned),
      problems: check(reading, { from, to }),
      ...openPart(draft),
    };
  }

  /** How far the agreements of this programme have come with what all of them owe: computed now, from the ledger. */
  @Get(':slug/coverage')
  async coverage(@Param('slug', new Zod(Name)) slug: string, @Viewing() viewer: Viewer) {
    needOfficer(viewer);
    await this.published(viewer, slug);
    return { slug, coverage: await coverageOf(this.deps.db, await this.theirs(viewer, slug), this.deps.clock.now()) };
  }

  /** What the calendar of today would move, agreement by agreement; those it leaves alone are not named. */
  @Get(':slug/revision')
  async revision(@Param('slug', new Zod(Name)) slug: string, @Viewing() viewer: Viewer) {
    needOfficer(viewer);
    await this.published(viewer, slug);
    const open = (await this.theirs(viewer, slug)).filter(({ status }) => status === 'in-force');
    const looked = await mapBounded(open, async ({ agreementId }) => ({
      agreementId,
      moved: (await revisionOf(this.deps.db.manager, agreementId, this.deps.clock.now())).moved,
    }));
    return { slug, looked: open.length, agreements: looked.filter(({ moved }) => moved.length > 0) };
  }

  /** The same as a calendar file, in the language of `lang` (zh unless told); what waits for an answer is not in it. */
  @Get(':slug/plan.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  async calendar(
    @Param('slug', new Zod(Name)) slug: string,
    @Query(new Zod(Term)) { from, to, version, lang, with: answers }: z.output<typeof Term>,
    @Viewing() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { text } = await this.published(viewer, slug, version);
    const { draft } = answeredReading(text, `${slug}.yaml`, answers).reading;
    if (!draft) throw notFound();
    const definition = datedPart(draft);
    const parts = [definition.title[lang], yearOf(from) === yearOf(to) ? String(yearOf(from)) : `${from}_${to}`];
    const disposition = downloadName({ parts, ending: 'ics', ascii: `${slug}-${from}`, shown: 'inline' });
    void reply.header('content-disposition', disposition);
    return planToIcs(definition, plan(definition, { from, to }), lang);
  }

  /** Agreements of a programme that an officer oversees. */
  private theirs(viewer: Viewer, programme: string): Promise<AgreementOverview[]> {
    return listVisible(this.deps.db.manager, scopeOf(viewer), { after: '', limit: MOST, programme });
  }

  /** A version of a programme of theirs or of the catalogue, the newest unless told. */
  private async published(viewer: Viewer, slug: string, version?: number) {
    const { manager } = this.deps.db;
    const found = await findProgramme(manager, await ownersFor(manager, viewer), slug, version);
    if (!found) throw notFound();
    return found;
  }
}

/** Publishes the programmes that come with the product, unless they are there or the ledger is read-only. */
export async function publishCatalogue({ db, clock }: ApiDeps): Promise<void> {
  if ((await holdOn(db.manager, null)) || (await clockFault(db.manager, clock))) return;
  for (const slug of catalogueSlugs()) {
    const text = catalogueText(slug) ?? '';
    if (await isInCatalogue(db.manager, digestOf(text))) continue; // there is no need to read it
    const definition = readProgramme(text, `${slug}.yaml`).draft?.definition;
    if (definition)
      await publishProgramme(db.manager, {
        slug,
        version: definition.version,
        text,
        publishedAt: await trustedNow(db.manager, clock),
      });
  }
}
