import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readOnlyWords } from '@cobuild/handler';
import { gonePage, saying, sendPage } from './act/frame';
import { words } from './act/words';
import { problemOf, TooOften } from './problem';
import type { StorageAlarm } from './storage-alarm';

/** What a page says in words of its own. */
const UNSAID: ReadonlySet<string> = new Set(['fault', 'ledger-away']);

/** Every no leaves the API through here in the reader's language: as problem+json, or as a page where a person has opened one. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly log: (line: string) => void,
    private readonly storage: StorageAlarm,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const lang = /^\s*en/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';
    const problem = problemOf(error, lang);
    if (problem.status === 500)
      this.log(`fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const reply = http.getResponse<FastifyReply>();
    this.storage.refused(problem.code);
    if (error instanceof TooOften) void reply.header('retry-after', String(error.seconds));
    if (problem.status === 503) void reply.header('retry-after', problem.code in readOnlyWords ? '60' : '2');
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
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-language', lang)
      .send(problem);
  }
}
