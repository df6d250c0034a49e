import type { Content } from './content';
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
/** The bytes of a document; `at` is the instant a PDF says it was made. */
export function render(content: Content, format: Format, at: string): Promise<Buffer> {
  switch (format) {
    case 'pdf':
      return (require('./pdf') as typeof Pdf).toPdf(content, at);
    case 'docx':
      return (require('./docx') as typeof Docx).toDocx(content);
    case 'xlsx':
      return (require('./xlsx') as typeof Xlsx).toXlsx(content);
  }
}
