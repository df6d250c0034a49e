import PDFDocument from 'pdfkit';
import type { Block, Content } from './content';
import { font, safe } from './font';

const FAMILY = 'text';
const A4 = { size: 'A4', margins: { top: 56, bottom: 56, left: 56, right: 56 } } as const;

/** The document as PDF, A4, its font embedded as far as it is used. `at` is the instant it says it was made. */
export function toPdf({ title, blocks }: Content, at: string): Promise<Buffer> {
  const info = {
    Title: safe(title),
    Producer: 'Cobuild',
    Creator: 'Cobuild',
    CreationDate: new Date(at),
    ModDate: new Date(at),
  };
  const doc = new PDFDocument({ ...A4, info, lang: 'zh-CN' });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  // Under a family's name too, or every cell of a table would take the font apart again.
  doc.registerFont(FAMILY, font() as unknown as Buffer, FAMILY).font(FAMILY);
  doc.fontSize(20).text(safe(title), { align: 'center' }).moveDown();
  for (const block of blocks) write(doc, block);
  doc.end();
  return done;
}

function write(doc: PDFKit.PDFDocument, block: Block): void {
  switch (block.kind) {
    case 'heading':
      doc.moveDown(0.6).fontSize(13).text(safe(block.text)).moveDown(0.3);
      return;
    case 'paragraph':
      doc.fontSize(10.5).text(safe(block.text), { lineGap: 3 });
      return;
    case 'field':
      doc.fontSize(10.5).text(safe(`${block.label}：${block.value}`), { lineGap: 3 });
      return;
    case 'table':
      doc.fontSize(9).moveDown(0.4);
      doc.table({
        defaultStyle: { padding: 4, border: 0.5, borderColor: '#999999' },
        rowStyles: (row) => (row === 0 ? { backgroundColor: '#f0f0f0' } : {}),
        data: [block.head, ...block.rows].map((row) => row.map(safe)),
      });
      doc.moveDown(0.4);
  }
}
