import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { Id, INT4 } from '@cobuild/api-schema';
import { incarnation, logIndexOf, publishedCheckpoint, publishedHashes, readStream } from '@cobuild/ledger';
import { formatProof, inclusionProof } from '@cobuild/transparency';
import { ApiDeps } from './deps';
import { notFound, Problem } from './problem';
import { visible, Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Entry = z.object({ seq: z.coerce.number().int().min(1).max(INT4) });

/** That an entry of an agreement is in the public log, to whoever sees the agreement. */
@Controller('agreements/:id/proofs')
export class ProofsController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  @Header('content-type', 'text/plain; charset=utf-8')
  async proof(
    @Param('id', new Zod(Id)) id: string,
    @Query(new Zod(Entry)) { seq }: z.output<typeof Entry>,
    @Viewing() viewer: Viewer,
  ): Promise<string> {
    const { log, db } = this.deps;
    await visible(db.manager, viewer, id);
    const index = await logIndexOf(db.manager, id, seq);
    const published = await publishedCheckpoint(log);
    const isOld = published?.incarnation !== (await incarnation(db.manager));
    if (index === null || !published || isOld || index >= published.size) {
      if ((await readStream(db.manager, id, seq - 1)).length === 0) throw notFound();
      throw new Problem(409, 'not-sealed-yet', {
        zh: '这条记录还没有进入已签名的检查点，通常一分钟内就会',
        en: 'This entry is not under a signed checkpoint yet; it will be within a minute',
      });
    }
    const hashes = await inclusionProof(
      index,
      published.size,
      publishedHashes(log, published.size, published.incarnation),
    );
    return formatProof({ index, hashes, checkpoint: published.note });
  }
}
