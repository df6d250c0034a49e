import { field, heading, paragraph, table, type Content } from './content';
import { all, said, section, termFields, textOf, who, type Source } from './source';

/** A meeting's minutes from what was recorded: nobody types them again. Null before it was held. */
export function minutes(source: Source, key: string): Content | null {
  const { agreement, facts, titles, lang } = source;
  const item = agreement.items[key];
  const held = facts.map(({ event }) => event).find((event) => event.type === 'MeetingHeld' && event.item === key);
  if (!item || held?.type !== 'MeetingHeld') return null;
  const resolved = facts.flatMap(({ event }) =>
    event.type === 'ResolutionAdopted' && event.meeting === key
      ? [
          [
            textOf(source, event.note) || event.resolution.clause,
            all(source, event.resolution.owedBy),
            event.resolution.to,
          ],
        ]
      : [],
  );
  const fixed = facts.flatMap(({ event }) =>
    event.type === 'DateFixed' && event.by === key ? [[titles.item(event.item, lang), event.on]] : [],
  );
  const VERDICT = {
    agreed: said(source, '同意', 'agreed'),
    deferred: said(source, '缓议', 'deferred'),
    declined: said(source, '不同意', 'declined'),
  };
  const topics = item.topics.map(({ key: topic, by, note }) => {
    const verdict = held.topics[topic];
    return [
      textOf(source, note) || topic,
      who(source, by),
      verdict ? VERDICT[verdict] : said(source, '未议', 'not dealt with'),
    ];
  });
  const text = textOf(source, held.minutes);
  const present = Object.entries(held.attendance).map(([role, heads]) => [who(source, role), String(heads)]);
  return {
    title: said(source, '会议纪要', 'Minutes'),
    blocks: [
      field(said(source, '会议', 'Meeting'), titles.item(key, lang)),
      field(said(source, '日期', 'Day'), held.on),
      ...termFields(source, item.clause),
      heading(said(source, '出席', 'Present')),
      table([said(source, '单位', 'Organisation'), said(source, '人数', 'People')], present),
      ...section(said(source, '议题', 'Topics'), topics, [
        said(source, '议题', 'Topic'),
        said(source, '提出', 'Put forward by'),
        said(source, '结果', 'Result'),
      ]),
      ...section(said(source, '议定事项', 'Resolutions'), resolved, [
        said(source, '事项', 'What'),
        said(source, '责任方', 'By whom'),
        said(source, '期限', 'By when'),
      ]),
      ...section(said(source, '确定的日期', 'Days fixed'), fixed, [
        said(source, '事项', 'Item'),
        said(source, '日期', 'Day'),
      ]),
      ...(text === '' ? [] : [heading(said(source, '记录', 'Record')), ...text.split('\n').map(paragraph)]),
    ],
  };
}
