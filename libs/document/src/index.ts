import { withPrintable, type Content } from './content';
import { toDocx } from './docx';
import { toPdf } from './pdf';
import { toXlsx } from './xlsx';

export { field, heading, table, type Content } from './content';
export { contentOf, documentKinds, type DocumentKind } from './contents';
export type { Source } from './source';

export const formats = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;
export type Format = keyof typeof formats;

/** The bytes of a document, whatever its texts hold; `at` is the instant a PDF says it was made. */
export function render(content: Content, format: Format, at: string): Promise<Buffer> {
  const fit = withPrintable(content);
  return format === 'pdf' ? toPdf(fit, at) : format === 'docx' ? toDocx(fit) : toXlsx(fit);
}
