import type { Readable } from 'node:stream';
import { Body, Controller, Delete, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { freeText, Sha256 } from '@cobuild/api-schema';
import { eraseFile, keepFile, recordErasure, unitOfText, unitsOfFile } from '@cobuild/directory';
import { trustedNow } from '@cobuild/ledger';
import { ApiDeps } from './deps';
import { Doing } from './limits/person.interceptor';
import { mustHaveRoom } from './limits/unit-bytes';
import { erasableFor } from './keeping';
import { refusedFile } from './refused-file';
import { actingFor, Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Uuid = z.uuid();
const Text = z.strictObject({ text: freeText(20_000) });

/** What never stands in the ledger: texts and files. A command then refers to them. */
@Controller()
export class SideController {
  constructor(private readonly deps: ApiDeps) {}

  /** Keeps a text under the unit's own key. */
  @Post('texts')
  @HttpCode(200)
  @RouteConfig({ bodyBytes: 160 * 1024 }) // 20,000 characters, each written as \uXXXX
  async text(
    @Body(new Zod(Text)) { text }: z.output<typeof Text>,
    @Headers('cobuild-actor') named: string | undefined,
    @Viewing() viewer: Viewer,
  ) {
    return this.deps.side.keep(this.deps.db.manager, actingFor(viewer, named), text);
  }

  /** Destroys a text that the unit has brought, as its people or its administrators ask; that it was there stays, by its id and digest. */
  @Delete('texts/:text')
  @HttpCode(200)
  async erase(@Param('text', new Zod(Uuid)) text: string, @Viewing() viewer: Viewer) {
    const { db, side, clock } = this.deps;
    await db.transaction(async (tx) => {
      const unit = await unitOfText(tx, text);
      const { post } = await erasableFor(tx, viewer, unit === null ? [] : [unit]);
      await side.eraseText(tx, text);
      await recordErasure(tx, { kind: 'text-erased', what: text, at: await trustedNow(tx, clock), post });
    });
    return { text, erased: true };
  }

  /**
   * Destroys a file that the unit has brought, in the same way; its hash stays. Whether another unit has brought the same, and so
   * keeps it, is not told.
   */
  @Delete('files/:sha256')
  @HttpCode(200)
  async eraseFile(@Param('sha256', new Zod(Sha256)) sha256: string, @Viewing() viewer: Viewer) {
    const { db, files, clock } = this.deps;
    await db.transaction(async (tx) => {
      const { units, post } = await erasableFor(tx, viewer, await unitsOfFile(tx, sha256));
      await eraseFile(tx, files, sha256, units);
      await recordErasure(tx, { kind: 'file-erased', what: sha256, at: await trustedNow(tx, clock), post });
    });
    return { sha256, erased: true };
  }

  /** Keeps a file, sent as it is (`application/octet-stream`), by its content. */
  @Post('files')
  @HttpCode(200)
  @Doing('upload')
  async file(
    @Body() content: Readable | undefined,
    @Headers('cobuild-actor') named: string | undefined,
    @Viewing() viewer: Viewer,
  ) {
    const unit = actingFor(viewer, named);
    if (typeof content?.pipe !== 'function') throw refusedFile('file-empty');
    await mustHaveRoom(this.deps, unit);
    const kept = await keepFile(this.deps.db.manager, this.deps.files, unit, content);
    if ('refused' in kept) throw refusedFile(kept.refused);
    return kept;
  }
}
