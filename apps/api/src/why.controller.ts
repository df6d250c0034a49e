import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { Id } from '@cobuild/api-schema';
import { factOf, readStream } from '@cobuild/ledger';
import { reasonsFor, why } from '@cobuild/notice';
import { titlesFor } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
import { notFound } from './problem';
import { visible, Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Occasion = z.object({ occasion: z.string().min(1).max(300) });

/** Why a line came, to whoever sees the agreement. */
@Controller('agreements/:id/why')
export class WhyController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  async why(
    @Param('id', new Zod(Id)) id: string,
    @Query(new Zod(Occasion)) { occasion }: z.output<typeof Occasion>,
    @Viewing() viewer: Viewer,
  ) {
    const { manager } = this.deps.db;
    await visible(manager, viewer, id);
    const facts = (await readStream(manager, id)).map(factOf);
    const titles = (await titlesFor(manager, [id]))(id);
    const said = (lang: 'zh' | 'en') =>
      occasion.startsWith(`${id}/`) ? reasonsFor(facts, occasion, titles, lang) : null;
    const [zh, en] = [said('zh'), said('en')];
    if (!zh || !en) throw notFound();
    return { ...why(facts, occasion), text: { zh, en } };
  }
}
