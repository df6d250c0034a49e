import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { MoreThan } from 'typeorm';
import { z } from 'zod';
import { replay, verifyChain } from '@cobuild/audit';
import { dueOf, spreadOf, type AgreementCommand } from '@cobuild/agreement';
import { Accepted, At, Command, Id, Proposal } from '@cobuild/api-schema';
import { handle } from '@cobuild/handler';
import { findProgramme, readStream, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { plan, readProgramme } from '@cobuild/programme';
import { AgreementOverview } from '@cobuild/readmodel';
import { Asking } from './asking';
import { ApiDeps } from './deps';
import { notFound, Problem, RefusedByRule } from './problem';
import { questionsOf } from './programmes.controller';
import { revisionOf } from './revision';
import { Zod } from './zod.pipe';

const Moment = z.object({ at: At.optional(), basis: z.enum(['recorded', 'occurred']).default('recorded') });
const Page = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
const Listing = z.object({
  status: z.enum(['proposed', 'in-force', 'closed']).optional(),
  after: z.string().default(''),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** Agreements: propose, ask things of, read now or as of a moment. */
@Controller('agreements')
export class AgreementsController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  async list(@Query(new Zod(Listing)) { status, after, limit }: z.output<typeof Listing>) {
    const where = { agreementId: MoreThan(after), ...(status ? { status } : {}) };
    return {
      agreements: await this.deps.db.manager.find(AgreementOverview, {
        where,
        order: { agreementId: 'ASC' },
        take: limit,
      }),
    };
  }

  @Post(':id')
  @HttpCode(200)
  async propose(
    @Param('id', new Zod(Id)) id: string,
    @Body(new Zod(Proposal)) { programme, version, parties, district, term, parameters }: z.output<typeof Proposal>,
    @Asking() { key, actor }: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (actor !== district) throw new RefusedByRule({ code: 'district-only' });
    const published = await findProgramme(this.deps.db.manager, programme, version);
    if (!published) throw notFound();
    const reading = readProgramme(published.text, `${published.slug}.yaml`, parameters);
    const { definition } = reading;
    const open = questionsOf(reading, term);
    if (!definition || open.length > 0)
      throw new Problem(
        422,
        'programme-open',
        { zh: '方案在这个期限内还有待答的问题', en: 'The programme leaves questions open for this term' },
        open,
      );
    const command: AgreementCommand = {
      type: 'ProposeAgreement',
      plan: plan(definition, term),
      definition: published.digest,
      parties,
      district,
      parameters,
      spread: spreadOf(id),
      renews: null,
    };
    return this.ask(id, { key, actor, command }, reply);
  }

  @Post(':id/commands')
  @HttpCode(200)
  async command(
    @Param('id', new Zod(Id)) id: string,
    @Body(new Zod(Command)) command: Command,
    @Asking() { key, actor, expectedVersion }: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.ask(id, { key, actor, command, ...(expectedVersion === undefined ? {} : { expectedVersion }) }, reply);
  }

  @Get(':id')
  async read(
    @Param('id', new Zod(Id)) id: string,
    @Query(new Zod(Moment)) { at, basis }: z.output<typeof Moment>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { agreement, upTo } = replay(await this.entries(id), at === undefined ? {} : { at, basis });
    if (upTo === 0) throw notFound();
    void reply.header('etag', `"${upTo}"`);
    const items = Object.values(agreement.items).map((item) => ({ ...item, dueOn: dueOf(item) }));
    const { plan: agreed, ...standing } = agreement;
    const { programme, version, timeZone, term, sides, criteria } = agreed;
    return {
      id,
      version: upTo,
      programme: { slug: programme, version },
      timeZone,
      term,
      sides,
      criteria,
      ...standing,
      items,
    };
  }

  /** What the calendar of today moves in this agreement; nothing is changed by asking. */
  @Get(':id/revision')
  async revision(@Param('id', new Zod(Id)) id: string) {
    const { from, to, moved } = await revisionOf(this.deps.db.manager, id, this.deps.clock.now());
    return { agreementId: id, from, to, moved };
  }

  @Post(':id/revision')
  @HttpCode(200)
  async revise(
    @Param('id', new Zod(Id)) id: string,
    @Asking() { key, actor }: Asking,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { plan: fresh } = await revisionOf(this.deps.db.manager, id, this.deps.clock.now());
    const command: AgreementCommand = { type: 'RevisePlan', plan: fresh };
    return this.ask(id, { key, actor, command }, reply);
  }

  @Get(':id/events')
  async events(@Param('id', new Zod(Id)) id: string, @Query(new Zod(Page)) { after, limit }: z.output<typeof Page>) {
    const sealed = await readStream(this.deps.db.manager, id, after);
    if (sealed.length === 0 && after === 0) throw notFound();
    const entries = sealed.slice(0, limit).map(({ envelope, commitment }) => {
      const { seq, type, occurredAt, recordedAt, actor, payload } = JSON.parse(envelope) as Envelope;
      return { seq, type, occurredAt, recordedAt, actor, payload, commitment };
    });
    return { agreementId: id, entries };
  }

  @Get(':id/verify')
  async verify(@Param('id', new Zod(Id)) id: string) {
    const entries = await this.entries(id);
    const findings = [...verifyChain(entries)];
    return { agreementId: id, entries: entries.length, intact: findings.length === 0, findings };
  }

  private async entries(id: string): Promise<SealedEntry[]> {
    const entries = await readStream(this.deps.db.manager, id);
    if (entries.length === 0) throw notFound();
    return entries;
  }

  private async ask(
    id: string,
    submission: Parameters<typeof handle>[2],
    reply: FastifyReply,
  ): Promise<z.output<typeof Accepted>> {
    const handled = await handle(this.deps, id, submission);
    if (!handled.accepted) throw new RefusedByRule(handled.refusal);
    void reply.header('etag', `"${handled.version}"`);
    const { version, fromSeq, repeated, next } = handled;
    return { version, fromSeq, repeated, next };
  }
}
