/** Texts as a search sees them: width and case do not count. Made once, looked into for every word. */
export const plain = (...texts: readonly string[]): string => texts.join('\n').normalize('NFKC').toLowerCase();

/** What somebody looks for, as words: spaces separate. */
export const wordsIn = (asked: string): string[] =>
  plain(asked)
    .split(/\s+/u)
    .filter((word) => word !== '');

/** Whether every word is in a plain text. */
export const named = (words: readonly string[], text: string): boolean => words.every((word) => text.includes(word));

/**
 * What is left to find around something whose plain title is `text`; null when none of the words is its own. An item is found by
 * at least one word of its title, and by words of its agreement beside it ("青山 党课").
 */
export function leftOf(words: readonly string[], text: string): string[] | null {
  const left = words.filter((word) => !text.includes(word));
  return left.length < words.length ? left : null;
}
