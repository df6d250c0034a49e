import type { FastifyRequest } from 'fastify';
import { isLoopback } from '@cobuild/config';
import { Problem } from '../problem';

type Asking = Pick<FastifyRequest, 'protocol' | 'hostname' | 'headers'>;

/**
 * Whether the browser keeps a cookie that is for safe connections: over https, as a trusted proxy says too; at a name of this machine;
 * or where the page itself says that it came by https, which no page can claim of itself in a browser.
 */
export const keepsSafeCookies = ({ protocol, hostname, headers }: Asking): boolean =>
  protocol === 'https' || isLoopback(hostname) || headers.origin?.startsWith('https://') === true;

/** Refuses what would end in a cookie that the browser drops (W15). */
export function needSafeConnection(request: Asking): void {
  if (!keepsSafeCookies(request)) throw httpsNeeded(request.hostname);
}

const httpsNeeded = (host: string): Problem =>
  new Problem(403, 'https-needed', {
    zh: `在 http://${host} 不能登录：浏览器只在 https 连接上保存登录状态。请改用 https:// 开头的地址；打不开时，请系统管理员开通 https（见 docs/sign-in.md）`,
    en: `Sign-in does not work at http://${host}: a browser keeps a sign-in over https alone. Use the address that begins with https://; if there is none, ask the operator to set up https (docs/sign-in.md)`,
  });
