/** The two-byte codes of GBK by their character; made when first needed. */
let codes: ReadonlyMap<string, number> | undefined;

function gbkCodes(): ReadonlyMap<string, number> {
  if (codes) return codes;
  const made = new Map<string, number>();
  const decoder = new TextDecoder('gb18030');
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\uFFFD') made.set(char, lead * 256 + trail);
    }
  return (codes = made);
}

/** The bytes that a text has in GBK; a character that GBK lacks is left out. */
export const toGbk = (text: string): Uint8Array =>
  Uint8Array.from(
    Array.from(text).flatMap((char) => {
      if (char < '\x80') return [char.charCodeAt(0)];
      const code = gbkCodes().get(char);
      return code === undefined ? [] : [code >> 8, code & 255];
    }),
  );
