import { createContext, use, useMemo, useState, type ReactNode } from 'react';

export type Language = 'zh' | 'en';

/** A text in both languages. */
export type Words = Readonly<Record<Language, string>>;

type Speaking = Readonly<{
  lang: Language;
  say: (words: Words) => string;
  day: (instant: string) => string;
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
  const speaking = useMemo<Speaking>(
    () => ({
      lang,
      say: (words) => words[lang],
      day: (instant) =>
        new Date(instant).toLocaleString(lang === 'zh' ? 'zh-CN' : 'en-GB', {
          timeZone: 'Asia/Shanghai',
          dateStyle: 'medium',
          timeStyle: 'short',
        }),
      speak: (chosen) => {
        localStorage.setItem(KEPT, chosen);
        setLang(chosen);
      },
    }),
    [lang],
  );
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  return <Speech value={speaking}>{children}</Speech>;
}

/** The reader's language, and how texts and instants are said in it. */
export function useSpeech(): Speaking {
  const speaking = use(Speech);
  if (!speaking) throw new Error('outside of LanguageProvider');
  return speaking;
}
