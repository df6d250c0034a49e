import { jsonSchema } from '@cobuild/programme';
import { suggestions, type Schema } from '../../apps/console/src/routes/programmes/complete';

const schema = jsonSchema() as Schema;
const labels = (text: string): string[] => suggestions(schema, text).options.map(({ label }) => label);

it('offers the keys of where one writes, those that must be there marked, and none that is there', () => {
  const head = 'cobuild: 1\nprogramme: a\n';
  expect(labels(head)).toEqual(expect.arrayContaining(['version', 'title', 'roles', 'items']));
  expect(labels(head)).not.toContain('programme');
  expect(labels(`${head}roles:\n  - key: a\n    `).sort()).toEqual(['side', 'title']);
  expect(labels(`${head}roles:\n  - { key: a, `).sort()).toEqual(['side', 'title']);
  expect(labels(`${head}title: {`).sort()).toEqual(['en', 'zh']);
  const { options } = suggestions(schema, `${head}ver`);
  expect(options.find(({ label }) => label === 'version')).toMatchObject({ detail: '*', apply: 'version: ' });
});

it('offers the values of a key, and in a list those of its elements', () => {
  expect(labels('roles:\n  - key: a\n    side: ')).toEqual(['host', 'partner']);
  expect(labels('roles:\n  - { key: a, side: p')).toEqual(['host', 'partner']);
  expect(labels('items:\n  - key: a\n    kind: jo')).toContain('joint-meeting');
  expect(labels('items:\n  - key: a\n    evidence: [')).toEqual(expect.arrayContaining(['photo', 'document', 'count']));
  expect(labels('items:\n  - key: a\n    evidence:\n      - ')).toContain('photo');
});

it('knows the keys of every rule about days, also in braces, and where the word begins', () => {
  const text = 'items:\n  - key: a\n    when: { ru';
  expect(labels(text)).toContain('rule');
  expect(suggestions(schema, text).from).toBe(text.length - 2);
});

it('offers nothing where the schema knows nothing', () => {
  expect(labels('unknown:\n  ')).toEqual([]);
  expect(labels('programme: ')).toEqual([]);
});
