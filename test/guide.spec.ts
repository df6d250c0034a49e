import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answeredReading, check, datedPart, itemKinds, openItems, plan } from '@cobuild/programme';
import { WhenRule } from '@cobuild/calendar';
import { titlesOf } from '@cobuild/notice';
import { programmeText } from '../libs/programme/src/testing/programme-text';
import { termOf } from './engines/year';

const guide = readFileSync(join(__dirname, '../docs/programmes.md'), 'utf8');
const blocks = /```yaml\n([\s\S]*?)```\n\n```text\n([\s\S]*?)```(?:\n\n```terms\n([\s\S]*?)```)?/g;
const examples = [...guide.matchAll(blocks)].map(([, yaml, text, terms]) => ({
  yaml: yaml ?? '',
  terms: terms?.trimEnd() ?? null,
  told: (text ?? '').trimEnd(),
  name: (text ?? '').split('@')[0],
}));

/** A whole programme as it is, items within a small one. */
const wholly = (yaml: string): string =>
  /^cobuild:/m.test(yaml) ? yaml : programmeText([yaml.replace(/^(?=.)/gm, '  ')]);

const say = (from: string, to: string): string => (from === to ? from : `${from} … ${to}`);

it.each(examples)('$name gives the days, and says the words, that stand under it', ({ yaml, told, terms }) => {
  // What stands under `--with …` is the plan with these answers.
  const parts = told.split(/^(--with .*)\n/m);
  const tries = ['', ...parts.filter((_, n) => n % 2 === 1)];
  for (const [n, answers] of tries.entries()) {
    const { reading } = answeredReading(wholly(yaml), 'guide.yaml', answers.split(/ ?--with /).slice(1));
    expect(check(reading, termOf(2026)).filter(({ severity }) => severity !== 'note')).toEqual([]);
    const { items } = plan(datedPart(reading.draft!), termOf(2026));
    const lines = [
      ...items.map(({ key, from, to, time }) => `${key}  ${say(from, to)}${time ? ` ${time}` : ''}`),
      ...openItems(reading.draft!).map(({ key, waits }) => `${key} waits for ${waits.join(', ')}`),
    ];
    expect(lines.join('\n')).toBe(parts[2 * n]?.trimEnd());
  }
  if (terms === null) return;
  const { definition } = answeredReading(wholly(yaml), 'guide.yaml', []).reading;
  const said = definition!.items.flatMap(({ key }) =>
    titlesOf(definition!)
      .terms(key)
      .filter(({ code }) => code !== 'owedBy')
      .map(({ label, value }) => `${key}  ${label.zh} ${label.en}: ${value.zh} ${value.en}`),
  );
  expect(said.join('\n')).toBe(terms);
});

it('has an example of every when-rule and of every kind', () => {
  const rules = WhenRule.options.map(({ shape }) => shape.rule.value);
  for (const rule of rules) expect(guide).toContain(`rule: ${rule}`);
  for (const kind of itemKinds) expect(guide).toContain(`kind: ${kind}`);
});
