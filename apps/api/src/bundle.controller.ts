import { readFileSync } from 'node:fs';
import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { Id } from '@cobuild/api-schema';
import { replay } from '@cobuild/audit';
import { filesOf, gatherAgreement, VERIFIER, zipOf } from '@cobuild/bundle';
import { unitNames } from '@cobuild/directory';
import { hostOf } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
import { downloadName } from './download-name';
import { notFound, Problem } from './problem';
import { sandboxed } from './reading.controller';
import { rolesOf, visible, Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Wanted = z.object({ pin: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional() });

const verifier = readFileSync(VERIFIER);

/** An agreement as evidence that can be checked offline, to whoever sees it. */
@Controller('agreements/:id/bundle.zip')
export class BundleController {
  constructor(private readonly deps: ApiDeps) {}

  /** `pin` is the size of a checkpoint that the reader kept: the bundle then proves that it continues it. */
  @Get()
  async bundle(
    @Param('id', new Zod(Id)) id: string,
    @Query(new Zod(Wanted)) { pin }: z.output<typeof Wanted>,
    @Viewing() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { db, log, side } = this.deps;
    await visible(db.manager, viewer, id);
    const content = await gatherAgreement(
      { tx: db.manager, log, disclose: side.disclose, rolesIn: (agreement) => rolesOf(viewer, agreement) },
      id,
      pin === undefined ? [] : [pin],
    );
    if (content === null) throw notFound();
    if ('none' in content && content.none === 'not-sealed')
      throw new Problem(409, 'not-sealed-yet', {
        zh: '还有记录没有进入已签名的检查点，通常一分钟内就会',
        en: 'Not every entry is under a signed checkpoint yet; it will be within a minute',
      });
    if ('none' in content)
      throw new Problem(409, 'scores-are-blind', {
        zh: '双方评分尚未都提交，证据包会泄露分数；都提交后即可导出',
        en: 'A bundle would tell scores before both sides have given theirs; it can be had then',
      });
    sandboxed(reply);
    const host = (await unitNames(db.manager)).get(hostOf(replay(content.entries).agreement)) ?? '';
    return new StreamableFile(zipOf(filesOf(content, verifier)), {
      type: 'application/zip',
      disposition: downloadName({ parts: ['证据包', host, id], ending: 'zip', ascii: id }),
    });
  }
}
