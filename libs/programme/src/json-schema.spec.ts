import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020';
import { parse } from 'yaml';
import { catalogueSlugs, catalogueText } from '@cobuild/config';
import { jsonSchema, knownKeys } from './json-schema';
import { item, programmeText } from './testing/programme-text';

const valid = new Ajv({ strict: false }).compile(jsonSchema());
const accepts = (text: string): boolean => valid(parse(text));

it.each(catalogueSlugs())('P10 accepts %s as its author wrote it, parameters and all', (slug) => {
  expect(accepts(catalogueText(slug) ?? '')).toBe(true);
});

it('P10 refuses what the reader refuses', () => {
  expect(accepts(programmeText())).toBe(true);
  expect(accepts(programmeText([item({ owner: 'school' })]))).toBe(false);
  expect(accepts(programmeText([item({ kind: 'feast' })]))).toBe(false);
  expect(accepts(programmeText([item({ when: '{ rule: month, month: 13 }' })]))).toBe(false);
  expect(accepts(programmeText([item({ owedBy: null })]))).toBe(false);
});

it('P10 is published beside the catalogue as it is: npx cobuild schema > libs/programme/schema/programme-1.json', () => {
  expect(JSON.parse(readFileSync(join(__dirname, '../schema/programme-1.json'), 'utf8'))).toEqual(jsonSchema());
});

it('P3 knows every key by the schema', () => {
  expect(knownKeys()).toEqual(expect.arrayContaining(['programme', 'owedBy', 'inMonth', 'anchor', 'max']));
});
