import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogueSlugs } from '@cobuild/config';
import { definitionOf } from '../engines/year';

const text = readFileSync(join(__dirname, 'coverage.md'), 'utf8');

it('the sums of the table are those of its rows, and at least 190 of the things stand as the texts have them', () => {
  const rows = [...text.matchAll(/^\| \d\d[ab]? .*\| +(\d+) +\| +(\d+) +\| +(\d+) +\|$/gm)].map((row) =>
    row.slice(1).map(Number),
  );
  expect(rows).toHaveLength(17);
  const sums = rows.reduce<number[]>((sum, row) => row.map((n, at) => n + (sum[at] ?? 0)), []);
  expect(text.replace(/ +/g, ' ')).toContain(`| **${sums[0]}** | **${sums[1]}** | **${sums[2]}** |`);
  for (const [things = 0, asTheyAre = 0, otherwise = 0] of rows) expect(asTheyAre + otherwise).toBe(things);
  expect(sums[1]).toBeGreaterThanOrEqual(190);
  const named = [
    ...text
      .split('## Otherwise')[1]!
      .split('\n## ')[0]!
      .matchAll(/^\| \d\d/gm),
  ];
  expect(named).toHaveLength(sums[2] ?? 0);
});

it('every item of every programme stands in it, and every item it names is one', () => {
  const named = new Set([...text.matchAll(/`([a-z][a-z0-9-]*)`/g)].map(([, key]) => key ?? ''));
  const missing: string[] = [];
  for (const slug of catalogueSlugs())
    for (const { key, suggested } of definitionOf(slug).items)
      if (!suggested && !named.has(key)) missing.push(`${slug} ${key}`);
  expect(missing).toEqual([]);
});
