import { withPrintable, type Content } from './content';
import type * as Docx from './docx';
import type * as Pdf from './pdf';
import type * as Xlsx from './xlsx';

export { field, heading, table, type Content } from './content';
export { contentOf, documentKinds, type DocumentKind } from './contents';
export type { Source } from './source';

export const formats = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;
export type Format = keyof typeof formats;

/* eslint-disable @typescript-eslint/no-require-imports -- a writer and its fonts are loaded with the first document, not with the API */
/** The bytes of a document, whatever its texts hold; `at` is the instant a PDF says it was made. */
export function render(content: Content, format: Format, at: string): Promise<Buffer> {
  const fit = withPrintable(content);
  switch (format) {
    case 'pdf':
      return (require('./pdf') as typeof Pdf).toPdf(fit, at);
    case 'docx':
      return (require('./docx') as typeof Docx).toDocx(fit);
    case 'xlsx':
      return (require('./xlsx') as typeof Xlsx).toXlsx(fit);
  }
}
