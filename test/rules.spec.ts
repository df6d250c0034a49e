import { refusalCodes } from '@cobuild/agreement';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const libs = readdirSync(join(root, 'libs')).filter((lib) => existsSync(join(root, 'libs', lib, 'SPEC.md')));

const specsIn = (folder: string): string[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const path = join(folder, entry.name);
        if (entry.isDirectory()) return specsIn(path);
        return path.endsWith('.spec.ts') ? [readFileSync(path, 'utf8')] : [];
      });

describe.each(libs)('%s', (lib) => {
  const folder = join(root, 'libs', lib);
  const rules = [...readFileSync(join(folder, 'SPEC.md'), 'utf8').matchAll(/^- ([A-Z]\d+) /gm)].map(([, id]) => id!);
  const [prefix = ''] = rules[0] ?? '';
  const cited = new Set(
    [folder, join(__dirname, lib)]
      .flatMap(specsIn)
      .flatMap((text) => [...text.matchAll(new RegExp(`\\b${prefix}\\d+\\b`, 'g'))].map(([id]) => id)),
  );

  it('has a test for every rule, and a rule for every test that cites one', () => {
    expect(rules.length).toBeGreaterThan(5);
    expect(new Set(rules).size).toBe(rules.length);
    expect([...cited].sort()).toEqual([...rules].sort());
  });
});

it('knows no refusal that no test has seen', () => {
  const specs = specsIn(join(root, 'libs', 'agreement')).join('\n');
  expect(refusalCodes.filter((code) => !new RegExp(`'${code}[' ]`).test(specs))).toEqual([]);
});
