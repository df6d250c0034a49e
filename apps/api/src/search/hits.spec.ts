import { readProgramme } from '@cobuild/programme';
import { about, story } from '../../../../libs/agreement/src/testing/story';
import { programmeText } from '../../../../libs/programme/src/testing/programme-text';
import { at } from '../../../../test/engines/year';
import { wordsIn } from './find';
import { found, hitsIn, holding } from './hits';

const items = [
  about({
    key: 'lecture',
    title: '{ zh: 法律讲座, en: Law lecture }',
    place: '{ zh: 学校礼堂, en: the assembly hall }',
  }),
  about({ key: 'fair', title: '{ zh: 集市, en: Fair }' }),
];
const definition = readProgramme(programmeText(items), 'a.yaml').definition!;
const line = found({ agreementId: 'a', programme: 'small', status: 'in-force', units: ['青山社区'], definition });

it.each([
  ['礼堂', ['lecture']],
  ['assembly 青山', ['lecture']],
  ['集市', ['fair']],
  ['操场', []],
])('%s is found where it takes place', (words, keys) => {
  const { agreement } = story(items.join(''));
  const hits = hitsIn(line, agreement, wordsIn(words), at('2026-01-10'));
  expect(hits.map(({ item }) => item.split('@')[0])).toEqual(keys);
  expect(holding([line], wordsIn(words))).toHaveLength(keys.length);
});
