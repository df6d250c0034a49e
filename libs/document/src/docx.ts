import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
  type IRunOptions,
} from 'docx';
import type { Block, Content } from './content';
import { fontFor } from './font';

const FONT = 'Noto Sans SC';

/**
 * The document as docx, to be worked on in Word or WPS, with its font embedded as far as it is used. A character that the font lacks,
 * or that somebody types later, is shown in a font of the reader's.
 */
export async function toDocx({ title, blocks }: Content): Promise<Buffer> {
  const heading = new Paragraph({ children: runs(title), heading: HeadingLevel.TITLE, alignment: 'center' });
  const doc = new Document({
    title,
    creator: 'Cobuild',
    fonts: [{ name: FONT, data: await fontFor([title, ...blocks.flatMap(textsOf)]) }],
    styles: { default: { document: { run: { font: FONT, size: 24 } } } },
    sections: [{ children: [heading, ...blocks.map(written)] }],
  });
  return Packer.toBuffer(doc);
}

function textsOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [block.text];
    case 'field':
      return [block.label, '：', block.value];
    case 'table':
      return [...block.head, ...block.rows.flat()];
  }
}

function written(block: Block): Paragraph | Table {
  switch (block.kind) {
    case 'heading':
      return new Paragraph({ children: runs(block.text), heading: HeadingLevel.HEADING_2 });
    case 'paragraph':
      return new Paragraph({ children: runs(block.text) });
    case 'field':
      return new Paragraph({ children: [...runs(`${block.label}：`, true), ...runs(block.value)] });
    case 'table':
      return new Table({
        width: { size: 100, type: WidthType.PERCENTAGE },
        rows: [row(block.head, true), ...block.rows.map((cells) => row(cells, false))],
      });
  }
}

const row = (cells: readonly string[], head: boolean): TableRow =>
  new TableRow({
    tableHeader: head,
    children: cells.map((text) => new TableCell({ children: [new Paragraph({ children: runs(text, head) })] })),
  });

/** A run for each line, the first at its place and the others under it; what is not strong looks as its paragraph's style says. */
const runs = (text: string, strong = false): TextRun[] =>
  text.split('\n').map((line, n) => {
    const options: IRunOptions = { text: line, break: n > 0 ? 1 : 0, ...(strong ? { bold: true } : {}) };
    return new TextRun(options);
  });
