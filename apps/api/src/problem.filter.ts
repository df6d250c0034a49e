import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readOnlyWords } from '@cobuild/handler';
import { gonePage, saying, sendPage } from './act/frame';
import { words } from './act/words';
import { langOf, sendProblem, type Routes } from './front-door';
import { TooMany } from './limits/too-many';
import { doorProblem } from './problems/door';
import { problemOf } from './problem';
import type { StorageAlarm } from './storage-alarm';

/** A trouble of the disk of files, about which the ledger says nothing: errors of the system have a number. */
const isOfFiles = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'errno' in error && 'syscall' in error;

/** What a page says in words of its own. */
const UNSAID: ReadonlySet<string> = new Set(['fault', 'ledger-away']);

/** Every no leaves the API through here in the reader's language: as problem+json, or as a page where a person has opened one. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: (line: string) => void,
    private readonly storage: StorageAlarm,
    private readonly routes: Routes,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const lang = langOf(request.raw);
    const allowed = request.is404 ? this.routes.allowedAt(request.url) : [];
    const told = allowed.length > 0 && !allowed.includes(request.method) ? doorProblem(405) : error;
    const problem = problemOf(told, lang);
    if (problem.status === 500)
      this.log(`fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const reply = http.getResponse<FastifyReply>();
    if (!isOfFiles(error)) this.storage.refused(problem.code);
    if (problem.status === 503)
      void reply.header('retry-after', Object.hasOwn(readOnlyWords, problem.code) ? '60' : '2');
    if (told instanceof TooMany) void reply.header('retry-after', String(told.retryAfter));
    // The part of the body that was not read would stand before the next request.
    if (!request.raw.complete) void reply.header('connection', 'close');
    if (problem.status === 405) void reply.header('allow', allowed.join(', '));
    if (request.routeOptions.url === '/act/:token') {
      sendPage(
        reply,
        problem.status,
        problem.status === 404
          ? gonePage
          : saying(lang, (UNSAID.has(problem.code) ? words.away : problem.message)[lang], 'wrong'),
      );
      return;
    }
    sendProblem(reply, problem, lang);
  }
}
