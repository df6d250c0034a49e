import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tileOf } from '@cobuild/transparency';
import { ApiDeps } from './deps';
import { notFound } from './problem';
import { publishedCheckpoint, publishedKey, publishedTile } from '@cobuild/ledger';
import { Open } from './session.guard';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
const SHORTLY = 'public, max-age=2';
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The public log (C2SP tlog-tiles): to everybody, from every page, as files that never change, but for the checkpoint. */
@Controller('log')
@Open()
export class LogController {
  constructor(private readonly deps: ApiDeps) {}

  @Get('checkpoint')
  async checkpoint(@Res({ passthrough: true }) reply: FastifyReply) {
    const published = await publishedCheckpoint(this.deps.log);
    return sent(reply, published && Buffer.from(published.note), TEXT, SHORTLY);
  }

  @Get('vkey')
  async key(@Res({ passthrough: true }) reply: FastifyReply) {
    return sent(reply, await publishedKey(this.deps.log), TEXT, SHORTLY);
  }

  @Get('tile/*')
  async tile(@Param('*') path: string, @Res({ passthrough: true }) reply: FastifyReply) {
    const tile = tileOf(`tile/${path}`);
    return sent(reply, tile && (await publishedTile(this.deps.log, tile)), BYTES, FOR_EVER);
  }
}

/** The file as it is, for any page to read; 404 when there is none. */
function sent(reply: FastifyReply, file: Buffer | null, type: string, caching: string): Buffer {
  if (!file) throw notFound();
  void reply.headers({ 'content-type': type, 'cache-control': caching, 'access-control-allow-origin': '*' });
  return file;
}
