import { dueOf } from '@cobuild/agreement';
import { field, type Content } from './content';
import { all, said, section, STATUS, termFields, who, type Source } from './source';

/** An activity's day: its steps to the minute, what has to be ready by when, and how many come. Null for an item without steps, preparation or times of the day. */
export function runSheet(source: Source, key: string): Content | null {
  const { agreement, titles, lang } = source;
  const item = agreement.items[key];
  if (!item) return null;
  const steps = source
    .steps(item.clause)
    .map(({ key: step, from, to, latestFrom, latestTo }) => [
      `${from}–${to}`,
      titles.step(item.clause, step, lang),
      latestTo === to ? '' : `${latestFrom}–${latestTo}`,
    ]);
  const ready = Object.values(agreement.items)
    .filter(({ kind, follows }) => kind === 'preparation' && follows?.item === key)
    .map((one) => [
      titles.item(one.key, lang),
      all(source, one.owedBy),
      one.time === null ? dueOf(one) : `${dueOf(one)} ${one.time}`,
      said(source, ...STATUS[one.status]),
    ]);
  if (steps.length === 0 && ready.length === 0 && titles.times(item.clause) === null) return null;
  const coming = Object.entries(item.coming).map(([role, people]) => [who(source, role), String(people)]);
  return {
    title: said(source, '活动流程', 'Run sheet'),
    blocks: [
      field(said(source, '活动', 'Activity'), titles.item(key, lang)),
      field(said(source, '日期', 'Day'), item.doneOn ?? item.fixedOn ?? `${item.from} — ${item.to}`),
      field(said(source, '责任方', 'Owed by'), all(source, item.owedBy)),
      ...termFields(source, item.clause),
      ...section(said(source, '流程', 'Steps'), steps, [
        said(source, '时间', 'Time'),
        said(source, '环节', 'Step'),
        said(source, '最迟', 'At the latest'),
      ]),
      ...section(said(source, '准备', 'To be ready'), ready, [
        said(source, '事项', 'What'),
        said(source, '责任方', 'By whom'),
        said(source, '期限', 'By when'),
        said(source, '状态', 'State'),
      ]),
      ...section(said(source, '报名', 'Coming'), coming, [
        said(source, '单位', 'Organisation'),
        said(source, '人数', 'People'),
      ]),
    ],
  };
}
