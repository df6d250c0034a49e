import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { fromBase64 } from './base64';

/** Signature types of C2SP signed-note: Ed25519 over the text, and over a cosignature's statement (tlog-cosignature). */
export const ED25519 = 0x01;
export const COSIGNATURE = 0x04;
export type KeyType = typeof ED25519 | typeof COSIGNATURE;

const RAW_BYTES = 32;
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const PRIVATE = 'PRIVATE+KEY+';

/** Who signs: a name without spaces and pluses, and the 4-byte id of its key as a number. */
export type KeyName = Readonly<{ name: string; id: number }>;
export type Verifier = KeyName & Readonly<{ verify(text: Buffer, signature: Buffer): boolean }>;
export type Signer = KeyName & Readonly<{ vkey: string; sign(text: Buffer): Buffer }>;

/** Whether a key may be called so: not empty, no space of any script, no plus. */
export const isKeyName = (name: string): boolean => /^[^\s+\u0085]+$/u.test(name);

/** `SHA-256(name ‖ 0x0A ‖ type ‖ public key)[:4]`, big-endian (C2SP signed-note, "Signatures"). */
const idOf = (name: string, type: KeyType, raw: Buffer): number =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([type]))
    .update(raw)
    .digest()
    .readUInt32BE();

/** The 4 bytes of an id as hex. */
const hex = (id: number): string => id.toString(16).padStart(8, '0');

const encoded = (name: string, id: number, type: KeyType, raw: Buffer): string =>
  `${name}+${hex(id)}+${Buffer.concat([Buffer.from([type]), raw]).toString('base64')}`;

/** Reads `name+id+base64(type ‖ 32 bytes)`; null when it is anything else, another type of key included. */
function decoded(key: string, type: KeyType): { name: string; id: string; raw: Buffer } | null {
  const [, name = '', id = '', text = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(key) ?? [];
  const bytes = fromBase64(text);
  if (!isKeyName(name) || bytes?.length !== 1 + RAW_BYTES || bytes[0] !== type) return null;
  return { name, id, raw: bytes.subarray(1) };
}

/** A verifier from its vkey, `name+id+base64(type ‖ public key)`; null when it is none of this type, or its id is not that of its key. */
export function verifierOf(vkey: string, type: KeyType = ED25519): Verifier | null {
  const found = decoded(vkey, type);
  if (!found) return null;
  const { name, raw } = found;
  const id = idOf(name, type, raw);
  if (hex(id) !== found.id) return null;
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  return { name, id, verify: (text, signature) => verify(null, text, key, signature) };
}

/** A signer from its private key as golang.org/x/mod/sumdb/note writes it, `PRIVATE+KEY+name+id+base64(type ‖ seed)`; null when it is none of this type. */
export function signerOf(skey: string, type: KeyType = ED25519): Signer | null {
  const found = skey.startsWith(PRIVATE) ? decoded(skey.slice(PRIVATE.length), type) : null;
  if (!found) return null;
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, found.raw]), format: 'der', type: 'pkcs8' });
  const raw = rawPublic(key);
  const id = idOf(found.name, type, raw);
  if (hex(id) !== found.id) return null;
  return { name: found.name, id, vkey: encoded(found.name, id, type, raw), sign: (text) => sign(null, text, key) };
}

/** The private key of a seed of 32 bytes that nobody can guess, under a name. Throws on any other length or a name that is none. */
export function signingKey(name: string, seed: Buffer, type: KeyType = ED25519): string {
  if (seed.length !== RAW_BYTES || !isKeyName(name)) throw new Error(`no key can be made for ${name}`);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  return PRIVATE + encoded(name, idOf(name, type, rawPublic(key)), type, seed);
}

const rawPublic = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
