import { ed25519 } from '@noble/curves/ed25519';
import { sha256 } from '@noble/hashes/sha2';
import { NodeBuffer, type Bytes } from './bytes';

/* What the verifier takes of node:crypto, in a browser; also where the page does not come by HTTPS and there is no WebCrypto. */

type Hash = Readonly<{ update(part: string | Uint8Array): Hash; digest(): Bytes }>;

export function createHash(_sha256: string): Hash {
  const hash = sha256.create();
  const made: Hash = {
    update: (part) => {
      hash.update(typeof part === 'string' ? NodeBuffer.from(part) : part);
      return made;
    },
    digest: () => NodeBuffer.from(hash.digest()),
  };
  return made;
}

/** An Ed25519 key, from the one form the verifier has it in. */
export const createPublicKey = ({ key }: { key: { x: string } }): Uint8Array => NodeBuffer.from(key.x, 'base64url');

/** Strict, as OpenSSL is: RFC 8032, not ZIP 215. */
export const verify = (_none: null, said: Uint8Array, key: Uint8Array, signature: Uint8Array): boolean =>
  signature.length === 64 && ed25519.verify(signature, said, key, { zip215: false });
