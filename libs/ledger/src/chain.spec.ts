import fc from 'fast-check';
import { canonical, isCanonical } from './chain';

it('says of any JSON what spelling it anew says', () => {
  const spellings = fc.json().chain((text) => {
    const value: unknown = JSON.parse(text);
    return fc.constantFrom(text, JSON.stringify(value), JSON.stringify(value, null, 1), spelled(value));
  });
  fc.assert(
    fc.property(spellings, (text) => {
      const value: unknown = JSON.parse(text);
      expect(isCanonical(value, text)).toBe(text === spelled(value));
    }),
    { seed: 20261125, numRuns: 2000 },
  );
});

it.each([
  ['{"a":1,"b":2}', true],
  ['{"b":2,"a":1}', false],
  ['{"a":{"d":1,"c":2}}', false],
  ['[{"b":1,"a":2}]', false],
  ['{"a":1,"a":1}', false],
  ['{"10":1,"9":2}', true], // in the order of their characters, not of the numbers
  ['{"9":2,"10":1}', false],
  ['{"a":1.0}', false],
  ['{"a":1e1}', false],
  ['{"a":10}', true],
  ['{"a":"\\u0041"}', false],
  ['{"a": 1}', false],
])('%s: %s', (text, is) => {
  expect(isCanonical(JSON.parse(text), text)).toBe(is);
});

/** What has no canonical spelling is spelled by none. */
function spelled(value: unknown): string {
  try {
    return canonical(value);
  } catch {
    return '';
  }
}
