import type { Language, Titles } from '@cobuild/notice';

/** Time brings some things about; everything else somebody asked for, in their role; who has none here, by their id. */
export function sayActor(actor: string, role: string | null, titles: Titles, lang: Language): string {
  if (actor === 'clock') return lang === 'zh' ? '到时自动' : 'by the clock';
  return role === null ? actor : titles.role(role, lang);
}
