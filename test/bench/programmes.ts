import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { catalogueSlugs, catalogueText } from '@cobuild/config';
import { check, plan, readProgramme } from '@cobuild/programme';
import { bombs } from '../../libs/programme/src/testing/bombs';
import { answersOf } from '../engines/answers';
import { termFor } from '../engines/year';
import { median, medianMs, type Ratio } from './measure';

const RUNS = 40;
const MS = 100;
const CHECKS = 5;
const CPU_MS = 1000;

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
  const cpu = median(Array.from({ length: CHECKS }, () => cpuOfCheck(slug)));
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
    {
      name: 'cobuild check 一份方案的 CPU 时间（含启动） CPU time of cobuild check, start-up included',
      ours: `${cpu.toFixed(0)} ms`,
      limit: `${CPU_MS} ms`,
      ratio: cpu,
      goal: CPU_MS,
      better: 'less',
    },
  ]);
}

/** Milliseconds of CPU, user and system, that \`npx cobuild check\` takes on a tree that is built. */
function cpuOfCheck(slug: string): number {
  const atExit = 'process.on("exit", () => process.stderr.write("\\n" + JSON.stringify(process.cpuUsage())))';
  const preload = `data:text/javascript,${encodeURIComponent(atExit)}`;
  const cobuild = join(process.cwd(), 'infra/cobuild.mjs');
  const script = `${process.execPath} --import '${preload}' '${cobuild}' check ${slug} 2>&1 >/dev/null | tail -1`;
  const { user, system } = JSON.parse(execFileSync('sh', ['-c', script], { encoding: 'utf8' })) as NodeJS.CpuUsage;
  return (user + system) / 1000;
}

function itemsOf(slug: string, text: string): number {
  const { definition } = readProgramme(text, slug, answersOf(slug));
  return definition ? plan(definition, termFor(slug, 2026)).items.length : 0;
}
