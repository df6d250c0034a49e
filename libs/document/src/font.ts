import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as fontkit from 'fontkit';
import subsetFont from 'subset-font';

/** Noto Sans SC (OFL): every character of the General Standard Chinese Characters, and most of CJK extension A. */
const FONT_FILE = join(
  dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json')),
  '400Regular/NotoSansSC_400Regular.ttf',
);

/** Read and opened once, at the first document, and shared by all: taking 10 MB apart costs more than writing a page. */
let bytes: Buffer | undefined;
let opened: fontkit.Font | undefined;

const file = (): Buffer => (bytes ??= readFileSync(FONT_FILE));

export function font(): fontkit.Font {
  if (opened) return opened;
  const found = fontkit.create(file());
  if (!('hasGlyphForCodePoint' in found)) throw new Error(`${FONT_FILE} is no single font`);
  return (opened = found);
}

/** The font as TrueType with the characters of these texts alone: some 10 kB instead of 10 MB. */
export const fontFor = (texts: readonly string[]): Promise<Buffer> =>
  subsetFont(file(), texts.join(''), { targetFormat: 'truetype' });

/** A character the font lacks is shown by its code point, never as an empty box: a name must not silently lose a part. */
export function safe(text: string): string {
  const known = font();
  // A tab has no glyph; it becomes the spaces it looks like.
  return Array.from(text.replaceAll('\t', '    '), (char) => {
    const code = char.codePointAt(0) ?? 0;
    return code < 0x20 || known.hasGlyphForCodePoint(code) ? char : `〔U+${code.toString(16).toUpperCase()}〕`;
  }).join('');
}
