import { createHash } from 'node:crypto';
import fastifyHelmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

type Directives = Readonly<Record<string, string>>;

const policy = (directives: Directives): string =>
  Object.entries({ 'default-src': "'none'", ...directives, 'base-uri': "'none'", 'frame-ancestors': "'none'" })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');

/** The texts between the tags of a page, as sources of its policy. */
const hashesOf = (page: string, tag: 'script' | 'style'): string =>
  [...page.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))]
    .map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
    .join(' ');

/** The console: scripts, images and answers of our own; antd writes its styles into the page. */
export const CONSOLE_POLICY = policy({
  'script-src': "'self'",
  'style-src': "'self' 'unsafe-inline'",
  'img-src': "'self' blob: data:",
  'connect-src': "'self'",
  'manifest-src': "'self'",
  'worker-src': "'self'",
  'form-action': "'self'",
});

/** A page of ours: the scripts and styles that stand in it and no others; with `files`, also those in files of ours. */
export function pagePolicy(page: string, files: '' | "'self'" = ''): string {
  const [script, style] = [`${hashesOf(page, 'script')} ${files}`.trim(), `${hashesOf(page, 'style')} ${files}`.trim()];
  return policy({
    'style-src': style,
    ...(script === '' ? {} : { 'script-src': script, 'connect-src': "'self'", 'img-src': "'self' data:" }),
    'form-action': "'self'",
  });
}

/** Seconds for which a browser that came by https comes by https. */
const HSTS_SECONDS = 365 * 86_400;

/**
 * Sets the headers of every answer (helmet's, and these). An answer that says nothing of caches is kept in none. A page sets
 * `content-security-policy` for itself, with one of the policies here. HSTS goes out over https alone, also by a trusted proxy.
 */
export async function setHeaders(fastify: FastifyInstance): Promise<void> {
  fastify.addHook('onRequest', (request, reply, done) => {
    if (request.protocol === 'https') void reply.header('strict-transport-security', `max-age=${HSTS_SECONDS}`);
    done();
  });
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done();
  });
  await fastify.register(fastifyHelmet, {
    // An answer that is no page: nothing in it is run or loaded.
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], frameAncestors: ["'none'"] },
    },
    strictTransportSecurity: false,
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
  });
}
