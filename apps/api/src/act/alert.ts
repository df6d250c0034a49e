import { isLocalDate, sayDay } from '@cobuild/calendar';
import type { Language } from '@cobuild/notice';
import { problemOf } from '../problem';
import { evidenceWords, words } from './words';

/** A no as the page says it, what to do included; throws again what is no no but a fault, or the database being away. */
export function refusedAs(error: unknown, lang: Language): { status: number; text: readonly string[] } {
  const { status, code, message, about, problems } = problemOf(error, lang);
  if (status >= 500) throw error;
  if (code === 'version-conflict') return { status, text: [words.changed[lang]] };
  if (problems)
    return {
      status,
      text: problems.map((one) => `${one.message[lang]}${lang === 'zh' ? '：' : ': '}${one.cure[lang]}`),
    };
  const of = about === undefined ? '' : aboutIn(about, lang);
  return { status, text: [of === '' ? message[lang] : `${message[lang]}${lang === 'zh' ? `（${of}）` : ` (${of})`}`] };
}

/** A day or a proof that the refusal is about; codes of other things say nothing to people. */
function aboutIn(about: string, lang: Language): string {
  if (about in evidenceWords) return evidenceWords[about as keyof typeof evidenceWords][lang];
  const days = about.split('..');
  return days.every(isLocalDate) ? days.map((day) => sayDay(day, lang)).join(lang === 'zh' ? '至' : ' to ') : '';
}
