import { dayOf } from '@cobuild/calendar';
import type { Item } from '@cobuild/agreement';
import { sayFact, sayOutcome } from '@cobuild/notice';
import { kinds } from '@cobuild/programme';
import { heading, paragraph, table, type Content } from './content';
import { progressSections, scoreSection } from './progress';
import { heads, said, type Source } from './source';

/** The year as it went: how much, by kind; what was late; the review; then everything that happened, day by day. */
export function report(source: Source): Content {
  const { agreement, facts, titles, lang } = source;
  const items = Object.values(agreement.items).filter(({ status }) => status !== 'not-owed');
  const byKind = [...new Set(items.map(({ kind }) => kind))].map((kind) => {
    const of = items.filter((item) => item.kind === kind);
    const count = (which: (item: Item) => boolean): string => String(of.filter(which).length);
    return [
      kinds[kind].title[lang],
      String(of.length),
      count(({ status }) => status === 'done'),
      count(({ status, overdue }) => status === 'done' && overdue),
      count(({ status }) => status === 'open' || status === 'planned'),
    ];
  });
  const head = [
    said(source, '类别', 'Kind'),
    said(source, '应办', 'Owed'),
    said(source, '办结', 'Done'),
    said(source, '其中逾期', 'Late'),
    said(source, '未办', 'Open'),
  ];
  const { plan, outcome } = agreement;
  const told = facts
    .filter(({ event }) => event.type !== 'ReminderIssued' && event.type !== 'ItemOpened')
    .map((fact) => [dayOf(fact.at, plan.timeZone), sayFact(fact, titles, lang)]);
  return {
    title: said(source, '年度共建报告', 'Report of the year'),
    blocks: [
      ...heads(source),
      heading(said(source, '完成情况', 'What was done')),
      table(head, byKind),
      ...progressSections(source),
      heading(said(source, '考核', 'Review')),
      paragraph(outcome === null ? said(source, '尚未审定', 'not decided yet') : sayOutcome(outcome, lang)),
      ...scoreSection(source),
      heading(said(source, '经过', 'What happened')),
      table([said(source, '日期', 'Day'), said(source, '事实', 'Fact')], told),
    ],
  };
}
