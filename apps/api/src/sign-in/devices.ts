import { createHmac, timingSafeEqual } from 'node:crypto';

/** People whom one browser remembers at most. */
const MOST = 4;
const TOKEN = /^([\w-]{20,60})\.([\w-]{43})$/;

const macOf = (key: Buffer, login: string, nonce: string): string =>
  createHmac('sha256', key).update(`${login}\n${nonce}`).digest('base64url');

/**
 * The nonce by which a browser shows that somebody signed in with it before; null when it never did. `cookie` is what the browser
 * sent, and names nobody.
 */
export function deviceOf(key: Buffer, cookie: string | undefined, login: string): string | null {
  for (const token of (cookie ?? '').split('~').slice(0, MOST)) {
    const [, nonce, mac] = TOKEN.exec(token) ?? [];
    if (nonce === undefined || mac === undefined) continue;
    if (timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(key, login, nonce)))) return nonce;
  }
  return null;
}

/** The cookie of a browser after somebody signed in with it: the newest person first, four people at most. */
export function withDevice(key: Buffer, cookie: string | undefined, login: string, nonce: string): string {
  const known = deviceOf(key, cookie, login);
  const own = (one: string): string => `${one}.${macOf(key, login, one)}`;
  const others = (cookie ?? '').split('~').filter((token) => TOKEN.test(token) && token !== (known && own(known)));
  return [own(known ?? nonce), ...others].slice(0, MOST).join('~');
}
