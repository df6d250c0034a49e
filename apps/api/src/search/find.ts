/** What somebody looks for, as words: width and case do not count, spaces separate. */
export const wordsIn = (asked: string): string[] =>
  plain(asked)
    .split(/\s+/u)
    .filter((word) => word !== '');

/** Whether every word is in one of the texts. */
export function named(words: readonly string[], texts: readonly string[]): boolean {
  const all = plain(texts.join('\n'));
  return words.every((word) => all.includes(word));
}

/**
 * What is left to find around something that is called `texts`; null when none of the words is its own. An item is found by
 * at least one word of its title, and by words of its agreement beside it ("青山 党课").
 */
export function leftOf(words: readonly string[], texts: readonly string[]): string[] | null {
  const all = plain(texts.join('\n'));
  const left = words.filter((word) => !all.includes(word));
  return left.length < words.length ? left : null;
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase();
