import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { Id } from '@cobuild/api-schema';
import { dayOf } from '@cobuild/calendar';
import { DIRECTORY_ZONE, feedAt, feedsOf, makeFeed, revokeFeed, viewerNamed } from '@cobuild/directory';
import { ApiDeps } from './deps';
import { downloadName } from './download-name';
import { publishedCheckpoint } from '@cobuild/ledger';
import { pinned } from '@cobuild/notice';
import { agreementsIn, feedTag, feedText, type Scope } from './feed-of';
import { notFound, Problem } from './problem';
import { Open } from './session.guard';
import { SignIn } from './sign-in/sign-in';
import { Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Wish = z.strictObject({
  about: z.union([
    z.strictObject({ person: z.uuid() }),
    z.strictObject({ party: Id }),
    z.strictObject({ agreement: Id }),
  ]),
  lang: z.enum(['zh', 'en']).default('zh'),
});
const Uuid = z.uuid();

/** Calendars to subscribe to: whoever has the address reads what the one who made it may see at that moment. */
@Controller('feeds')
export class FeedsController {
  constructor(
    private readonly deps: ApiDeps,
    private readonly signing: SignIn,
  ) {}

  /** Makes one; its address is told this once and kept nowhere. */
  @Post()
  @HttpCode(200)
  async make(@Body(new Zod(Wish)) { about, lang }: z.output<typeof Wish>, @Viewing() viewer: Viewer) {
    const { manager } = this.deps.db;
    const scope = scopeIn(about);
    const others = 'person' in about && about.person !== viewer.person;
    if (others || !(await agreementsIn(manager, viewer, scope))) throw notFound();
    const made = await makeFeed(manager, { ...scope, person: viewer.person, lang });
    if (!made)
      throw new Problem(409, 'feeds-enough', {
        zh: '您的订阅日历已到上限，请先撤销不用的',
        en: 'You have as many calendars as there can be; revoke one you do not use',
      });
    return { feed: made.id, address: `/feeds/${made.token}.ics` };
  }

  /** One's own, without their addresses. */
  @Get()
  async own(@Viewing() { person }: Viewer) {
    const feeds = await feedsOf(this.deps.db.manager, person);
    return { feeds: feeds.map(({ id, scope, about, lang }) => ({ feed: id, scope, about, lang })) };
  }

  @Delete(':feed')
  @HttpCode(200)
  async revoke(@Param('feed', new Zod(Uuid)) feed: string, @Viewing() { person }: Viewer) {
    if (!(await revokeFeed(this.deps.db.manager, person, feed))) throw notFound();
    return { feed, revoked: true };
  }

  /** The calendar. The token is the right; what its person may see is asked anew each time, before anything is answered. */
  @Get(':token.ics')
  @Open()
  async read(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Headers('if-none-match') seen: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { manager } = this.deps.db;
    const feed = await feedAt(manager, token);
    const today = dayOf(this.deps.clock.now(), DIRECTORY_ZONE);
    const viewer = feed && (await viewerNamed(manager, feed.person, today));
    const agreements = viewer && (await agreementsIn(manager, viewer, feed));
    if (!agreements) throw await this.signing.missed('feed', request.ip, notFound());
    const published = await publishedCheckpoint(this.deps.log);
    const tag = await feedTag(manager, viewer, feed, agreements);
    // What is pinned grows each minute; it is worth a new calendar once a day.
    const etag = `W/"${tag}${published ? today : ''}"`;
    void reply.header('etag', etag).header('cache-control', 'private, no-cache');
    if (knows(seen, etag)) {
      void reply.status(304);
      return undefined;
    }
    const called = feed.lang === 'zh' ? '共建日历' : 'Co-building calendar';
    const disposition = downloadName({ parts: [called], ending: 'ics', ascii: 'cobuild', shown: 'inline' });
    void reply.headers({ 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': disposition });
    const text = await feedText(manager, viewer, feed, agreements);
    return published ? pinned(text, Buffer.from(published.note).toString('base64')) : text;
  }
}

const scopeIn = (about: z.output<typeof Wish>['about']): Scope => {
  if ('party' in about) return { scope: 'party', about: about.party };
  return 'agreement' in about ? { scope: 'agreement', about: about.agreement } : { scope: 'person', about: null };
};

/** Whether `If-None-Match` names this text; compared weakly, as RFC 9110 has it. */
const knows = (seen: string | undefined, etag: string): boolean =>
  seen?.split(',').some((one) => ['*', opaque(etag)].includes(opaque(one.trim()))) ?? false;

const opaque = (tag: string): string => tag.replace(/^W\//, '');
