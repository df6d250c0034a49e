import { Controller, Get, Param } from '@nestjs/common';
import type { Viewer } from '@cobuild/access';
import { fold } from '@cobuild/agreement';
import { Id, Name, type ItemView } from '@cobuild/api-schema';
import { unitNames } from '@cobuild/directory';
import { factOf, readStream } from '@cobuild/ledger';
import { standingOf } from '@cobuild/notice';
import { askedOf } from './board/asked';
import { ApiDeps } from './deps';
import { itemView } from './item-view';
import { notFound } from './problem';
import { titlesFor } from './titles';
import { actingIn, scopeOf, visible, Viewing } from './viewing';
import { Zod } from './zod.pipe';

/** One item of an agreement, for whoever sees the agreement. */
@Controller('agreements/:id/items')
export class ItemsController {
  constructor(private readonly deps: ApiDeps) {}

  @Get(':item')
  async item(
    @Param('id', new Zod(Id)) id: string,
    @Param('item', new Zod(Name)) item: string,
    @Viewing() viewer: Viewer,
  ): Promise<ItemView> {
    const { manager } = this.deps.db;
    await visible(manager, viewer, id);
    const facts = (await readStream(manager, id)).map(factOf);
    const recorded = fold(facts);
    const { definition, titles } = await titlesFor(manager, recorded);
    const names = await unitNames(manager);
    const now = this.deps.clock.now();
    const view = itemView({ id, facts, titles, names }, item, scopeOf(viewer).parties, now);
    if (!view) throw notFound();
    const programme = definition?.title ?? { zh: recorded.plan.programme, en: recorded.plan.programme };
    const host = view.parties.find(({ role }) => recorded.plan.sides[role] === 'host')?.name ?? '';
    const asked = actingIn(viewer, recorded).flatMap((unit) => {
      const { asked: all } = standingOf(recorded, facts, unit, titles, now);
      const own = all.filter((one) => one.item === item && one.choices.length > 0);
      return askedOf({ agreement: id, unit, host, called: { title: programme, titles } }, own);
    });
    return { ...view, asked, programme };
  }
}
