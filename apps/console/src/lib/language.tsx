import { createContext, use, useMemo, useState, type ReactNode } from 'react';

export type Language = 'zh' | 'en';

/** A text in both languages. */
export type Words = Readonly<Record<Language, string>>;

type Speaking = Readonly<{
  lang: Language;
  say: (words: Words) => string;
  /** Names one after the other. */
  list: (names: readonly string[]) => string;
  /** An instant, in Chinese time. */
  day: (instant: string) => string;
  /** `YYYY-MM-DD`, and `YYYY-MM`, with their year. */
  date: (day: string) => string;
  month: (month: string) => string;
  speak: (lang: Language) => void;
}>;

const KEPT = 'cobuild-language';
const Speech = createContext<Speaking | null>(null);

/** Chinese unless the reader chose, or their browser asks for, something else. */
function first(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === 'zh' || kept === 'en') return kept;
  return navigator.language.startsWith('zh') || !navigator.language ? 'zh' : 'en';
}

export function LanguageProvider({ children }: Readonly<{ children: ReactNode }>) {
  const [lang, setLang] = useState(first);
  const speaking = useMemo<Speaking>(() => {
    const locale = lang === 'zh' ? 'zh-CN' : 'en-GB';
    const inWords = (day: string, how: Intl.DateTimeFormatOptions) =>
      new Date(`${day}T00:00:00Z`).toLocaleDateString(locale, { timeZone: 'UTC', ...how });
    return {
      lang,
      say: (words) => words[lang],
      list: (names) => names.join(lang === 'zh' ? '、' : ', '),
      day: (instant) =>
        new Date(instant).toLocaleString(locale, {
          timeZone: 'Asia/Shanghai',
          dateStyle: 'medium',
          timeStyle: 'short',
        }),
      date: (day) => inWords(day, { dateStyle: 'long' }),
      month: (month) => inWords(`${month}-01`, { year: 'numeric', month: 'long' }),
      speak: (chosen) => {
        localStorage.setItem(KEPT, chosen);
        setLang(chosen);
      },
    };
  }, [lang]);
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  return <Speech value={speaking}>{children}</Speech>;
}

/** The reader's language, and how texts and instants are said in it. */
export function useSpeech(): Speaking {
  const speaking = use(Speech);
  if (!speaking) throw new Error('outside of LanguageProvider');
  return speaking;
}
