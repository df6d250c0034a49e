import { createECDH } from 'node:crypto';

/** A pair of VAPID keys (RFC 8292) in URL-safe base64, as browsers take them. */
export type PushKeys = Readonly<{ publicKey: string; privateKey: string }>;

/** The pair of a private key, 32 bytes in hex; throws a sentence when the curve has no such key. */
export function pushKeysOf(privateHex: string): PushKeys {
  const pair = createECDH('prime256v1');
  try {
    pair.setPrivateKey(privateHex, 'hex');
  } catch {
    throw new Error('configuration: COBUILD_PUSH_KEY is no private key of P-256');
  }
  return {
    publicKey: pair.getPublicKey('base64url'),
    privateKey: Buffer.from(privateHex, 'hex').toString('base64url'),
  };
}
