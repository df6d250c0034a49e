import { dirname } from 'node:path';
import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import fastifyMultipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiModule } from './api.module';
import { serveConsole } from './console';
import { Cookies } from './cookies';
import type { ApiDeps } from './deps';
import { frontDoor, watchRoutes } from './front-door';
import { setHeaders } from './headers';
import { PersonInterceptor } from './limits/person.interceptor';
import { ProblemFilter } from './problem.filter';
import { SessionGuard } from './session.guard';
import { trustOf } from './sign-in/trust';

/** What goes out packed. */
const TEXTS = /^(application\/(problem\+)?json|(text|application)\/javascript|text\/(html|css|calendar))(;|$)/;

/** The API on these connections, ready to listen. */
export async function createApi(deps: ApiDeps, log: (line: string) => void): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    ...frontDoor,
    forceCloseConnections: 'idle',
    return503OnClosing: false, // who is still connected gets an answer, and is asked to close
    trustProxy: trustOf(deps.trustedProxies),
  });
  const routes = watchRoutes(adapter.getInstance());
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.on(deps, log), adapter, {
    logger: ['error', 'warn'],
  });
  app.useGlobalFilters(new ProblemFilter(log, deps.storage, routes));
  app.useGlobalGuards(new SessionGuard(deps, new Reflector(), app.get(Cookies)));
  app.useGlobalInterceptors(new PersonInterceptor(deps.limits, new Reflector()));
  const fastify = adapter.getInstance();
  await setHeaders(fastify);
  fastify.addHook('onSend', async (_request, reply) => {
    if (deps.readiness.now === 'stopping') void reply.header('connection', 'close');
  });
  // A file goes through as the stream it is, to be counted where it is kept.
  fastify.addContentTypeParser('application/octet-stream', (_request, payload, done) => {
    done(null, payload);
  });
  fastify.addContentTypeParser(
    ['text/yaml', 'application/yaml', 'text/plain'],
    // In which encoding a text came is found out where it is read.
    { parseAs: 'buffer' },
    (_request, body, done) => {
      done(null, body);
    },
  );
  // Texts only: what is packed already gains nothing, and an event of a live inbox must not wait for the next. What comes in
  // packed is not unpacked.
  await app.register(fastifyCompress, {
    ...{ globalDecompression: false, encodings: ['br', 'gzip'], customTypes: TEXTS },
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  });
  // How large a file is, is counted where it is kept.
  await fastify.register(fastifyMultipart, { throwFileSizeLimit: false });
  await app.register(fastifyStatic as never, {
    root: dirname(require.resolve('swagger-ui-dist/package.json')),
    prefix: '/docs/ui/',
    index: false,
  });
  serveConsole(fastify);
  return app;
}
