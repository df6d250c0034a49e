import { readProgramme, type Definition, type Values } from '@cobuild/programme';
import { answeredProgramme } from '../programme-file';
import { demoAnswers } from './demo-answers';

type Demo = Readonly<{ definition: Definition; parameters: Values; text: string }>;

/**
 * A programme that can be played: its blanks have the answers of `--with`, else the demo's own, which standard error names as such.
 * Throws a sentence when the programme has errors or a blank without an answer.
 */
export function demoProgramme(name: string, pairs: readonly string[], lang: 'zh' | 'en'): Demo {
  const zh = lang === 'zh';
  const read = answeredProgramme(name, pairs, lang);
  if (!read) throw new Error(zh ? '方案有错误，见上' : 'the programme has errors, see above');
  const { draft, values, text } = read;
  const made = demoAnswers(draft.definition.programme);
  const own = Object.fromEntries(
    draft.blanks.flatMap(({ key }) => (made[key] === undefined ? [] : [[key, made[key]]])),
  );
  for (const [key, value] of Object.entries(own))
    process.stderr.write(`${zh ? '示范用的答案' : 'answer of the demo'} ${key}=${String(value)}\n`);
  const parameters = { ...own, ...values };
  const { definition } = readProgramme(text, name, parameters);
  if (!definition) {
    const open = draft.blanks.filter(({ key }) => own[key] === undefined).map(({ key }) => `--with ${key}=…`);
    throw new Error(`${zh ? '还要填写' : 'answers needed'}：${open.join(' ')}`);
  }
  return { definition, parameters, text };
}
