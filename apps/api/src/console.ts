import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { CONSOLE_POLICY } from './headers';

/** Where the build puts the console, seen from here. */
const ROOT = join(__dirname, '../../../console');
const YEAR_MS = 365 * 86_400_000;

/** Serves the console under /console/: its files, and its one page for every address of its own. Files named by content stay for a year. */
export function serveConsole(fastify: FastifyInstance): void {
  fastify.get('/console', (_request, reply) => reply.redirect('/console/'));
  fastify.get<{ Params: { '*': string } }>('/console/*', ({ params }, reply) => {
    const wanted = normalize(`/${params['*']}`).slice(1);
    const file = wanted !== '' && existsSync(join(ROOT, wanted)) ? wanted : 'index.html';
    void reply.header('content-security-policy', CONSOLE_POLICY);
    const lasting = file.startsWith('assets/');
    return reply.sendFile(file, ROOT, { maxAge: lasting ? YEAR_MS : 0, immutable: lasting });
  });
}
