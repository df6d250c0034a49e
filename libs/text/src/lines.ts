import { codeOf, TURNING } from './hidden';

/** Every way in which programs end a line: Windows, old Macs, Word's soft break (U+000B), page breaks, Unicode's own. */
const BREAKS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** The same text with each line ended by a line feed. */
export const withLineFeeds = (text: string): string => text.replace(BREAKS, '\n');

/** Characters that XML 1.0 cannot hold, with U+0085 and the noncharacters that some of its readers refuse. */
const UNFIT =
  /[^\t\n\u0020-\u007E\u00A0-\uD7FF\uE000-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{10FFFF}]|[\u{1FFFE}\u{1FFFF}\u{2FFFE}\u{2FFFF}\u{3FFFE}\u{3FFFF}\u{10FFFE}\u{10FFFF}]/gu;
const EVERY_TURNING = new RegExp(TURNING, 'gu');

/**
 * A text as any document can hold it: lines kept, direction marks left out, each character that no document can hold shown by its
 * code point, so that nothing is lost unseen.
 */
export const printable = (text: string): string =>
  withLineFeeds(text)
    .replace(EVERY_TURNING, '')
    .replace(UNFIT, (char) => `〔${codeOf(char)}〕`);
