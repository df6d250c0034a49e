import { z } from 'zod';
import { Controller, Get, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { tileOf } from '@cobuild/transparency';
import { ApiDeps } from './deps';
import { notFound } from './problem';
import { publishedCheckpoint, publishedKey, publishedTile } from '@cobuild/ledger';
import { Open } from './session.guard';
import { Zod } from './zod.pipe';

const TEXT = 'text/plain; charset=utf-8';
const BYTES = 'application/octet-stream';
const SHORTLY = 'public, max-age=2';
/** The number of a log, from 1 on. */
const Numbered = z.coerce.number().int().min(1).max(9999);
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

  // Each log that there was, by its number: one that was begun anew after a loss does not hide the one before.

  @Get(':n/checkpoint')
  async checkpointOf(@Param('n', new Zod(Numbered)) n: number, @Res({ passthrough: true }) reply: FastifyReply) {
    const published = await publishedCheckpoint(this.deps.log, n);
    return sent(reply, published && Buffer.from(published.note), TEXT, SHORTLY);
  }

  @Get(':n/vkey')
  async keyOf(@Param('n', new Zod(Numbered)) n: number, @Res({ passthrough: true }) reply: FastifyReply) {
    return sent(reply, await publishedKey(this.deps.log, n), TEXT, SHORTLY);
  }

  @Get(':n/tile/*')
  async tileOf(
    @Param('n', new Zod(Numbered)) n: number,
    @Param('*') path: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const tile = tileOf(`tile/${path}`);
    return sent(reply, tile && (await publishedTile(this.deps.log, tile, n)), BYTES, FOR_EVER);
  }
}

/** The file as it is, for any page to read; 404 when there is none. */
function sent(reply: FastifyReply, file: Buffer | null, type: string, caching: string): Buffer {
  if (!file) throw notFound();
  void reply.headers({ 'content-type': type, 'cache-control': caching, 'access-control-allow-origin': '*' });
  return file;
}
