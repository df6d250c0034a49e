import { catalogueSlugs, catalogueText } from '@cobuild/config';
import { check, plan, readProgramme } from '@cobuild/programme';
import { bombs } from '../../libs/programme/src/testing/bombs';
import { termFor } from '../engines/year';
import { medianMs, type Ratio } from './measure';

const RUNS = 40;
const MS = 100;

/** Reading, checking and planning the programme of the catalogue that gives the most items. */
export function programmes(): Promise<Ratio[]> {
  const [largest] = catalogueSlugs()
    .map((slug) => ({ slug, text: catalogueText(slug) ?? '' }))
    .map(({ slug, text }) => ({ slug, text, items: itemsOf(slug, text) }))
    .sort((a, b) => b.items - a.items);
  if (!largest) throw new Error('there is no programme');
  const { slug, text, items } = largest;
  const ms = medianMs(RUNS, () => {
    check(readProgramme(text, slug), termFor(slug, 2026));
    itemsOf(slug, text);
  });
  const refused = bombs.map(([, bomb]) => {
    const began = performance.now();
    if (readProgramme(bomb, 'bomb').definition) throw new Error('a bomb was read');
    return performance.now() - began;
  });
  const slowest = Math.max(...refused);
  return Promise.resolve([
    {
      name: `读、查、排最大的方案 reading, checking and planning the largest programme: ${slug}, ${items} items`,
      ours: `${ms.toFixed(0)} ms`,
      limit: `${MS} ms`,
      ratio: ms,
      goal: MS,
      better: 'less',
    },
    {
      name: '拒绝别名、层数、大小炸弹 refusing bombs of aliases, depth and size',
      ours: `${slowest.toFixed(1)} ms`,
      limit: `${MS} ms`,
      ratio: slowest,
      goal: MS,
      better: 'less',
    },
  ]);
}

function itemsOf(slug: string, text: string): number {
  const { definition } = readProgramme(text, slug);
  return definition ? plan(definition, termFor(slug, 2026)).items.length : 0;
}
