import { COSIGNATURE, signerOf, verifierOf, type KeyName, type Verifier } from './keys';
import { parseNote, signatureLine } from './note';

/** Who cosigns checkpoints, by its public key. */
export type Witness = Verifier & Readonly<{ vkey: string }>;

/** Who cosigns: `cosign` gives a signature line over a checkpoint's text, as of a time in whole seconds since 1970. */
export type Cosigner = KeyName & Readonly<{ vkey: string; cosign(text: string, seconds: number): string }>;

const TIME_BYTES = 8;

/** What is signed (C2SP tlog-cosignature, "Ed25519 signed message"): so it can be taken for no other signature of the key. */
const statement = (seconds: bigint, text: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`cosignature/v1\ntime ${seconds}\n`), text]);

/** A witness from its vkey, of type 0x04; null when it is none. Its `verify` takes the time out of the signature. */
export function witnessOf(vkey: string): Witness | null {
  const key = verifierOf(vkey, COSIGNATURE);
  if (!key) return null;
  const verify = (text: Buffer, signature: Buffer): boolean => {
    const seconds = timeIn(signature);
    return seconds !== null && key.verify(statement(BigInt(seconds), text), signature.subarray(TIME_BYTES));
  };
  return { ...key, vkey, verify };
}

/** A cosigner from its private key, of type 0x04; null when it is none. */
export function cosignerOf(skey: string): Cosigner | null {
  const signer = signerOf(skey, COSIGNATURE);
  if (!signer) return null;
  const cosign = (text: string, seconds: number): string => {
    const time = Buffer.alloc(TIME_BYTES);
    time.writeBigUInt64BE(BigInt(seconds));
    return signatureLine(signer, Buffer.concat([time, signer.sign(statement(BigInt(seconds), Buffer.from(text)))]));
  };
  return { name: signer.name, id: signer.id, vkey: signer.vkey, cosign };
}

/**
 * The newest cosignature of a witness under a checkpoint: its line, and the time it gives in seconds since 1970. Null when there is
 * none, or one of them is wrong.
 */
export function cosignedBy(note: Buffer, witness: Witness): { line: string; seconds: number } | null {
  const parsed = parseNote(note);
  if (!parsed) return null;
  const own = parsed.signatures.filter(({ name, id }) => name === witness.name && id === witness.id);
  if (own.some(({ signature }) => !witness.verify(Buffer.from(parsed.text), signature))) return null;
  const found = own.map(({ signature }) => ({
    line: signatureLine(witness, signature),
    seconds: timeIn(signature) ?? 0,
  }));
  return found.sort((a, b) => b.seconds - a.seconds)[0] ?? null;
}

/** Past 2^53, long before the 2^63 of the format, it is no time. */
function timeIn(signature: Buffer): number | null {
  if (signature.length < TIME_BYTES) return null;
  const seconds = Number(signature.readBigUInt64BE());
  return Number.isSafeInteger(seconds) ? seconds : null;
}
