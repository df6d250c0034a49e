import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** Where the build puts the console, seen from here. */
const ROOT = join(__dirname, '../../../console');
const YEAR_MS = 365 * 86_400_000;

/** Scripts, styles' files, images and answers are our own; antd writes its styles into the page. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Serves the console under /console/: its files, and its one page for every address of its own. Files named by content stay for a year. */
export function serveConsole(fastify: FastifyInstance): void {
  fastify.get('/console', (_request, reply) => reply.redirect('/console/'));
  fastify.get<{ Params: { '*': string } }>('/console/*', ({ params }, reply) => {
    const wanted = normalize(`/${params['*']}`).slice(1);
    const file = wanted !== '' && existsSync(join(ROOT, wanted)) ? wanted : 'index.html';
    guarded(reply);
    const lasting = file.startsWith('assets/');
    return reply.sendFile(file, ROOT, { maxAge: lasting ? YEAR_MS : 0, immutable: lasting });
  });
}

const guarded = (reply: FastifyReply): FastifyReply =>
  reply.headers({
    'content-security-policy': POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
