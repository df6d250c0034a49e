import { catalogueSlugs, catalogueText } from '@cobuild/config';
import { readProgramme } from '@cobuild/programme';
import { adoptedText } from './adopted-text';

it.each(catalogueSlugs())('W18 %s is adopted under an id of one’s own, and nothing else of it changes', (slug) => {
  const text = catalogueText(slug)!;
  const adopted = adoptedText(text, 'our-own')!;
  expect(readProgramme(adopted, 'our-own.yaml').draft?.definition).toEqual({
    ...readProgramme(text, slug).draft?.definition,
    programme: 'our-own',
    version: 1,
  });
  const changed = text.split('\n').filter((line, n) => line !== adopted.split('\n')[n]);
  expect(changed.every((line) => /^(programme|version):/.test(line))).toBe(true);
});

it('a text whose id is not on a line of its own is left to its readers', () => {
  expect(adoptedText('{ cobuild: 1, programme: a, version: 3 }', 'b')).toBeNull();
});
