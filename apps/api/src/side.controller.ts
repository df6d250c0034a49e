import type { Readable } from 'node:stream';
import { Body, Controller, Headers, HttpCode, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { FILE_BYTES, fileTypes, keepFile, type FileRefusal } from '@cobuild/directory';
import { ApiDeps } from './deps';
import { Problem } from './problem';
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

const MEGABYTES = FILE_BYTES / 1024 / 1024;
const WORDS: Readonly<Record<FileRefusal['refused'], { zh: string; en: string }>> = {
  'file-too-large': {
    zh: `文件超过 ${MEGABYTES} MB，请压缩后再传`,
    en: `The file is over ${MEGABYTES} MB; make it smaller`,
  },
  'file-empty': {
    zh: '文件是空的，请以 application/octet-stream 直接上传',
    en: 'The file is empty; send it as application/octet-stream',
  },
  'file-type': {
    zh: `只收照片、PDF、docx、xlsx 和 mp4，按内容识别（${fileTypes.length} 种）`,
    en: `Only pictures, PDF, docx, xlsx and mp4, told by their content: ${fileTypes.join(', ')}`,
  },
};

const STATUS: Readonly<Record<FileRefusal['refused'], number>> = {
  'file-too-large': 413,
  'file-empty': 422,
  'file-type': 415,
};

const refusedFile = (code: FileRefusal['refused']): Problem => new Problem(STATUS[code], code, WORDS[code]);
