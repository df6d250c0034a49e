/**
 * Standard base64 with padding (RFC 4648, section 4), strictly: null for what is not the one encoding of its bytes. Node's own
 * decoder skips what it does not know.
 */
export function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}

/** A number of entries in ASCII decimal without leading zeros; null for anything else, and past 2^53. */
export function fromDecimal(text: string): number | null {
  if (!/^(0|[1-9][0-9]{0,15})$/.test(text)) return null;
  const number = Number(text);
  return Number.isSafeInteger(number) ? number : null;
}
