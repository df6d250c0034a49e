import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { At, Id } from '@cobuild/api-schema';
import { compare, replay, sayComparison } from '@cobuild/audit';
import { readStream } from '@cobuild/ledger';
import { titlesFor } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
import { rolesOf, visible, Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Moments = z.object({ from: At, to: At, basis: z.enum(['recorded', 'occurred']).default('recorded') });

/** What changed in an agreement between two moments, to whoever sees it. */
@Controller('agreements/:id/compare')
export class CompareController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  async compare(
    @Param('id', new Zod(Id)) id: string,
    @Query(new Zod(Moments)) { from, to, basis }: z.output<typeof Moments>,
    @Viewing() viewer: Viewer,
  ) {
    const { manager } = this.deps.db;
    await visible(manager, viewer, id);
    const entries = await readStream(manager, id);
    const roles = rolesOf(viewer, replay(entries).agreement);
    const comparison = compare(entries, { from, to, basis, roles });
    const titles = (await titlesFor(manager, [id]))(id);
    const { agreement: _standing, ...told } = comparison;
    const [zh, en] = [sayComparison(comparison, titles, 'zh'), sayComparison(comparison, titles, 'en')];
    return { agreementId: id, ...told, text: { zh, en } };
  }
}
