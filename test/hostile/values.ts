/** A text nested as deep as a small body allows. */
const deep = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`) as unknown;

/** Values that no field of a request expects; the API refuses each, and none breaks anything. */
export const HOSTILE: readonly unknown[] = [
  ...[2_147_483_648, -2_147_483_649, 9_007_199_254_740_993, 1e308, -1, 0, 0.5],
  ...['', 'NaN', 'Infinity', '1e999', '0x10', '-0'],
  ...[
    '10002-01-01',
    '0000-01-01',
    '9999-12-31',
    '2026-02-30',
    '-000001-01-01',
    '+275760-09-13',
    'not a day',
    '02-30',
    '13-45',
  ],
  ...['10002-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '0000-01-01T00:00:00+08:00', '2026-01-01T25:00:00Z'],
  ...['\0', 'a\0b', '\ud800', '\u202e', '😀'.repeat(100), 'x'.repeat(5000)],
  ...['__proto__', 'constructor', 'toString', '$unknown', '../../etc/passwd', "'; --", '%'],
  ...[null, true, [], {}, ['2026-01-01'], [[['a']]], deep(2000), Array.from({ length: 3000 }, () => 0)],
  { __proto__: null, constructor: { prototype: {} } },
];

/** The same as it stands in an address, already encoded; some of it is no UTF-8. */
export const HOSTILE_TEXTS: readonly string[] = [
  ...HOSTILE.filter((value) => typeof value === 'string' || typeof value === 'number')
    .map((value) => String(value))
    .filter((text) => text !== '\ud800')
    .map(encodeURIComponent),
  ...['%ED%A0%80', '%', '%2', '%zz', '%00', '%2e%2e%2f', '%FF%FE', '2147483648', '-1', '1.5', '0'],
];

/** A value with each of its leaves, one at a time, put in place of another; the leaf's path comes first. */
export function* withLeaf(value: unknown, put: unknown, path = ''): Generator<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null) {
    yield [path, put];
    return;
  }
  for (const key of Object.keys(value)) {
    const inner = (value as Record<string, unknown>)[key];
    for (const [where, changed] of withLeaf(inner, put, `${path}.${key}`))
      yield [where, Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed }];
  }
  yield [path, put];
}
