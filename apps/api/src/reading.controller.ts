import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import {
  adjustmentsIn,
  advancedTo,
  dueOf,
  filesOf,
  isBlind,
  isOverdue,
  notesOf,
  scoresFor,
  suggestedOutcome,
  type Agreement,
} from '@cobuild/agreement';
import { At, Id, Name, Sha256, INT4 } from '@cobuild/api-schema';
import { pointsOf, replay, tell, verifyChain, type Basis } from '@cobuild/audit';
import type { Instant } from '@cobuild/calendar';
import { erasedTexts, fileErasedAt, openFile, unitNames } from '@cobuild/directory';
import { extensionOf } from '@cobuild/media';
import { factOf, readStream, toFact, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { sayFact, titlesOf } from '@cobuild/notice';
import type { Definition } from '@cobuild/programme';
import { definitionOf } from '@cobuild/readmodel';
import { wordsOf } from './agreement-words';
import { ApiDeps } from './deps';
import { downloadName } from './download-name';
import { momentOf } from './moments';
import { notFound, Problem } from './problem';
import { rolesOf, visible, Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Moment = z.object({ at: At.optional(), basis: z.enum(['recorded', 'occurred']).default('recorded') });
const Page = z.object({
  after: z.coerce.number().int().min(0).max(INT4).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
const Whose = z.object({ role: Name, review: Name.optional() });

/** One agreement as those who may see it see it: now, as of a moment, what happened, what proves it. */
@Controller('agreements/:id')
export class ReadingController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  async read(
    @Param('id', new Zod(Id)) id: string,
    @Query(new Zod(Moment)) { at, basis }: z.output<typeof Moment>,
    @Viewing() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await visible(this.deps.db.manager, viewer, id);
    const { agreement, upTo } = await this.momentOf(id, at, basis);
    if (upTo === 0) throw notFound();
    void reply.header('etag', `"${upTo}"`);
    // As it was known at a moment, or as it stands now, also when time's own facts are not recorded yet.
    const standsNow = at === undefined ? advancedTo(agreement, this.deps.clock.now()) : agreement;
    const items = Object.values(agreement.items).map((item) => {
      const overdue = isOverdue(standsNow, standsNow.items[item.key] ?? item);
      return { ...item, overdue, dueOn: dueOf(item) };
    });
    const { plan: agreed, at: last, ...standing } = agreement;
    const { programme, version, timeZone, term, sides, criteria, rules } = agreed;
    return {
      id,
      version: upTo,
      programme: { slug: programme, version },
      timeZone,
      term,
      sides,
      criteria,
      adjustments: adjustmentsIn(agreed),
      rules,
      last,
      ...standing,
      scores: scoresFor(agreement, rolesOf(viewer, agreement)),
      items,
      words: wordsOf(agreement, await this.definition(agreement), await unitNames(this.deps.db.manager)),
    };
  }

  @Get('events')
  async events(
    @Param('id', new Zod(Id)) id: string,
    @Query(new Zod(Page)) { after, limit }: z.output<typeof Page>,
    @Viewing() viewer: Viewer,
  ) {
    const sealed = await this.entries(id, viewer);
    const { agreement } = replay(sealed);
    const blind = isBlind(agreement, rolesOf(viewer, agreement));
    const titles = titlesOf((await this.definition(agreement)) ?? { items: [], roles: [] });
    const entries = sealed.slice(after, after + limit).map(({ envelope, commitment }) => {
      const known = JSON.parse(envelope) as Envelope;
      const { seq, type, occurredAt, recordedAt, actor, payload } = known;
      const shown = blind(toFact(known)) ? { ...payload, points: {}, hidden: true } : payload;
      const said = { zh: sayFact(toFact(known), titles, 'zh'), en: sayFact(toFact(known), titles, 'en') };
      const told = tell(known, agreement, titles);
      const why = `/agreements/${id}/why?occasion=${encodeURIComponent(occasionOf(id, known))}`;
      return { seq, type, occurredAt, recordedAt, actor, payload: shown, commitment, said, ...told, why };
    });
    return { agreementId: id, entries, total: sealed.length };
  }

  @Get('verify')
  async verify(@Param('id', new Zod(Id)) id: string, @Viewing() viewer: Viewer) {
    const entries = await this.entries(id, viewer);
    const findings = [...verifyChain(entries)];
    return { agreementId: id, entries: entries.length, intact: findings.length === 0, findings };
  }

  /** What the record suggests for each criterion of a role, with the items, and the entries, that say so. */
  @Get('appraisal')
  async appraise(
    @Param('id', new Zod(Id)) id: string,
    @Query(new Zod(Whose)) { role, review }: z.output<typeof Whose>,
    @Viewing() viewer: Viewer,
  ) {
    const entries = await this.entries(id, viewer);
    const { agreement } = replay(entries);
    const criteria = pointsOf(entries, role, review);
    const outcome = suggestedOutcome(agreement, rolesOf(viewer, agreement), review);
    return { agreementId: id, role, criteria, outcome };
  }

  /** The texts that the agreement's facts refer to and its units keep; of an erased one, when it was. */
  @Get('texts')
  async texts(@Param('id', new Zod(Id)) id: string, @Viewing() viewer: Viewer) {
    const entries = await this.entries(id, viewer);
    const { parties, district } = replay(entries).agreement;
    const notes = entries.flatMap((entry) => notesOf(factOf(entry)));
    const texts = await this.deps.side.readAll(
      this.deps.db.manager,
      notes.map((note) => note.id),
      [...Object.values(parties), district],
    );
    const erased = await erasedTexts(
      this.deps.db.manager,
      notes.map((note) => note.id),
    );
    return { agreementId: id, texts: Object.fromEntries(texts), erased: Object.fromEntries(erased) };
  }

  /** A file that the agreement's facts refer to, as a download that no browser runs. */
  @Get('files/:sha256')
  async file(
    @Param('id', new Zod(Id)) id: string,
    @Param('sha256', new Zod(Sha256)) sha256: string,
    @Viewing() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const entries = await this.entries(id, viewer);
    const { agreement } = replay(entries);
    const bearer = entries.map(factOf).find((fact) => filesOf(fact).includes(sha256));
    const referred = bearer !== undefined;
    const units = [...Object.values(agreement.parties), agreement.district];
    const found = referred ? await openFile(this.deps.db.manager, this.deps.files, sha256, units) : null;
    if (!found) throw referred ? await this.goneOrNotFound(sha256) : notFound();
    sandboxed(reply);
    const titles = titlesOf((await this.definition(agreement)) ?? { items: [], roles: [] });
    const about = bearer && 'item' in bearer.event ? titles.item(bearer.event.item, 'zh') : '';
    const parts = ['佐证材料', about, sha256.slice(0, 8)];
    return new StreamableFile(found.content, {
      type: found.type,
      length: found.bytes,
      disposition: downloadName({ parts, ending: extensionOf(found.type), ascii: `evidence-${sha256.slice(0, 12)}` }),
    });
  }

  /** By what was known, at once however long its life; by what had happened, folded from the first entry. */
  private async momentOf(id: string, at: Instant | undefined, basis: Basis) {
    const { manager } = this.deps.db;
    if (at === undefined || basis === 'recorded') return momentOf(manager, id, at);
    return replay(await readStream(manager, id), { at, basis });
  }

  /** To who sees the agreement, a file that was erased is gone, and since when. */
  private async goneOrNotFound(sha256: string): Promise<Problem> {
    const at = await fileErasedAt(this.deps.db.manager, sha256);
    if (at === null) return notFound();
    return new Problem(410, 'erased', { zh: `这个文件已于 ${at} 删除`, en: `This file was erased at ${at}` });
  }

  private definition(agreement: Agreement): Promise<Definition | null> {
    return definitionOf(this.deps.db.manager, agreement, agreement.parameters);
  }

  private async entries(id: string, viewer: Viewer): Promise<SealedEntry[]> {
    await visible(this.deps.db.manager, viewer, id);
    return readStream(this.deps.db.manager, id);
  }
}

/** Under which occasion it stands why an entry came: a reminder under its own, everything else under its number. */
function occasionOf(id: string, envelope: Envelope): string {
  const { event } = toFact(envelope);
  return event.type === 'ReminderIssued' ? `${id}/${event.item}/${event.step}/${event.round}` : `${id}/${envelope.seq}`;
}

/** Whatever is inside, it runs nowhere. */
export function sandboxed(reply: FastifyReply): void {
  void reply.headers({ 'content-security-policy': "sandbox; default-src 'none'", 'x-content-type-options': 'nosniff' });
}
