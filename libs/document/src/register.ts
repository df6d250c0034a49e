import { isOverdue, type Item } from '@cobuild/agreement';
import { kinds } from '@cobuild/programme';
import { table, type Block, type Content } from './content';
import { all, heads, said, section, STATUS, type Source } from './source';

/** 台账: every item with who owes it, its days, how it stands and what proves it. */
export function register(source: Source): Content {
  const { agreement, titles, lang } = source;
  const rows = Object.values(agreement.items).map((item) => [
    titles.item(item.key, lang),
    kinds[item.kind].title[lang],
    all(source, item.owedBy),
    `${item.from} — ${item.to}`,
    item.doneOn ?? '',
    isOverdue(agreement, item)
      ? said(source, '已逾期', 'overdue')
      : said(source, ...STATUS[item.status]) +
        (item.status === 'done' && item.overdue ? said(source, '（逾期后补办）', ' (late)') : ''),
    proofs(source, item),
  ]);
  const head = [
    said(source, '事项', 'Item'),
    said(source, '类别', 'Kind'),
    said(source, '责任方', 'Owed by'),
    said(source, '时间', 'Days'),
    said(source, '办结', 'Done on'),
    said(source, '状态', 'State'),
    said(source, '印证', 'Proof'),
  ];
  return {
    title: said(source, '共建台账', 'Register'),
    blocks: [...heads(source), table(head, rows), ...duties(source)],
  };
}

/** The words of every clause that has any besides who owes it, a row each. */
function duties(source: Source): Block[] {
  const { agreement, titles, lang } = source;
  const clauses = [...new Set(Object.values(agreement.items).map(({ clause }) => clause))];
  const rows = clauses.flatMap((clause) =>
    titles
      .terms(clause)
      .filter(({ code }) => code !== 'owedBy')
      .map(({ label, value }, n) => [n === 0 ? titles.item(clause, lang) : '', label[lang], value[lang]]),
  );
  return section(said(source, '事项要求', 'What each item requires'), rows, [
    said(source, '事项', 'Item'),
    said(source, '项目', 'Field'),
    said(source, '内容', 'Content'),
  ]);
}

function proofs(source: Source, { evidenceGiven, entries, versions }: Item): string {
  const given = [...evidenceGiven, ...entries.flatMap(({ evidence }) => evidence)];
  const files = new Set([...versions, ...given.flatMap((piece) => ('sha256' in piece ? [piece.sha256] : []))]).size;
  const people = given.flatMap((piece) => ('value' in piece ? [piece.value] : []));
  return [
    files > 0 ? said(source, `文件 ${files} 份`, `${files} files`) : '',
    ...people.map((count) => said(source, `${count} 人次`, `${count} people`)),
  ]
    .filter((text) => text !== '')
    .join(said(source, '，', ', '));
}
