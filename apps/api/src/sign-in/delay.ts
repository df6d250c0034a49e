import ipaddr from 'ipaddr.js';

/** Failures that cost nothing but themselves. */
const FREE = 4;
const FIRST_SECONDS = 5;
const LONGEST_SECONDS = 15 * 60;

/** Seconds that an account waits after so many failures: none up to four, then 5 s, twice as long each time, 15 min at most. */
export const delayAfter = (failures: number): number =>
  failures <= FREE ? 0 : Math.min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** (failures - FREE - 1));

/** The source that counts as one address: an IPv4 address, or the /64 network of an IPv6 one, which one household or office has. */
export function sourceOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`;
}
