import writeExcelFile from 'write-excel-file/node';
import type { Block, Content } from './content';

/** Characters that begin a formula: such a text is kept a text by the cell's type, never run. */
type Cell = Readonly<{ value: string; type: StringConstructor; fontWeight?: 'bold' }>;

/** The document as a workbook of one sheet: what it says first, then its tables. Every cell is a text. */
export function toXlsx({ title, blocks }: Content): Promise<Buffer> {
  const rows = [[bold(title)], ...blocks.flatMap(rowsOf)];
  const widest = Math.max(...rows.map((row) => row.length));
  const columns = Array.from({ length: widest }, (_, n) => ({ width: n === 0 ? 30 : 18 }));
  return writeExcelFile(rows, { columns, sheet: 'Cobuild' }).toBuffer();
}

const plain = (value: string): Cell => ({ value, type: String });
const bold = (value: string): Cell => ({ ...plain(value), fontWeight: 'bold' });

function rowsOf(block: Block): Cell[][] {
  switch (block.kind) {
    case 'heading':
      return [[], [bold(block.text)]];
    case 'paragraph':
      return [[plain(block.text)]];
    case 'field':
      return [[bold(block.label), plain(block.value)]];
    case 'table':
      return [[], block.head.map(bold), ...block.rows.map((row) => row.map(plain))];
  }
}
