import type { Entered, Parameter } from './entered';

export type Row = Readonly<{ id: string; label: string }>;

/** The text of one cell changed; `row` null for the line that holds for all. */
export function withText({ all, own }: Entered, row: string | null, key: string, text: string): Entered {
  return row === null
    ? { all: { ...all, [key]: text }, own }
    : { all, own: { ...own, [row]: { ...own[row], [key]: text } } };
}

/** The first text of a column copied into every row that is empty there. */
export function filledDown(entered: Entered, rows: readonly Row[], key: string): Entered {
  const textIn = ({ id }: Row) => entered.own[id]?.[key]?.trim() ?? '';
  const first = rows.map(textIn).find((text) => text !== '');
  if (first === undefined) return entered;
  return rows.filter((row) => textIn(row) === '').reduce((all, { id }) => withText(all, id, key, first), entered);
}

/** The cells of a text that a spreadsheet put on the clipboard. */
const cellsOf = (text: string): string[][] =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t').map((cell) => cell.trim()));

/** Whether a pasted text is more than the content of one cell. */
export const isTable = (text: string): boolean => /[\t\n]/.test(text.replace(/[\r\n]+$/, ''));

/**
 * Fills a pasted table in. Lines that begin with a row's name go to that row from the first column on; other tables go from the cell
 * at `row` and `key` on, to the right and down. Lines and cells that find no place come back in `left`, as they are.
 */
export function filledFrom(
  entered: Entered,
  { rows, parameters }: Readonly<{ rows: readonly Row[]; parameters: readonly Parameter[] }>,
  at: Readonly<{ row: string | null; key: string }>,
  text: string,
): Readonly<{ entered: Entered; left: string[] }> {
  const lines = cellsOf(text);
  const keys = parameters.map(({ key }) => key);
  const named = lines.some(([first = '']) => rows.some(({ id, label }) => label === first || id === first));
  const start = at.row === null ? 0 : rows.findIndex(({ id }) => id === at.row);
  const column = keys.indexOf(at.key);
  let filled = entered;
  const left: string[] = [];
  for (const [n, [first = '', ...rest]] of lines.entries()) {
    const row = named ? rows.find(({ id, label }) => label === first || id === first) : rows[start + n];
    const cells = named ? rest : [first, ...rest];
    const columns = named ? keys : keys.slice(column);
    const beyond = cells.slice(columns.length).some((cell) => cell !== '');
    if (!row || beyond) left.push([first, ...rest].join('\t'));
    if (!row) continue;
    for (const [m, cell] of cells.entries()) {
      const key = columns[m];
      if (key !== undefined && cell !== '') filled = withText(filled, row.id, key, cell);
    }
  }
  return { entered: filled, left: left.filter((line) => line.trim() !== '') };
}
