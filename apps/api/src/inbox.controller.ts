import { Controller, Get, Headers, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { actsFor, type Viewer } from '@cobuild/access';
import { Id } from '@cobuild/api-schema';
import { InboxNotice } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
import { sayingFor } from './inbox-message';
import { LiveInbox } from './live/live-inbox';
import { notFound } from './problem';
import type { SeenRequest } from './session.guard';
import { Viewing } from './viewing';
import { Zod } from './zod.pipe';

const NEWEST = 100;

/** What a party has been told, newest first, in both languages; and what all parties somebody acts for are told, as it comes. */
@Controller('inbox')
export class InboxController {
  constructor(
    private readonly deps: ApiDeps,
    private readonly inboxes: LiveInbox,
  ) {}

  /** Server-sent events, for as long as the session lasts and the same parties are acted for. */
  @Get('live')
  async live(
    @Viewing() viewer: Viewer,
    @Req() request: SeenRequest,
    @Headers('last-event-id') lastEventId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { token } = request;
    if (token === undefined || actsFor(viewer).length === 0) throw notFound();
    if (request.method === 'HEAD') {
      void reply.header('content-type', 'text/event-stream').send();
      return;
    }
    await this.inboxes.begin({ viewer, token, lastEventId }, () => reply.hijack().raw);
  }

  @Get(':party')
  async read(@Param('party', new Zod(Id)) party: string, @Viewing() viewer: Viewer) {
    if (!actsFor(viewer).includes(party)) throw notFound();
    const { manager } = this.deps.db;
    const notices = await manager.find(InboxNotice, { where: { party }, order: { at: 'DESC' }, take: NEWEST });
    const say = await sayingFor(
      manager,
      notices.flatMap(({ lines }) => lines),
    );
    return {
      party,
      messages: notices.map(({ noticeId, at, lines }) => ({
        id: noticeId,
        at: at.toISOString(),
        lines: lines.map(say),
      })),
    };
  }
}
