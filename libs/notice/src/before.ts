import { scoresFor, suggestedGrade, type Agreement, type Amendment } from '@cobuild/agreement';
import { sayDay } from '@cobuild/calendar';
import { inBoth, sayPlans, sayTerms } from './say-diff';
import { outcomeWords } from './say-fact';
import { both, type Language, type Titles } from './titles';

type Words = Readonly<Record<Language, string>>;

/** The changes that an amendment makes, a line an item; one that moves to another version also has the words that it changes. */
export function sayAmendment({ changes, to }: Pick<Amendment, 'changes' | 'to'>, titles: Titles): Words[] {
  const was = { items: changes.flatMap(({ before }) => before ?? []) };
  const is = { items: changes.flatMap(({ after }) => after ?? []) };
  const next = to && titles.newer(to.version);
  const lines = (lang: Language) => [
    ...sayPlans([was, titles], [is, titles], lang),
    ...(next ? sayTerms(titles.own, next, lang) : []),
  ];
  return inBoth(lines).map(({ how, text }) => both((lang) => `${HOW[how][lang]}${text[lang]}`));
}

const HOW = {
  added: { zh: '新增 ', en: 'new: ' },
  removed: { zh: '去掉 ', en: 'gone: ' },
  changed: { zh: '', en: '' },
} as const;

const TOTAL = { zh: '得分 ', en: 'score ' };

const bandIn = (band: string | null, part: (key: string, lang: Language) => string, lang: Language): string =>
  band === null ? '' : lang === 'zh' ? `，${part(band, lang)}` : `, ${part(band, lang)}`;

/** The scores of a review as `role` sees them, a line each, and what was decided of it so far. */
export function sayReview(agreement: Agreement, key: string, role: string, titles: Titles): Words[] {
  const { criteria } = agreement.plan;
  const item = agreement.items[key];
  const given = Object.entries(scoresFor(agreement, [role])[key] ?? {}).flatMap(([by, to]) =>
    Object.entries(to).map(([of, points]) => ({ by, of, points })),
  );
  const part = (one: string, lang: Language) => titles.part(item?.clause ?? '', one, lang);
  const lines = given.map(({ by, of, points }) =>
    both((lang) => {
      const times = Object.keys(points).filter((one) => !Object.hasOwn(criteria, one) && (points[one] ?? 0) > 0);
      const each = [
        ...Object.entries(criteria).map(([one, most]) => `${part(one, lang)} ${points[one] ?? 0}/${most}`),
        ...times.map((one) => `${part(one, lang)} ×${points[one] ?? 0}`),
      ];
      return lang === 'zh'
        ? `${titles.role(by, lang)}评${titles.role(of, lang)}：${each.join('，')}`
        : `${titles.role(by, lang)} of ${titles.role(of, lang)}: ${each.join(', ')}`;
    }),
  );
  const grade = suggestedGrade(agreement, [role], key);
  if (grade) lines.push(both((lang) => `${TOTAL[lang]}${Math.round(grade.percent)}%${bandIn(grade.band, part, lang)}`));
  const { decision = null } = item ?? {};
  if (decision === null) return lines;
  const { on, outcome } = decision;
  return [
    ...lines,
    both((lang) =>
      lang === 'zh'
        ? `${sayDay(on, lang)} 审定：${outcomeWords[outcome].zh}`
        : `decided on ${sayDay(on, lang)}: ${outcomeWords[outcome].en}`,
    ),
  ];
}
