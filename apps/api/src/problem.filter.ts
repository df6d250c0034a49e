import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { problemOf } from './problem';

/** Every no leaves the API through here, as problem+json in the reader's language. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: (line: string) => void) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const lang = /^\s*en/i.test(http.getRequest<FastifyRequest>().headers['accept-language'] ?? '') ? 'en' : 'zh';
    const problem = problemOf(error, lang);
    if (problem.status === 500)
      this.log(`fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const reply = http.getResponse<FastifyReply>();
    if (problem.status === 503) void reply.header('retry-after', '2');
    void reply
      .status(problem.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-language', lang)
      .send(problem);
  }
}
