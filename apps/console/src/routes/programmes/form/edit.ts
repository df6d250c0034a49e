import { Document, isCollection, isMap, isPair, parseDocument, type Node, type YAMLMap } from 'yaml';

type Path = readonly (string | number)[];

/** What a text says, as data; null while it cannot be read. */
export function readText(text: string): unknown {
  const document = parseDocument(text, { stringKeys: true });
  return document.errors.length > 0 ? null : (document.toJS({ maxAliasCount: 0 }) as unknown);
}

/**
 * The same text with another value at a path. Only that value's own letters change, so that comments, order and layout stay as their
 * author wrote them; what is not there yet is put at the end of the map it belongs to, and `undefined` takes the key away. A text
 * that cannot be read stays as it is.
 */
export function edited(text: string, path: Path, value: unknown): string {
  const document = parseDocument(text, { stringKeys: true });
  if (document.errors.length > 0) return text;
  if (value === undefined) return removed(text, document, path);
  const node = document.getIn(path, true) as Node | undefined;
  if (node?.range)
    return splice(text, startOf(text, node), endOf(node), apart(text, startOf(text, node), inFlow(value)));
  const parent = document.getIn(path.slice(0, -1), true);
  return isMap(parent) ? added(text, parent, String(path.at(-1)), inFlow(value)) : text;
}

/** A block that begins under its key moves up beside it, unless a comment stands between them. */
function startOf(text: string, node: Node): number {
  const start = node.range?.[0] ?? 0;
  const gap = /:(\s*\n\s*)$/.exec(text.slice(0, start));
  return isCollection(node) && !node.flow && gap ? start - (gap[1]?.length ?? 0) : start;
}

/** Without the blank lines and comments that a block counts as its own. */
function endOf(node: Node): number {
  const last = isCollection(node) && !node.flow ? lastOf(node) : null;
  return last ? endOf(last) : (node.range?.[1] ?? 0);
}

function lastOf(node: { items: readonly unknown[] }): Node | null {
  const last = node.items.at(-1);
  return isPair(last) ? (last.value as Node | null) : ((last as Node | undefined) ?? null);
}

function added(text: string, parent: YAMLMap, key: string, value: string): string {
  const first = parent.items[0]?.key as Node | undefined;
  const end = endOf(parent.items.at(-1)?.value as Node);
  if (parent.flow) return splice(text, end, end, `, ${key}: ${value}`);
  const start = first?.range?.[0] ?? 0;
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  // After what else stands on the last line, such as a comment.
  const line = text.indexOf('\n', end);
  const at = line < 0 ? text.length : line;
  return splice(text, at, at, `\n${' '.repeat(column)}${key}: ${value}`);
}

/** Without a key of a map: its lines, with the comment behind it, or its part between brackets. */
function removed(text: string, document: Document, path: Path): string {
  const parent = document.getIn(path.slice(0, -1), true);
  if (!isMap(parent)) return text;
  const pairs = parent.items.map((pair) => ({ key: pair.key as Node, value: pair.value as Node | null }));
  const n = pairs.findIndex(({ key }) => String(key) === String(path.at(-1)));
  const [before, pair, after] = [pairs[n - 1], pairs[n], pairs[n + 1]];
  if (!pair) return text;
  const start = pair.key.range?.[0] ?? 0;
  const end = endOf(pair.value ?? pair.key);
  const line = text.lastIndexOf('\n', start - 1) + 1;
  if (!parent.flow && text.slice(line, start).trim() === '') {
    const next = text.indexOf('\n', end);
    return splice(text, line, next < 0 ? text.length : next + 1, '');
  }
  if (after) return splice(text, start, after.key.range?.[0] ?? end, '');
  return parent.flow && before
    ? splice(text, endOf(before.value ?? before.key), end, '')
    : splice(text, start, end, '');
}

const splice = (text: string, from: number, to: number, by: string): string =>
  text.slice(0, from) + by + text.slice(to);

/** With a space where the key's colon stands right before it. */
const apart = (text: string, at: number, value: string): string => (text[at - 1] === ':' ? ` ${value}` : value);

/** A value on one line, in quotes where it would else be read as something else, also within brackets. */
function inFlow(value: unknown): string {
  const document = new Document([value]);
  const { contents } = document as { contents: { flow?: boolean } };
  contents.flow = true;
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: true, collectionStyle: 'flow' }).trim();
  return text.slice(1, -1).trim();
}
