import { createHash } from 'node:crypto';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { Day, Name, type ProgrammeCheck } from '@cobuild/api-schema';
import { addMonths, localDate, yearOf, dayOf, type Instant } from '@cobuild/calendar';
import { catalogueSlugs, catalogueText } from '@cobuild/config';
import { DIRECTORY_ZONE } from '@cobuild/directory';
import { findProgramme, findProgrammeText, holdOn, listProgrammes, publishProgramme } from '@cobuild/ledger';
import {
  burdenOf,
  check,
  plan,
  readProgramme,
  suggestDay,
  type Definition,
  type Problem as Doubt,
  type Reading,
} from '@cobuild/programme';
import { planToIcs } from '@cobuild/notice';
import { listVisible, type AgreementOverview } from '@cobuild/readmodel';
import type { Wrong } from './bad-request';
import { coverageOf } from './coverage';
import { ApiDeps } from './deps';
import { notFound, Problem, RefusedByRule } from './problem';
import { checked } from './programmes/check';
import { titleOf } from './programmes/title-of';
import { revisionOf } from './revision';
import { needOfficer, scopeOf, Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Text = z.union([z.string().min(1), z.strictObject({ text: z.string().min(1) }).transform(({ text }) => text)]);
/** At most three years, as agreements run. */
const CheckTerm = z
  .object({ from: Day.optional(), to: Day.optional() })
  .refine(({ from, to }) => !from || !to || from <= to, { message: 'term-order', path: ['to'] })
  .refine(({ from, to }) => !from || !to || to < addMonths(from, 36), { message: 'term-length', path: ['to'] });
const Term = z.object({
  from: Day,
  to: Day,
  version: z.coerce.number().int().optional(),
  lang: z.enum(['zh', 'en']).default('zh'),
});

/** What an author still has to correct or answer before a programme can be used in a term; notes are not among it. */
export const questionsOf = (reading: Reading, term: Parameters<typeof check>[1]): Wrong[] =>
  check(reading, term)
    .filter(({ severity }) => severity !== 'note')
    .map(asWrong);

const asWrong = ({ path, message, cure, line, column }: Doubt): Wrong => ({ path, message, cure, line, column });

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A term of the present year, against which a programme is checked when it is published. */
function thisYear(now: Instant, { timeZone }: Pick<Definition, 'timeZone'>): Parameters<typeof check>[1] {
  const year = yearOf(dayOf(now, timeZone));
  return { from: localDate(`${year}-01-01`), to: localDate(`${year}-12-31`) };
}

/** More agreements of one programme than any district has. */
const MOST = 100_000;

/** Programmes: publish, read, preview. */
@Controller('programmes')
export class ProgrammesController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  async list() {
    const published = await listProgrammes(this.deps.db.manager);
    return {
      programmes: published.map(({ slug, version, digest, text, publishedAt }) => ({
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
  async publish(@Body(new Zod(Text)) text: string, @Viewing() viewer: Viewer) {
    needOfficer(viewer);
    const reading = readProgramme(text, 'programme.yaml');
    const { definition, problems } = reading;
    if (!definition) throw wrong(problems.map(asWrong));
    const open = questionsOf(reading, thisYear(this.deps.clock.now(), definition));
    if (open.length > 0) throw wrong(open);
    const { programme: slug, version } = definition;
    const digest = digestOf(text);
    const held = await holdOn(this.deps.db.manager, null);
    if (held) throw new RefusedByRule({ code: held.code, about: held.since });
    const fresh = await publishProgramme(this.deps.db.manager, {
      slug,
      version,
      digest,
      text,
      publishedAt: this.deps.clock.now(),
    });
    const known = fresh ? null : await findProgramme(this.deps.db.manager, slug, version);
    if (known && known.digest !== digest)
      throw new Problem(409, 'version-published', {
        zh: '这个版本已经发布，内容不同；请把 version 加一',
        en: 'This version is published with another text; raise its version',
      });
    return { slug, version, digest, published: fresh };
  }

  /** Looks at a text as publishing would, and lays it on a term (this year unless told); publishes nothing. */
  @Post('check')
  @HttpCode(200)
  async checkOnly(
    @Body(new Zod(Text)) text: string,
    @Query(new Zod(CheckTerm)) asked: z.output<typeof CheckTerm>,
    @Viewing() viewer: Viewer,
  ): Promise<ProgrammeCheck> {
    needOfficer(viewer);
    const reading = readProgramme(text, 'programme.yaml');
    const { definition } = reading;
    const year = thisYear(this.deps.clock.now(), definition ?? { timeZone: DIRECTORY_ZONE });
    const { from, to } = asked;
    const term = from === undefined || to === undefined ? year : { from, to };
    const find = (version?: number) => definition && findProgramme(this.deps.db.manager, definition.programme, version);
    const [newest, same] = await Promise.all([find(), find(definition?.version)]);
    return checked(text, reading, term, year, { newest, same });
  }

  @Get(':slug')
  async read(@Param('slug', new Zod(Name)) slug: string) {
    const found = await this.published(slug);
    return { ...found, definition: readProgramme(found.text, `${slug}.yaml`).definition };
  }

  @Get(':slug/plan')
  async preview(
    @Param('slug', new Zod(Name)) slug: string,
    @Query(new Zod(Term)) { from, to, version }: z.output<typeof Term>,
  ) {
    const found = await this.published(slug, version);
    const reading = readProgramme(found.text, `${slug}.yaml`);
    const planned = reading.definition && plan(reading.definition, { from, to });
    const byMonth: Record<string, number> = {};
    for (const { to: last } of planned?.items ?? []) byMonth[last.slice(0, 7)] = (byMonth[last.slice(0, 7)] ?? 0) + 1;
    const suggested = planned && Object.fromEntries(planned.items.map((item) => [item.key, suggestDay(planned, item)]));
    return {
      plan: planned,
      byMonth,
      suggested,
      burden: planned && burdenOf(planned),
      problems: check(reading, { from, to }),
    };
  }

  /** How far the agreements of this programme have come with what all of them owe: computed now, from the ledger. */
  @Get(':slug/coverage')
  async coverage(@Param('slug', new Zod(Name)) slug: string, @Viewing() viewer: Viewer) {
    needOfficer(viewer);
    await this.published(slug);
    return { slug, coverage: await coverageOf(this.deps.db, await this.theirs(viewer, slug)) };
  }

  /** What the calendar of today would move, agreement by agreement; those it leaves alone are not named. */
  @Get(':slug/revision')
  async revision(@Param('slug', new Zod(Name)) slug: string, @Viewing() viewer: Viewer) {
    needOfficer(viewer);
    const open = (await this.theirs(viewer, slug)).filter(({ status }) => status === 'in-force');
    const looked = await Promise.all(
      open.map(async ({ agreementId }) => ({
        agreementId,
        moved: (await revisionOf(this.deps.db.manager, agreementId, this.deps.clock.now())).moved,
      })),
    );
    return { slug, looked: open.length, agreements: looked.filter(({ moved }) => moved.length > 0) };
  }

  /** The same as a calendar file, in the language of `lang` (zh unless told). */
  @Get(':slug/plan.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  async calendar(
    @Param('slug', new Zod(Name)) slug: string,
    @Query(new Zod(Term)) { from, to, version, lang }: z.output<typeof Term>,
  ) {
    const { text } = await this.published(slug, version);
    const { definition } = readProgramme(text, `${slug}.yaml`);
    if (!definition) throw notFound();
    return planToIcs(definition, plan(definition, { from, to }), lang);
  }

  /** Agreements of a programme that an officer oversees. */
  private theirs(viewer: Viewer, programme: string): Promise<AgreementOverview[]> {
    return listVisible(this.deps.db.manager, scopeOf(viewer), { after: '', limit: MOST, programme });
  }

  /** A version of a programme, the newest unless told. */
  private async published(slug: string, version?: number) {
    const found = await findProgramme(this.deps.db.manager, slug, version);
    if (!found) throw notFound();
    return found;
  }
}

const wrong = (problems: readonly Wrong[]): Problem =>
  new Problem(
    422,
    'programme-wrong',
    { zh: '方案还不能发布，见 problems', en: 'The programme cannot be published yet, see problems' },
    problems,
  );

/** Publishes the programmes that come with the product, unless they are there or the ledger is read-only. */
export async function publishCatalogue({ db, clock }: ApiDeps): Promise<void> {
  if (await holdOn(db.manager, null)) return;
  for (const slug of catalogueSlugs()) {
    const text = catalogueText(slug) ?? '';
    if (await findProgrammeText(db.manager, digestOf(text))) continue; // there is no need to read it
    const { definition } = readProgramme(text, `${slug}.yaml`);
    if (definition)
      await publishProgramme(db.manager, {
        slug,
        version: definition.version,
        digest: digestOf(text),
        text,
        publishedAt: clock.now(),
      });
  }
}
