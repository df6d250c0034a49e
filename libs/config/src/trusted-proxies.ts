import { isIP } from 'node:net';
import type { z } from 'zod';

/** Fastify's `trustProxy`: how many proxies stand in front, which ones, or none. */
export type TrustedProxies = number | string[] | false;

const MOST_HOPS = 10;

/** Reads the text of `COBUILD_TRUSTED_PROXIES`; reports parts without a meaning, and trust in everybody. */
export function trustedProxies(text: string, context: z.RefinementCtx): TrustedProxies {
  const said = text.trim();
  if (said === '' || said === '0') return false;
  if (/^\d+$/.test(said) && Number(said) <= MOST_HOPS) return Number(said);
  const parts = said.split(',').map((part) => part.trim());
  for (const part of parts) {
    const fault = faultOf(part);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  }
  return parts;
}

function faultOf(part: string): string | null {
  const [address = '', bits, ...more] = part.split('/');
  const version = isIP(address);
  const range = { 0: -1, 4: 32, 6: 128 }[version] ?? -1;
  if (version === 0 || more.length > 0 || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= range)))
    return `“${part}”不是代理的地址或网段 / is no address (10.0.0.5), no network (10.1.0.0/16) and no number of proxies (1 to ${MOST_HOPS})`;
  if (bits !== undefined && Number(bits) === 0)
    return `“${part}”等于信任所有人，转发头就能伪造 / trusts everybody, so that anybody could forge an address: name the proxies alone`;
  return null;
}
