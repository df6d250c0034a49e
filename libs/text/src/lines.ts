/** Every way in which programs end a line: Windows, old Macs, Word's soft break (U+000B), page breaks, Unicode's own. */
const BREAKS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** The same text with each line ended by a line feed. */
export const withLineFeeds = (text: string): string => text.replace(BREAKS, '\n');

/** What XML 1.0 cannot hold, with U+0085 and the noncharacters that some of its readers refuse. */
const UNFIT =
  /[^\t\n\u0020-\u007E\u00A0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{10FFFF}]|[\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{3FFFE}\u{3FFFF}\u{10FFFE}\u{10FFFF}]/gu;
/** It turns what people read, and is not seen. */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/**
 * A text as any document can hold it: lines kept, direction marks left out, each character that no document can hold shown by its
 * code point, so that nothing is lost unseen.
 */
export const printable = (text: string): string =>
  withLineFeeds(text)
    .replace(TURNING, '')
    .replace(UNFIT, (char) => `〔U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}〕`);
