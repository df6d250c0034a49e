import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { advancedTo } from '@cobuild/agreement';
import { Id, Name, type Command, type FurtherView } from '@cobuild/api-schema';
import { readAgreement } from '@cobuild/handler';
import { furtherOf } from '@cobuild/notice';
import { ApiDeps } from './deps';
import { titlesFor } from './titles';
import { actingIn, visible, Viewing } from './viewing';
import { Zod } from './zod.pipe';

const About = z.object({ item: Name.optional() });

/** What else can be done about an agreement or an item of it, by those somebody acts for. */
@Controller('agreements/:id/acts')
export class FurtherController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  async acts(
    @Param('id', new Zod(Id)) id: string,
    @Query(new Zod(About)) { item }: z.output<typeof About>,
    @Viewing() viewer: Viewer,
  ): Promise<FurtherView> {
    const { manager } = this.deps.db;
    await visible(manager, viewer, id);
    const now = this.deps.clock.now();
    const recorded = await readAgreement(manager, id);
    const agreement = advancedTo(recorded, now);
    const { titles } = await titlesFor(manager, agreement);
    const acts = actingIn(viewer, agreement).flatMap((unit) =>
      furtherOf(agreement, { unit, item: item ?? null }, titles, now).map(({ command, ...rest }) => ({
        unit,
        ...rest,
        command: command as Command,
      })),
    );
    return { acts };
  }
}
