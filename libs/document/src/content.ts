import { printable } from '@cobuild/text';

/** What a document says, whatever it is written as. Every text is as people read it. */
export type Block =
  | Readonly<{ kind: 'heading'; text: string }>
  | Readonly<{ kind: 'paragraph'; text: string }>
  /** A label and what it is. */
  | Readonly<{ kind: 'field'; label: string; value: string }>
  | Readonly<{ kind: 'table'; head: readonly string[]; rows: readonly (readonly string[])[] }>;

export type Content = Readonly<{ title: string; blocks: readonly Block[] }>;

export const heading = (text: string): Block => ({ kind: 'heading', text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const field = (label: string, value: string): Block => ({ kind: 'field', label, value });
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block => ({
  kind: 'table',
  head,
  rows,
});

/** The same with every text as any format can hold it. */
export const withPrintable = ({ title, blocks }: Content): Content => ({
  title: printable(title),
  blocks: blocks.map((block): Block => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return { ...block, text: printable(block.text) };
      case 'field':
        return field(printable(block.label), printable(block.value));
      case 'table':
        return table(
          block.head.map(printable),
          block.rows.map((row) => row.map(printable)),
        );
    }
  }),
});
