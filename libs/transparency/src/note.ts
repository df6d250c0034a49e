import { fromBase64 } from './base64';
import { isKeyName, type KeyName, type Signer, type Verifier } from './keys';

/** A signed note as it is written: its text, which ends in a newline, and who says to have signed it. Nothing of it is trusted yet. */
export type Note = Readonly<{ text: string; signatures: readonly (KeyName & Readonly<{ signature: Buffer }>)[] }>;

/** Why a note is not believed. */
export type NoteFault = 'malformed' | 'bad-signature' | 'no-known-signature';

/** C2SP asks for 16 at least; past this many a note is malformed. */
const MOST_SIGNATURES = 100;

const ID_BYTES = 4;
/** What a note must not hold. */
const CONTROL = /[\u0000-\u0009\u000b-\u001f]/;

/** Reads a signed note (C2SP signed-note, "Format"); null when it is malformed. */
export function parseNote(bytes: Buffer): Note | null {
  const note = bytes.toString('utf8');
  if (!Buffer.from(note).equals(bytes) || CONTROL.test(note)) return null;
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) return null;
  const lines = note.slice(split + 2, -1).split('\n');
  if (lines.length > MOST_SIGNATURES) return null;
  const signatures = lines.flatMap((line) => signatureIn(line) ?? []);
  return signatures.length === lines.length ? { text: note.slice(0, split + 1), signatures } : null;
}

function signatureIn(line: string): Note['signatures'][number] | null {
  const [, name = '', text = ''] = /^\u2014 ([^ ]+) ([^ ]+)$/.exec(line) ?? [];
  const bytes = fromBase64(text);
  if (!isKeyName(name) || !bytes || bytes.length <= ID_BYTES) return null;
  return { name, id: bytes.readUInt32BE(), signature: bytes.subarray(ID_BYTES) };
}

/** The text with signatures under it. Throws on a text that does not end in a newline or holds control characters. */
export function signNote(text: string, ...signers: readonly Signer[]): string {
  if (!text.endsWith('\n') || CONTROL.test(text))
    throw new Error('a note ends in a newline and holds no control characters');
  return `${text}\n${signers.map((signer) => signatureLine(signer, signer.sign(Buffer.from(text)))).join('')}`;
}

/** A signature as a line under a note. */
export function signatureLine({ name, id }: KeyName, signature: Buffer): string {
  const bytes = Buffer.alloc(ID_BYTES);
  bytes.writeUInt32BE(id);
  return `\u2014 ${name} ${Buffer.concat([bytes, signature]).toString('base64')}\n`;
}

/**
 * The note's text when at least one known key has signed it. Signatures of unknown keys are passed over; one wrong signature of a
 * known key is enough to refuse (C2SP signed-note, "Signatures").
 */
export function openNote(bytes: Buffer, known: readonly Verifier[]): { text: string } | { fault: NoteFault } {
  const note = parseNote(bytes);
  if (!note) return { fault: 'malformed' };
  const text = Buffer.from(note.text);
  const judged = note.signatures.flatMap(({ name, id, signature }) =>
    known.filter((key) => key.name === name && key.id === id).map((key) => key.verify(text, signature)),
  );
  if (judged.includes(false)) return { fault: 'bad-signature' };
  return judged.length > 0 ? { text: note.text } : { fault: 'no-known-signature' };
}
