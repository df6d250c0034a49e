import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { actLinksOf, revokeActLink } from '@cobuild/directory';
import { ApiDeps } from '../deps';
import { notFound } from '../problem';
import { Viewing } from '../viewing';
import { Zod } from '../zod.pipe';

const Uuid = z.uuid();

/** One's own links to acts that are still good, without their tokens; each can be ended. */
@Controller('act-links')
export class ActLinksController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  async own(@Viewing() { person }: Viewer) {
    const links = await actLinksOf(this.deps.db.manager, person, this.deps.clock.now());
    return {
      links: links.map(({ id, purpose, unit, agreement, item, expiresAt }) => ({
        link: id,
        purpose,
        unit,
        agreement,
        item,
        expiresAt,
      })),
    };
  }

  @Delete(':link')
  @HttpCode(200)
  async revoke(@Param('link', new Zod(Uuid)) link: string, @Viewing() { person }: Viewer) {
    if (!(await revokeActLink(this.deps.db.manager, person, link))) throw notFound();
    return { link, revoked: true };
  }
}
