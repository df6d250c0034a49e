import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { mayAnswer, maySee, type Concerned, type Viewer } from '@cobuild/access';
import type { AgreementCommand } from '@cobuild/agreement';
import {
  Accepted,
  Command,
  Id,
  Proposal,
  Renewal,
  Migration,
  VersionText,
  WithValues,
  type MigrationView,
} from '@cobuild/api-schema';
import { concernedBy, pathOf } from '@cobuild/directory';
import { handle, type Prepared } from '@cobuild/handler';
import { listVisible } from '@cobuild/readmodel';
import { titled } from './agreement-words';
import { asTheyStand } from './as-they-stand';
import { Asking } from './asking';
import { ApiDeps } from './deps';
import { givenId } from './given-id';
import { migrationOf, migrationShown } from './migration';
import { mustBeKept } from './named';
import { Problem, RefusedByRule } from './problem';
import { proposalOf, renewalOf } from './proposing';
import { revisionOf } from './revision';
import { happenedSince } from './since';
import { acting, needOfficer, visible, Viewing, scopeOf } from './viewing';
import { Zod } from './zod.pipe';

const Listing = z.object({
  status: z.enum(['proposed', 'in-force', 'suspended', 'closed']).optional(),
  programme: z.string().optional(),
  after: z.string().default(''),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
const Preview = z.object({ version: VersionText.optional(), with: WithValues });

/** Agreements: list, propose, ask things of, carry over to a new year, a new calendar, a new version. */
@Controller('agreements')
export class AgreementsController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  async list(@Query(new Zod(Listing)) page: z.output<typeof Listing>, @Viewing() viewer: Viewer) {
    const { manager } = this.deps.db;
    const listed = await listVisible(manager, scopeOf(viewer), page);
    return { agreements: await titled(manager, await asTheyStand(manager, listed, this.deps.clock.now())) };
  }

  @Post(':id')
  @HttpCode(200)
  async propose(
    @Param('id', new Zod(Id)) id: string,
    @Body(new Zod(Proposal)) proposal: z.output<typeof Proposal>,
    @Asking() asking: Asking,
    @Viewing() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (asking.actor !== proposal.district) throw new RefusedByRule({ code: 'district-only' });
    needOfficer(viewer, asking.actor);
    const given = await this.given(id, viewer, asking);
    const command = this.prepared('ProposeAgreement', proposal, async (tx) => {
      const proposed = await proposalOf(tx, given, proposal);
      await this.below(tx, proposed, asking.actor);
      return proposed;
    });
    return this.ask(given, { ...asking, command }, reply);
  }

  @Post(':id/commands')
  @HttpCode(200)
  async command(
    @Param('id', new Zod(Id)) id: string,
    @Body(new Zod(Command)) command: Command,
    @Asking() asking: Asking,
    @Viewing() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await (command.type === 'AnswerInvitation' ? this.mayAnswer(id, viewer, asking) : this.may(id, viewer, asking));
    await mustBeKept(this.deps, asking.actor, command);
    return this.ask(id, { ...asking, command }, reply);
  }

  /** The next term of an agreement, with what it still owes. The old one stays as it is. */
  @Post(':id/renewal')
  @HttpCode(200)
  async renew(
    @Param('id', new Zod(Id)) id: string,
    @Body(new Zod(Renewal)) renewal: z.output<typeof Renewal>,
    @Asking() asking: Asking,
    @Viewing() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { district } = await this.may(id, viewer, asking);
    if (district !== asking.actor) throw new RefusedByRule({ code: 'district-only' });
    const as = await this.given(renewal.as, viewer, asking);
    const command = this.prepared('Renew', { ...renewal, of: id }, (tx) =>
      renewalOf(tx, id, { ...renewal, as }, this.deps.clock.now()),
    );
    return this.ask(as, { ...asking, command }, reply);
  }

  /** What the calendar of today moves in this agreement; nothing is changed by asking. */
  @Get(':id/revision')
  async revision(@Param('id', new Zod(Id)) id: string, @Viewing() viewer: Viewer) {
    await visible(this.deps.db.manager, viewer, id);
    const { from, to, moved } = await revisionOf(this.deps.db.manager, id, this.deps.clock.now());
    return { agreementId: id, from, to, moved };
  }

  @Post(':id/revision')
  @HttpCode(200)
  async revise(
    @Param('id', new Zod(Id)) id: string,
    @Asking() asking: Asking,
    @Viewing() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.may(id, viewer, asking);
    const command = this.prepared('RevisePlan', {}, async (tx) => {
      const { plan } = await revisionOf(tx, id, this.deps.clock.now());
      return { type: 'RevisePlan', plan };
    });
    return this.ask(id, { ...asking, command }, reply);
  }

  /** What moving to another version of the programme would change, and whose consent it takes. */
  @Get(':id/migration')
  async migration(
    @Param('id', new Zod(Id)) id: string,
    @Query(new Zod(Preview)) { version, with: answers }: z.output<typeof Preview>,
    @Viewing() viewer: Viewer,
  ): Promise<MigrationView> {
    await visible(this.deps.db.manager, viewer, id);
    return migrationShown(this.deps.db.manager, id, version, answers, this.deps.clock.now());
  }

  @Post(':id/migration')
  @HttpCode(200)
  async migrate(
    @Param('id', new Zod(Id)) id: string,
    @Body(new Zod(Migration)) migration: z.output<typeof Migration>,
    @Asking() asking: Asking,
    @Viewing() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.may(id, viewer, asking);
    const command = this.prepared('MigrateAgreement', migration, async (tx) => {
      const { version, parameters } = migration;
      const { plan, to } = await migrationOf(tx, id, version, parameters, this.deps.clock.now());
      return { type: 'MigrateAgreement', amendment: migration.amendment, plan, to };
    });
    return this.ask(id, { ...asking, command }, reply);
  }

  /** Sees it, and acts in it for the unit named. */
  private may(id: string, viewer: Viewer, { actor }: Asking): Promise<Concerned> {
    return acting(this.deps.db.manager, viewer, id, actor);
  }

  /** Sees it, or is invited into it, and answers for the unit named; to anybody else it is not there (W16). */
  private async mayAnswer(id: string, viewer: Viewer, asking: Asking): Promise<void> {
    const concerned = await concernedBy(this.deps.db.manager, id);
    if (!concerned || !mayAnswer(viewer, concerned, asking.actor)) await this.may(id, viewer, asking);
  }

  /** The id a new agreement gets (W19): that of one the district sees already, which the rules then refuse, else one of its own. */
  private async given(wish: string, viewer: Viewer, { actor }: Asking): Promise<string> {
    const { manager } = this.deps.db;
    const known = await concernedBy(manager, wish);
    if (known && maySee(viewer, known) && known.district === actor) return wish;
    return givenId(manager, this.deps, actor, wish, known !== null);
  }

  /** What is asked for here is worked out from the programmes as they then stand; asked again under its key, it is not. */
  private prepared(type: string, asked: object, prepare: Prepared['prepare']): Prepared {
    return { asked: { ...asked, type }, prepare };
  }

  /** Every party exists, and the host lies under the district that proposes (W3). */
  private async below(
    tx: EntityManager,
    { parties, plan }: Extract<AgreementCommand, { type: 'ProposeAgreement' }>,
    district: string,
  ) {
    for (const [role, unit] of Object.entries(parties)) {
      const path = await pathOf(tx, unit);
      const theirs = plan.sides[role] !== 'host' || path.includes(district);
      if (path.length > 0 && theirs) continue;
      throw new Problem(422, 'unknown-unit', {
        zh: `没有单位 ${unit}，或不在您的区内`,
        en: `There is no organisation ${unit}, or it is not in your district`,
      });
    }
  }

  private async ask(
    id: string,
    submission: Parameters<typeof handle>[2],
    reply: FastifyReply,
  ): Promise<z.output<typeof Accepted>> {
    const handled = await handle(this.deps, id, submission);
    if (!handled.accepted) {
      const { refusal } = handled;
      const seen = submission.expectedVersion;
      const since =
        refusal.code === 'version-conflict' && seen !== undefined
          ? await happenedSince(this.deps.db.manager, id, seen)
          : [];
      throw new RefusedByRule(refusal, since);
    }
    this.deps.storage.written();
    void reply.header('etag', `"${handled.version}"`);
    const { version, fromSeq, repeated, next } = handled;
    return { id, version, fromSeq, repeated, next };
  }
}
