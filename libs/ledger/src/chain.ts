import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AgreementEvent, Fact } from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import { isKnown, typeVersions } from './type-versions';
import { upcast } from './upcast';

/** One fact as it is sealed. `refs` are SHA-256 hashes of evidence files. No name, no contact, no free text. */
export type Envelope = Readonly<{
  v: 1;
  agreementId: string;
  seq: number;
  type: AgreementEvent['type'];
  typeVersion: number;
  occurredAt: Instant;
  recordedAt: Instant;
  /** Organisation id, or `clock`. */
  actor: string;
  /** Who acted for it, as an opaque id; null for the clock. */
  person: string | null;
  commandKey: string | null;
  payload: Readonly<Record<string, unknown>>;
  refs: readonly string[];
}>;

/** The actor of time's own commands. */
export const CLOCK_ACTOR = 'clock';

/** The signature of an entry that time brought about by itself. */
export const BY_CLOCK = { actor: CLOCK_ACTOR, person: null, commandKey: null } as const;

/** Whether time brought an entry about by itself; one that somebody asked for in time's name has a key. */
export const isByClock = ({ actor, person, commandKey }: Pick<Envelope, keyof typeof BY_CLOCK>): boolean =>
  actor === BY_CLOCK.actor && person === BY_CLOCK.person && commandKey === BY_CLOCK.commandKey;

/** An envelope in its canonical bytes, with what seals it to the one before; `salt` and `commitment` are hex. */
export type SealedEntry = Readonly<{
  agreementId: string;
  seq: number;
  type: string;
  envelope: string;
  salt: string;
  commitment: string;
}>;

/** The commitment before the first entry: 32 zero bytes. */
export const GENESIS = '0'.repeat(64);

const DOMAIN = Buffer.from('cobuild/event/v1\n').toString('hex');

/** RFC 8785 bytes of any JSON value. Throws on what JSON cannot hold. */
export function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('nothing to canonicalise');
  return text;
}

/**
 * Whether `text`, which was parsed into `value`, is its RFC 8785 spelling. Mostly the engine's own spelling of what it parsed is the
 * same, with keys in order, and costs half; numbers and strings are spelled alike there.
 */
export const isCanonical = (value: unknown, text: string): boolean =>
  (JSON.stringify(value) === text && isSorted(value)) || canonical(value) === text;

function isSorted(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (Array.isArray(value)) return value.every(isSorted);
  let before: string | null = null;
  for (const key in value) {
    if ((before !== null && key <= before) || !isSorted((value as Record<string, unknown>)[key])) return false;
    before = key;
  }
  return true;
}

/** `SHA-256("cobuild/event/v1\n" ‖ previous commitment ‖ salt ‖ envelope)`; all parts but the last have fixed length. */
export const commit = (previous: string, salt: string, envelope: string): string =>
  createHash('sha256')
    // Everything before the envelope at once: each update costs more than the bytes it brings.
    .update(Buffer.from(DOMAIN + previous + salt, 'hex'))
    .update(envelope)
    .digest('hex');

/** Seals an envelope to `previous`, the commitment of the entry before it. Pure: whoever verifies recomputes exactly this. */
export function seal(previous: string, salt: string, envelope: Envelope): SealedEntry {
  const text = canonical(envelope);
  const { agreementId, seq, type } = envelope;
  return { agreementId, seq, type, envelope: text, salt, commitment: commit(previous, salt, text) };
}

/** The fact an envelope tells. Throws on a type or version that this program does not know. */
export function toFact({ type, typeVersion, payload, occurredAt }: Envelope): Fact {
  if (!isKnown(type, typeVersion)) throw new Error(`this program cannot read ${type} of version ${typeVersion}`);
  return { at: occurredAt, event: { type, ...upcast(type, typeVersion, payload) } as AgreementEvent };
}

/** Splits a fact into what an envelope holds. */
export function fromFact({
  at,
  event,
}: Fact): Pick<Envelope, 'type' | 'typeVersion' | 'payload' | 'occurredAt' | 'refs'> {
  const { type, ...payload } = event;
  const evidence = 'evidence' in event ? event.evidence : [];
  const refs = evidence.flatMap((piece) => ('sha256' in piece ? [piece.sha256] : []));
  return { type, typeVersion: typeVersions[type], payload, occurredAt: at, refs };
}

/** The fact that a sealed entry holds. */
export const factOf = ({ envelope }: Pick<SealedEntry, 'envelope'>): Fact => toFact(JSON.parse(envelope) as Envelope);
