import { localDate } from '@cobuild/calendar';
import type { Language } from '@cobuild/notice';
import { answeredReading, check as questions, formatProblem } from '@cobuild/programme';
import { programmeText, termOf } from '../programme-file';

/** Prints everything wrong or open in a programme, with file, line and cure. Resolves with 1 when it could not be published. */
export function check(
  name: string,
  options: Readonly<{ term: string; json?: boolean; lang: Language; with: string[] }>,
): number {
  const { text, file, notes } = programmeText(name);
  const span = termOf(options.term);
  const { reading } = answeredReading(text, file, options.with);
  const found = questions(reading, { from: localDate(span.from), to: localDate(span.to) });
  const problems = [...notes, ...found];
  if (options.json) process.stdout.write(`${JSON.stringify(problems, null, 2)}\n`);
  else for (const problem of problems) process.stdout.write(`${formatProblem(problem, options.lang)}\n`);
  const blocking = problems.filter(({ severity }) => severity !== 'note').length;
  if (!options.json && blocking === 0)
    process.stdout.write(options.lang === 'zh' ? '可以发布\n' : 'ready to publish\n');
  return blocking === 0 ? 0 : 1;
}
