import { readText } from './edit';

/** A text in both languages; this file is tested apart from the console, so it takes nothing of its screens. */
type Words = Readonly<Record<'zh' | 'en', string>>;

export type FormRole = Readonly<{ key: string; title: Words }>;
export type FormItem = Readonly<{
  key: string;
  kind: string;
  title: Words;
  when: Readonly<Record<string, unknown>>;
  owedBy: readonly string[];
  leads: string;
  takesPart: readonly string[];
  supports: readonly string[];
  place: Words;
  startsAt: string;
  handedTo: string;
  evidence: readonly string[];
}>;

/** Kinds whose items begin at a time, and kinds whose items are handed in; a test holds them against the programme's own table. */
export const timedKinds: readonly string[] = ['joint-meeting', 'activity'];
export const handedInKinds: readonly string[] = ['deadline', 'coverage', 'project', 'rectification', 'standing'];

/** What the form shows of a text. */
export type FormData = Readonly<{
  title: Words;
  version: string;
  category: string;
  roles: readonly FormRole[];
  items: readonly FormItem[];
}>;

type Map = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Map => typeof value === 'object' && value !== null && !Array.isArray(value);
const mapOf = (value: unknown): Map => (isMap(value) ? value : {});
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const textsOf = (value: unknown): string[] => listOf(value).map(textOf);
const wordsOf = (value: unknown): Words => ({ zh: textOf(mapOf(value)['zh']), en: textOf(mapOf(value)['en']) });

/** Whatever of a programme is there yet; null while the text is no map, or cannot be read at all. */
export function formOf(text: string): FormData | null {
  const data = readText(text);
  if (!isMap(data)) return null;
  return {
    title: wordsOf(data['title']),
    version: textOf(data['version']),
    category: textOf(data['category']) || 'pairing',
    roles: listOf(data['roles']).map((one) => ({
      key: textOf(mapOf(one)['key']),
      title: wordsOf(mapOf(one)['title']),
    })),
    items: listOf(data['items']).map((one) => itemOf(mapOf(one))),
  };
}

const itemOf = (item: Map): FormItem => ({
  key: textOf(item['key']),
  kind: textOf(item['kind']),
  title: wordsOf(item['title']),
  when: mapOf(item['when']),
  owedBy: textsOf(item['owedBy']),
  leads: textOf(item['leads']),
  takesPart: textsOf(item['takesPart']),
  supports: textsOf(item['supports']),
  place: typeof item['place'] === 'string' ? { zh: item['place'], en: '' } : wordsOf(item['place']),
  startsAt: textOf(item['startsAt']),
  handedTo: textOf(item['handedTo']),
  evidence: textsOf(item['evidence']),
});
