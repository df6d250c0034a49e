import ipaddr from 'ipaddr.js';
import type { TrustedProxies } from '@cobuild/config';

type Trust = false | string[] | ((address: string, hop: number) => boolean);

const INSIDE: readonly string[] = ['loopback', 'private', 'linkLocal', 'uniqueLocal', 'carrierGradeNat'];

/**
 * Fastify's `trustProxy` for a setting. Of a number of proxies the nearest has to be inside, on this machine or in a private network:
 * nobody who reaches the API from outside passes for a proxy.
 */
export function trustOf(proxies: TrustedProxies): Trust {
  if (typeof proxies !== 'number') return proxies;
  return (address, hop) => hop < proxies && (hop > 0 || isInside(address));
}

const isInside = (address: string): boolean =>
  ipaddr.isValid(address) && INSIDE.includes(ipaddr.process(address).range());
