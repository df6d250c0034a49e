import type { Completion, CompletionSource } from '@codemirror/autocomplete';
import { yamlLanguage } from '@codemirror/lang-yaml';

/** What of a JSON Schema says which keys and values there are. */
export type Schema = Readonly<{
  type?: string;
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  anyOf?: readonly Schema[];
  oneOf?: readonly Schema[];
  enum?: readonly unknown[];
  const?: unknown;
}>;

/** Stands for what is being written, so that the parser sees a whole. */
const MARK = 'being-written';
/** A step into a list. */
const EACH = Symbol('each');
type Step = string | typeof EACH;

/**
 * What the schema lets stand where a text ends: keys that are not there yet, those that have to be there first, or values. `from` is
 * where the word being written begins. The place is found by the parser of the editor; what follows in the text is not looked at.
 */
export function suggestions(schema: Schema, before: string): { from: number; options: Completion[] } {
  const word = /[\w-]*$/.exec(before)?.[0] ?? '';
  const from = before.length - word.length;
  const head = before.slice(0, from);
  const isValue = /[\w-]:\s+$/.test(head.slice(head.lastIndexOf('\n') + 1));
  const { path, beside } = placeIn(`${head}${MARK}${isValue ? '' : ': 1'}`, from);
  const here = path.reduce<readonly Schema[]>((found, step) => found.flatMap((one) => into(one, step)), [schema]);
  const all = here.flatMap(alternatives);
  const keys = isValue ? [] : all.flatMap(keysOf).filter(({ label }) => !beside.has(label));
  const options = keys.length > 0 ? keys : all.flatMap(valuesOf);
  return { from, options: [...new Map(options.map((one) => [one.label, one])).values()] };
}

/** The same for the editor, which asks while one writes; nothing until the schema is there. */
export const completeBy =
  (schema: () => Schema | undefined): CompletionSource =>
  (asked) => {
    const known = schema();
    if (!known || !(asked.explicit || asked.matchBefore(/[\w-]+/))) return null;
    return { ...suggestions(known, asked.state.doc.sliceString(0, asked.pos)), validFor: /^[\w-]*$/ };
  };

/** The keys and lists around the mark, from outside, and the keys beside it. */
function placeIn(text: string, at: number): { path: Step[]; beside: Set<string> } {
  const path: Step[] = [];
  const beside = new Set<string>();
  const keyOf = (pair: { firstChild: { from: number; to: number } | null }): string =>
    pair.firstChild ? text.slice(pair.firstChild.from, pair.firstChild.to) : '';
  let node = yamlLanguage.parser.parse(text).resolveInner(at + 1, 0);
  let own = true;
  for (; node.parent; node = node.parent) {
    if (node.name === 'Item') path.unshift(EACH);
    if (node.name === 'Pair' && keyOf(node) !== MARK) path.unshift(keyOf(node));
    if (!node.name.endsWith('Mapping') || !own) continue;
    own = false;
    for (const pair of node.getChildren('Pair')) beside.add(keyOf(pair));
  }
  return { path, beside };
}

const alternatives = (schema: Schema): Schema[] => [
  schema,
  ...[...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].flatMap(alternatives),
];

const into = (schema: Schema, step: Step): Schema[] =>
  alternatives(schema).flatMap((one) => (step === EACH ? one.items : one.properties?.[step]) ?? []);

const keysOf = ({ properties = {}, required = [] }: Schema): Completion[] =>
  Object.keys(properties).map((label) => {
    const needed = required.includes(label);
    return { label, apply: `${label}: `, type: 'property', boost: needed ? 1 : 0, ...(needed ? { detail: '*' } : {}) };
  });

const valuesOf = (schema: Schema): Completion[] =>
  [
    ...(schema.enum ?? []),
    ...('const' in schema ? [schema.const] : []),
    ...(schema.type === 'boolean' ? [true, false] : []),
  ]
    .map(String)
    .map((label) => ({ label, type: 'enum' }));
