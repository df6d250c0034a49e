import { localDate } from '@cobuild/calendar';
import { sayDiff, type Language } from '@cobuild/notice';
import { datedPart, diffPlans, plan, type Definition } from '@cobuild/programme';
import { answeredProgramme, termOf } from '../programme-file';

const SIGNS = { added: '+', removed: '-', changed: '~' };

/** Shows what a new version of a programme changes for a term, by items and days; what waits for an answer is left out. Resolves with 1 when one cannot be read. */
export function diff(
  before: string,
  after: string,
  { term, lang, json, with: answers }: Readonly<{ term: string; lang: Language; json?: boolean; with: string[] }>,
): number {
  const span = termOf(term);
  const read = (name: string): Definition | null => {
    const read = answeredProgramme(name, answers, lang);
    return read && datedPart(read.draft);
  };
  const [old, fresh] = [read(before), read(after)];
  if (!old || !fresh) return 1;
  const planned = (definition: Definition) => ({
    definition,
    plan: plan(definition, { from: localDate(span.from), to: localDate(span.to) }),
  });
  const [was, is] = [planned(old), planned(fresh)];
  if (json) {
    process.stdout.write(`${JSON.stringify(diffPlans(was.plan, is.plan), null, 2)}\n`);
    return 0;
  }
  const lines = sayDiff(was, is, lang).map(({ how, text }) => `${SIGNS[how]} ${text}`);
  process.stdout.write(lines.length > 0 ? `${lines.join('\n')}\n` : lang === 'zh' ? '没有变化\n' : 'no change\n');
  return 0;
}
