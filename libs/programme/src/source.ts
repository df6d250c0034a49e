import { isMap, isPair, isScalar, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import { halfWidth } from './half-width';
import { inEnglish } from './in-english';
import { problem, type Place, type Problem } from './problems';
import { textProblems } from './text-problems';
import { aliasWords, yamlWords } from './yaml-words';

const MAX_KIB = 256;
const MAX_DEPTH = 20;

/** A parsed text that still knows where everything stands. */
export type Source = Readonly<{
  value: unknown;
  /** What was read otherwise than it is written. */
  notes: readonly Problem[];
  /** Where the node at `path` stands, or, with `key`, the key itself; the nearest that exists when there is none. */
  placeOf(path: readonly PropertyKey[], key?: string): Place;
  /** The value at `path`, as a code of the language. */
  valueAt(path: readonly PropertyKey[]): unknown;
  /** Whether nothing at all stands at `path`. */
  isMissing(path: readonly PropertyKey[]): boolean;
  /** What stands at `path`, as its author wrote it. */
  wordingAt(path: readonly PropertyKey[]): string;
}>;

/** Parses one YAML document with aliases, repeated keys and excess refused. Never throws for what an author wrote. */
export function parseSource(text: string, file: string): { source: Source | null; problems: Problem[] } {
  const start: Place = { file, line: 1, column: 1, path: '' };
  const excess = [problem('too-large', 'error', start, MAX_KIB, MAX_DEPTH)];
  if (text.length > MAX_KIB * 1024 || tooDeep(text)) return { source: null, problems: excess };
  const unreadable = textProblems(text, start);
  if (unreadable.length > 0) return { source: null, problems: unreadable };
  const read = halfWidth(text);
  const lines = new LineCounter();
  const document = parseDocument(read.text, {
    lineCounter: lines,
    uniqueKeys: true,
    version: '1.2',
    prettyErrors: false,
    stringKeys: true,
  });
  const at = (offset: number | undefined, path: readonly PropertyKey[]): Place => {
    const { line, col } = lines.linePos(offset ?? 0);
    const before = read.added.get(line - 1)?.filter((column) => column < col - 1).length ?? 0;
    return { file, line: Math.max(1, line), column: Math.max(1, col - before), path: path.map(String).join('.') };
  };
  const problems = document.errors.map(({ code, pos }) => problem('yaml', 'error', at(pos[0], []), ...yamlWords(code)));
  problems.push(
    ...document.warnings.map(({ code, pos }) => problem('yaml', 'error', at(pos[0], []), ...yamlWords(code))),
  );
  const anchors: Problem[] = [];
  visit(document, {
    Node: (_, { range, anchor }: Node & { anchor?: string }) =>
      void (anchor && anchors.push(problem('yaml', 'error', at(range?.[0], []), ...aliasWords))),
    Alias: (_, { range }) => void problems.push(problem('yaml', 'error', at(range?.[0], []), ...aliasWords)),
  });
  problems.push(...anchors);
  if (problems.length > 0) return { source: null, problems };
  const unread = inEnglish(document).map(({ node, path, code, said, choices = '' }) =>
    problem(code, 'error', at(node.range?.[0], path), said, choices),
  );
  if (unread.length > 0) return { source: null, problems: unread };
  const { first, count } = read;
  const notes = first
    ? [problem('full-width', 'note', { ...start, line: first.line, column: first.column }, first.char, count)]
    : [];
  return {
    source: {
      notes,
      value: document.toJS({ maxAliasCount: 0 }),
      placeOf: (path, key) => at(offsetOf(document, path, key), path),
      valueAt: (path) => document.getIn(path),
      isMissing: (path) => !document.hasIn(path),
      wordingAt: (path) => {
        const { range } = (document.getIn(path, true) ?? {}) as Partial<Node>;
        return range ? read.text.slice(range[0], range[1]) : '';
      },
    },
    problems,
  };
}

/** Brackets and indentation bound the depth before any parser recurses. */
function tooDeep(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '[' || char === '{') depth += 1;
    else if (char === ']' || char === '}') depth -= 1;
    if (depth > MAX_DEPTH) return true;
  }
  return text.split('\n').some((line) => /^ {80}/.test(line) || /^\s*(- ){20}/.test(line));
}

function offsetOf(document: Document, path: readonly PropertyKey[], key?: string): number | undefined {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as Node | undefined;
    if (!node?.range) continue;
    const pair =
      key !== undefined && length === path.length && isMap(node)
        ? node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key)
        : undefined;
    const keyNode = pair?.key as Node | undefined;
    return keyNode?.range?.[0] ?? node.range[0];
  }
  return undefined;
}
