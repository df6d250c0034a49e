/** Bytes with as much of Node's Buffer as the verifier and the reader of zips take; the verifier is the same in both worlds. */
export class Bytes extends Uint8Array {
  override toString(spelling?: Spelling): string {
    switch (spelling) {
      case undefined:
        return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this);
      case 'hex':
        return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
      case 'base64':
        return btoa(Array.from(this, (byte) => String.fromCharCode(byte)).join(''));
      case 'base64url':
        return this.toString('base64').replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
    }
  }
  equals(other: Uint8Array): boolean {
    return this.length === other.length && this.every((byte, n) => byte === other[n]);
  }
  readBigUInt64BE(): bigint {
    return new DataView(this.buffer, this.byteOffset, this.byteLength).getBigUint64(0);
  }
}

type Spelling = 'hex' | 'base64' | 'base64url';

const binary = (text: string): Bytes => new Bytes(Array.from(text, (character) => character.charCodeAt(0)));

/** Throws where Node would leave out what is no base64: the verifier refuses both alike. */
function spelled(text: string, spelling: Spelling): Bytes {
  if (spelling === 'hex') return new Bytes((text.match(/../g) ?? []).map((pair) => parseInt(pair, 16)));
  return binary(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
}

function from(what: string | Uint8Array, spelling?: Spelling): Bytes {
  if (typeof what !== 'string') return new Bytes(what);
  return spelling === undefined ? new Bytes(new TextEncoder().encode(what)) : spelled(what, spelling);
}

function concat(parts: readonly Uint8Array[]): Bytes {
  const whole = new Bytes(parts.reduce((sum, { length }) => sum + length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
}

/** What stands for Node's Buffer. */
export const NodeBuffer = { from, concat, of: (...bytes: number[]): Bytes => new Bytes(bytes) };
