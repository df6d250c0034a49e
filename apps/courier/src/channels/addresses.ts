import ipaddr from 'ipaddr.js';

/** What a district with servers inside may open. Link-local stays shut: there clouds keep their keys. */
const INSIDE: readonly string[] = ['loopback', 'private', 'carrierGradeNat', 'uniqueLocal'];

/**
 * Whether we may connect to this numeric address: one on the public Internet, or, with `allowPrivate`, inside. An IPv4
 * address in an IPv6 one (`::ffff:10.0.0.1`) counts as itself; translated ones (NAT64, 6to4, Teredo), multicast,
 * unspecified, documentation and whatever else is special never pass. A text that is no address does not either.
 */
export function mayConnect(address: string, allowPrivate: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (INSIDE.includes(range)) return allowPrivate;
  return range === 'unicast' && (parsed.kind() === 'ipv4' || isGlobal(parsed.toByteArray()));
}

/** 2000::/3, all that is given out so far (RFC 4291); shuts `::127.0.0.1` and the unknown. */
const isGlobal = ([first = 0]: readonly number[]): boolean => first >> 5 === 1;
