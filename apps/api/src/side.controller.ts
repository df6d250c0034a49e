import type { Readable } from 'node:stream';
import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { keepFile } from '@cobuild/directory';
import { ApiDeps } from './deps';
import { refusedFile } from './refused-file';
import { actingFor, Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Text = z.strictObject({ text: z.string().min(1).max(20_000) });

/** What never stands in the ledger: texts and files. A command then refers to them. */
@Controller()
export class SideController {
  constructor(private readonly deps: ApiDeps) {}

  /** Keeps a text under the unit's own key. */
  @Post('texts')
  @HttpCode(200)
  async text(
    @Body(new Zod(Text)) { text }: z.output<typeof Text>,
    @Headers('cobuild-actor') named: string | undefined,
    @Viewing() viewer: Viewer,
  ) {
    return this.deps.side.keep(this.deps.db.manager, actingFor(viewer, named), text);
  }

  /** Keeps a file, sent as it is (`application/octet-stream`), by its content. */
  @Post('files')
  @HttpCode(200)
  async file(
    @Body() content: Readable | undefined,
    @Headers('cobuild-actor') named: string | undefined,
    @Viewing() viewer: Viewer,
  ) {
    const unit = actingFor(viewer, named);
    if (typeof content?.pipe !== 'function') throw refusedFile('file-empty');
    const kept = await keepFile(this.deps.db.manager, this.deps.files, unit, content);
    if ('refused' in kept) throw refusedFile(kept.refused);
    return kept;
  }
}
