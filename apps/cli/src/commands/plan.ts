import { localDate, sayDay } from '@cobuild/calendar';
import { titlesOf, type Language } from '@cobuild/notice';
import { check, formatProblem, kinds, plan as planned, readProgramme, type PlannedItem } from '@cobuild/programme';
import { padded } from '../lapse/summary';
import { programmeText, termOf } from '../programme-file';

/** Shows a programme's year: every item with its day or window, and what the author is still asked. Resolves with the exit code. */
export function plan(name: string, options: Readonly<{ term: string; json?: boolean; lang: Language }>): number {
  const { text, file } = programmeText(name);
  const span = termOf(options.term);
  const term = { from: localDate(span.from), to: localDate(span.to) };
  const reading = readProgramme(text, file);
  const problems = reading.definition ? check(reading, term) : reading.problems;
  if (options.json) {
    process.stdout.write(
      `${JSON.stringify({ plan: reading.definition && planned(reading.definition, term), problems }, null, 2)}\n`,
    );
    return reading.definition ? 0 : 1;
  }
  for (const problem of problems) process.stderr.write(`${formatProblem(problem, options.lang)}\n`);
  if (!reading.definition) return 1;
  const titles = titlesOf(reading.definition);
  process.stdout.write(`${reading.definition.title[options.lang]}  ${term.from}..${term.to}\n`);
  for (const item of planned(reading.definition, term).items) {
    process.stdout.write(
      `  ${padded(when(item, options.lang), 34)}${padded(kinds[item.kind].title[options.lang], 18)}${titles.item(item.key, options.lang)}\n`,
    );
  }
  return 0;
}

function when({ from, to, fixedOn, awaits, provisional }: PlannedItem, lang: Language): string {
  const unsure = provisional ? '*' : '';
  if (fixedOn !== null) return `${fixedOn.slice(0, 4)} ${sayDay(fixedOn, lang)}${unsure}`;
  const open = awaits === null ? '' : lang === 'zh' ? ' 会上定' : ' by meeting';
  return `${from} … ${to.slice(5)}${unsure}${open}`;
}
