/** Texts that would take a careless reader's memory or stack. */
export const bombs: readonly (readonly [what: string, text: string])[] = [
  ['aliases of aliases', `a: &a [x]\n${Array.from({ length: 30 }, (_, n) => `b${n}: &b${n} [*a, *a]`).join('\n')}`],
  ['five thousand levels of lists', `${'- '.repeat(5000)}x`],
  ['brackets without an end', '{'.repeat(100_000)],
  ['thirty thousand items', `items:\n${'  - { key: a }\n'.repeat(30_000)}`],
];
