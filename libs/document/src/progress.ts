import type { Claim, Item, Rejection } from '@cobuild/agreement';
import type { Block } from './content';
import { said, section, who, type Source } from './source';

const PLEDGED = /^pledged\//;
const RECEIVED = /^received\//;

const inItems = (source: Source, rows: (item: Item) => string[][]): string[][] =>
  Object.values(source.agreement.items).flatMap((item) =>
    rows(item).map((row) => [source.titles.item(item.key, source.lang), ...row]),
  );

/** What added up, by subject, goods or source; what was rejected, by whom and why; what was claimed, and what became of it. */
export const progressSections = (source: Source): Block[] => [
  ...section(
    said(source, '进展', 'What added up'),
    inItems(source, (item) => sums(source, item)),
    [
      said(source, '事项', 'Item'),
      said(source, '内容', 'What'),
      said(source, '承诺', 'Pledged'),
      said(source, '完成', 'Done'),
    ],
  ),
  ...section(
    said(source, '退回的记录', 'Records that do not count'),
    inItems(source, (item) => rejected(source, item)),
    [
      said(source, '事项', 'Item'),
      said(source, '日期', 'Day'),
      said(source, '数量', 'How much'),
      said(source, '登记', 'Recorded by'),
      said(source, '退回', 'Rejected by'),
      said(source, '原因', 'Why'),
    ],
  ),
  ...section(
    said(source, '认领', 'Claims'),
    inItems(source, (item) => claims(source, item)),
    [
      said(source, '事项', 'Item'),
      said(source, '岗位或微心愿', 'Post or wish'),
      said(source, '认领', 'By'),
      said(source, '日期', 'Day'),
      said(source, '结果', 'Result'),
    ],
  ),
];

/** Each side's points of each other, as far as this reader may see them. */
export function scoreSection(source: Source): Block[] {
  const { titles, lang, agreement } = source;
  const rows = source.facts.flatMap(({ event }) =>
    event.type === 'ScoresGiven'
      ? Object.entries(event.points).map(([criterion, points]) => [
          titles.item(event.item, lang),
          who(source, event.by),
          who(source, event.of),
          titles.part(agreement.items[event.item]?.clause ?? '', criterion, lang),
          `${points} / ${agreement.plan.criteria[criterion] ?? ''}`,
        ])
      : [],
  );
  return section(said(source, '评分', 'Scores'), rows, [
    said(source, '考核', 'Review'),
    said(source, '评分方', 'By'),
    said(source, '被评方', 'Of'),
    said(source, '指标', 'Criterion'),
    said(source, '得分', 'Points'),
  ]);
}

function sums(source: Source, { tally, clause }: Item): string[][] {
  const of = (key: string): string => key.replace(PLEDGED, '').replace(RECEIVED, '');
  return [...new Set(Object.keys(tally).map(of))].map((what) => [
    what === '' ? said(source, '合计', 'in all') : source.titles.part(clause, what, source.lang),
    String(tally[`pledged/${what}`] ?? ''),
    String(tally[`received/${what}`] ?? tally[what] ?? 0),
  ]);
}

const rejected = (source: Source, { entries }: Item): string[][] =>
  entries.flatMap((entry) =>
    entry.rejected
      ? [
          [
            entry.on,
            String(entry.amount),
            who(source, entry.by),
            who(source, entry.rejected.by),
            said(source, ...WHY[entry.rejected.reason]),
          ],
        ]
      : [],
  );

const WHY: Readonly<Record<Rejection, readonly [zh: string, en: string]>> = {
  'not-held': ['没有举办', 'it was not held'],
  'counted-twice': ['重复登记', 'it was counted twice'],
  'not-of-this-item': ['不属于本事项', 'it is not of this item'],
  'no-proof': ['没有印证', 'there is no proof'],
  'wrong-amount': ['数量不符', 'the amount is wrong'],
};

const claims = (source: Source, { claims: claimed, clause }: Item): string[][] =>
  claimed.map(({ post, by, on, state }) => [
    source.titles.part(clause, post, source.lang),
    who(source, by),
    on,
    said(source, ...STATE[state]),
  ]);

const STATE: Readonly<Record<Claim['state'], readonly [zh: string, en: string]>> = {
  claimed: ['已认领', 'claimed'],
  used: ['已完成', 'made good'],
  dropped: ['已退回', 'given back'],
  lapsed: ['逾期失效', 'lapsed'],
};
