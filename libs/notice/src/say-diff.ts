import { diffPlans, kinds, type Change, type Definition, type ItemKind, type Plan } from '@cobuild/programme';
import { dutyTerms } from './duty-terms';
import { titlesOf, type Language, type Named, type Titles } from './titles';

/** A line of what a new version changes: what is new, gone, or otherwise than before. */
export type DiffLine = Readonly<{ how: 'added' | 'removed' | 'changed'; text: string }>;

type Version = Readonly<{ definition: Definition; plan: Pick<Plan, 'items'> }>;
type Saying = Readonly<Record<Language, string>>;

const FIELDS: Readonly<Record<Change['field'], Saying>> = {
  from: { zh: '首日', en: 'first day' },
  to: { zh: '末日', en: 'last day' },
  fixedOn: { zh: '日期', en: 'day' },
  time: { zh: '截止时间', en: 'time' },
  kind: { zh: '类别', en: 'kind' },
  owedBy: { zh: '责任方', en: 'owed by' },
  evidence: { zh: '印证', en: 'proof' },
  graceDays: { zh: '宽限天数', en: 'days of grace' },
  awaits: { zh: '由哪次会议定日期', en: 'meeting that fixes its day' },
};

const EVIDENCE: Readonly<Record<string, Saying>> = {
  photo: { zh: '照片', en: 'photos' },
  document: { zh: '材料', en: 'a document' },
  count: { zh: '数量', en: 'a number' },
};

/** What a new version changes for a term, in words; nothing when it changes nothing of what is owed, when, and how. */
export const sayDiff = (before: Version, after: Version, lang: Language): DiffLine[] => [
  ...sayPlans([before.plan, titlesOf(before.definition)], [after.plan, titlesOf(after.definition)], lang),
  ...sayTerms(before.definition, after.definition, lang),
];

/** The words of items that a version changes or brings; who owes an item is told with its days. */
export function sayTerms(before: Named, after: Named, lang: Language): DiffLine[] {
  const [colon, arrow, stop, none] = lang === 'zh' ? ['：', ' 改为 ', '；', '无'] : [': ', ' → ', '; ', 'none'];
  return after.items.flatMap(({ key, title }): DiffLine[] => {
    const known = before.items.some((item) => item.key === key);
    const [was, is] = [dutyTerms(before, key), dutyTerms(after, key)];
    const codes = [...new Set([...was, ...is].map(({ code }) => code))].filter((code) => code !== 'owedBy');
    const lines = codes.flatMap((code) => {
      const [old, fresh] = [was, is].map((terms) => terms.find((one) => one.code === code));
      // A change in one language alone has its line in both.
      if (old?.value.zh === fresh?.value.zh && old?.value.en === fresh?.value.en) return [];
      const [from, to] = [old, fresh].map((one) => one?.value[lang] ?? none);
      return [`${(fresh ?? old)?.label[lang] ?? ''}${colon}${known ? `${from ?? ''}${arrow}` : ''}${to ?? ''}`];
    });
    const text = `${title[lang]}  ${lines.join(stop)}`;
    return lines.length === 0 ? [] : [{ how: known ? 'changed' : 'added', text }];
  });
}

/** The same in both languages at once, a line each. */
export const sayDiffInBoth = (before: Version, after: Version): BothLine[] =>
  inBoth((lang) => sayDiff(before, after, lang));

type BothLine = Readonly<{ how: DiffLine['how']; text: Saying }>;

/** What is said line by line in each language, put together; lines are the same things in the same order. */
export function inBoth(say: (lang: Language) => DiffLine[]): BothLine[] {
  const [zh, en] = [say('zh'), say('en')];
  return zh.map(({ how, text }, n) => ({ how, text: { zh: text, en: en[n]?.text ?? text } }));
}

type Called = readonly [plan: Pick<Plan, 'items'>, titles: Titles];

/** What is otherwise in one plan than in another, each with its own words. */
export function sayPlans([before, was]: Called, [after, is]: Called, lang: Language): DiffLine[] {
  const { added, removed, changed } = diffPlans(before, after);
  const [colon, arrow] = lang === 'zh' ? ['：', ' 改为 '] : [': ', ' → '];
  const span = ({ from, to }: Readonly<{ from: string; to: string }>) => (from === to ? from : `${from} … ${to}`);
  const sayChange = ({ field, before: old, after: fresh }: Change) =>
    `${FIELDS[field][lang]}${colon}${sayValue(field, old, was, lang)}${arrow}${sayValue(field, fresh, is, lang)}`;
  return [
    ...added.map(({ key, ...item }) => ({ how: 'added', text: `${is.item(key, lang)}  ${span(item)}` }) as const),
    ...removed.map(({ key, ...item }) => ({ how: 'removed', text: `${was.item(key, lang)}  ${span(item)}` }) as const),
    ...changed.map(
      ({ key, what }) =>
        ({
          how: 'changed',
          text: `${is.item(key, lang)}  ${what.map(sayChange).join(lang === 'zh' ? '；' : '; ')}`,
        }) as const,
    ),
  ];
}

function sayValue(field: Change['field'], value: string, titles: Titles, lang: Language): string {
  if (field === 'kind') return value in kinds ? kinds[value as ItemKind].title[lang] : value;
  if (field === 'awaits') return value === '–' ? value : titles.item(value, lang);
  if (field !== 'owedBy' && field !== 'evidence') return value;
  const said = value
    .split(', ')
    .map((one) => (field === 'owedBy' ? titles.role(one, lang) : (EVIDENCE[one]?.[lang] ?? one)));
  return said.join(lang === 'zh' ? '、' : ', ') || '–';
}
