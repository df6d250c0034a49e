import { createHash, createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { fromBase64 } from './base64';

/** Signature type of Ed25519 in C2SP signed-note. */
const ED25519 = 0x01;

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

/** `SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key)[:4]`, big-endian (C2SP signed-note, "Signatures"). */
const idOf = (name: string, raw: Buffer): number =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([ED25519]))
    .update(raw)
    .digest()
    .readUInt32BE();

/** The 4 bytes of an id as hex. */
const hex = (id: number): string => id.toString(16).padStart(8, '0');

const encoded = (name: string, id: number, raw: Buffer): string =>
  `${name}+${hex(id)}+${Buffer.concat([Buffer.from([ED25519]), raw]).toString('base64')}`;

/** Reads `name+id+base64(0x01 ‖ 32 bytes)`; null when it is anything else. */
function decoded(key: string): { name: string; id: string; raw: Buffer } | null {
  const [, name = '', id = '', text = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(key) ?? [];
  const bytes = fromBase64(text);
  if (!isKeyName(name) || bytes?.length !== 1 + RAW_BYTES || bytes[0] !== ED25519) return null;
  return { name, id, raw: bytes.subarray(1) };
}

/** A verifier from its vkey, `name+id+base64(0x01 ‖ public key)`; null when it is none, or its id is not that of its key. */
export function verifierOf(vkey: string): Verifier | null {
  const found = decoded(vkey);
  if (!found) return null;
  const { name, raw } = found;
  const id = idOf(name, raw);
  if (hex(id) !== found.id) return null;
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  return { name, id, verify: (text, signature) => verify(null, text, key, signature) };
}

/** A signer from its private key as golang.org/x/mod/sumdb/note writes it, `PRIVATE+KEY+name+id+base64(0x01 ‖ seed)`; null when it is none. */
export function signerOf(skey: string): Signer | null {
  const found = skey.startsWith(PRIVATE) ? decoded(skey.slice(PRIVATE.length)) : null;
  if (!found) return null;
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, found.raw]), format: 'der', type: 'pkcs8' });
  const raw = rawPublic(key);
  const id = idOf(found.name, raw);
  if (hex(id) !== found.id) return null;
  return { name: found.name, id, vkey: encoded(found.name, id, raw), sign: (text) => sign(null, text, key) };
}

/** The private key of a seed of 32 bytes that nobody can guess, under a name. Throws on any other length or a name that is none. */
export function signingKey(name: string, seed: Buffer): string {
  if (seed.length !== RAW_BYTES || !isKeyName(name)) throw new Error(`no key can be made for ${name}`);
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
  return PRIVATE + encoded(name, idOf(name, rawPublic(key)), seed);
}

const rawPublic = (key: KeyObject): Buffer =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(SPKI.length);
