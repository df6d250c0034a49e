import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, itemKinds, plan, readProgramme } from '@cobuild/programme';
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
  const reading = readProgramme(wholly(yaml), 'guide.yaml');
  expect(reading.problems).toEqual([]);
  expect(check(reading, termOf(2026)).filter(({ severity }) => severity !== 'note')).toEqual([]);
  const { items } = plan(reading.definition!, termOf(2026));
  expect(items.map(({ key, from, to, time }) => `${key}  ${say(from, to)}${time ? ` ${time}` : ''}`).join('\n')).toBe(
    told,
  );
  if (terms === null) return;
  const said = reading.definition!.items.flatMap(({ key }) =>
    titlesOf(reading.definition!)
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
