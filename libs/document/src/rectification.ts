import { dayOf, type Instant } from '@cobuild/calendar';
import { dueOf } from '@cobuild/agreement';
import { sayFact } from '@cobuild/notice';
import { field, paragraph, type Content } from './content';
import { all, said, section, textOf, who, type Source } from './source';

/** An order to put something right, and how it went. Null for anything else. */
export function rectification(source: Source, key: string): Content | null {
  const { agreement, facts, titles, lang } = source;
  const item = agreement.items[key];
  if (item?.kind !== 'rectification' || item.orderedBy === null) return null;
  // One that came over from an earlier term was found there.
  const foundAt = facts.flatMap(({ event }) =>
    event.type === 'RectificationOrdered' && event.rectification.key === key
      ? [field(said(source, '检查事项', 'Found at'), titles.item(event.item, lang))]
      : [],
  );
  const about = (at: Instant, what: string) => [dayOf(at, agreement.plan.timeZone), what];
  const went = facts.flatMap((fact) =>
    'item' in fact.event && fact.event.item === key && fact.event.type !== 'ReminderIssued'
      ? [about(fact.at, sayFact(fact, titles, lang))]
      : [],
  );
  return {
    title: said(source, '整改通知单', 'Order to put right'),
    blocks: [
      field(said(source, '编号', 'Number'), key),
      ...foundAt,
      field(said(source, '整改单位', 'To'), all(source, item.owedBy)),
      field(said(source, '下达单位', 'By'), who(source, item.orderedBy)),
      field(said(source, '期限', 'By when'), dueOf(item)),
      paragraph(textOf(source, item.note)),
      ...section(said(source, '经过', 'How it went'), went, [
        said(source, '日期', 'Day'),
        said(source, '事实', 'Fact'),
      ]),
    ],
  };
}
