import { Controller, Get, Param } from '@nestjs/common';
import type { Viewer } from '@cobuild/access';
import { fold } from '@cobuild/agreement';
import { Id, Name, type ItemView } from '@cobuild/api-schema';
import { unitNames } from '@cobuild/directory';
import { factOf, readStream } from '@cobuild/ledger';
import { titlesOf } from '@cobuild/notice';
import { definitionOf } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
import { itemView } from './item-view';
import { notFound } from './problem';
import { scopeOf, visible, Viewing } from './viewing';
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
    const { plan, parameters } = fold(facts);
    const definition = await definitionOf(manager, plan, parameters);
    const titles = titlesOf(definition ?? { items: [], roles: [] });
    const seen = { id, facts, titles, names: await unitNames(manager) };
    const view = itemView(seen, item, scopeOf(viewer).parties, this.deps.clock.now());
    if (!view) throw notFound();
    return { ...view, programme: definition?.title ?? { zh: plan.programme, en: plan.programme } };
  }
}
