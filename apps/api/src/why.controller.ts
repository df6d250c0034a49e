import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { At, Id } from '@cobuild/api-schema';
import { because, replay, sayComparison } from '@cobuild/audit';
import { factOf, readStream, type SealedEntry } from '@cobuild/ledger';
import { reasonsFor, why, type Titles } from '@cobuild/notice';
import { titlesFor } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
import { notFound } from './problem';
import { rolesOf, visible, Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Code = z.string().min(1).max(300);
const Asked = z.union([
  z.strictObject({ occasion: Code }),
  z.strictObject({ item: Code, at: At.optional(), basis: z.enum(['recorded', 'occurred']).default('recorded') }),
]);
type AskedItem = Extract<z.output<typeof Asked>, { item: string }>;

/** Why a line came, or an item stands as it does, now or as of a moment, to whoever sees the agreement. */
@Controller('agreements/:id/why')
export class WhyController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  async why(
    @Param('id', new Zod(Id)) id: string,
    @Query(new Zod(Asked)) asked: z.output<typeof Asked>,
    @Viewing() viewer: Viewer,
  ) {
    const { manager } = this.deps.db;
    await visible(manager, viewer, id);
    const entries = await readStream(manager, id);
    const titles = (await titlesFor(manager, [id]))(id);
    return 'item' in asked ? whyItem(entries, asked, titles, viewer) : whyLine(id, entries, asked.occasion, titles);
  }
}

function whyLine(id: string, entries: readonly SealedEntry[], occasion: string, titles: Titles) {
  const facts = entries.map(factOf);
  const said = (lang: 'zh' | 'en') =>
    occasion.startsWith(`${id}/`) ? reasonsFor(facts, occasion, titles, lang) : null;
  const [zh, en] = [said('zh'), said('en')];
  if (!zh || !en) throw notFound();
  return { ...why(facts, occasion), text: { zh, en } };
}

function whyItem(entries: readonly SealedEntry[], { item, at, basis }: AskedItem, titles: Titles, viewer: Viewer) {
  const moment = { at: at ?? null, basis };
  const reasons = because(entries, item, rolesOf(viewer, replay(entries).agreement), moment);
  const { changes, causes } = reasons;
  if (changes.length === 0) throw notFound();
  const [zh, en] = [sayComparison(reasons, titles, 'zh'), sayComparison(reasons, titles, 'en')];
  const parts = changes.map(({ part, after, entries: made }) => ({ part, value: after, entries: made }));
  return { item, parts, causes, text: { zh, en } };
}
