import { z } from 'zod';
import { Definition } from './definition';

/** The schema's stable place, relative to wherever the API is served. */
export const SCHEMA_PATH = '/schema/programme-1.json';

const PARAMETER = { type: 'string', pattern: '^\\$[a-z][a-z0-9-]*$' };

type Schema = Readonly<{ properties: Record<string, unknown> & { items: { items: unknown } } }>;

const schemaOf = (): Schema => z.toJSONSchema(Definition, { io: 'input' }) as unknown as Schema;

/** Every key that may stand somewhere in a programme, in the order of the schema. */
export function knownKeys(): readonly string[] {
  const keys = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      if (key === 'properties') for (const name of Object.keys(child as object)) keys.add(name);
      walk(child);
    }
  };
  walk(schemaOf());
  return [...keys];
}

/** JSON Schema (2020-12) of a programme, for editors: a value inside `items` may also be a `$parameter`. */
export function jsonSchema(): Record<string, unknown> {
  const schema = schemaOf();
  const { items } = schema.properties;
  return {
    ...schema,
    $id: SCHEMA_PATH,
    properties: { ...schema.properties, items: { ...items, items: orParameter(items.items) } },
  };
}

function orParameter(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(orParameter);
  if (typeof node !== 'object' || node === null) return node;
  const inner = Object.fromEntries(
    Object.entries(node).map(([key, child]) => [key, KEEP.has(key) ? child : orParameter(child)]),
  );
  const type: unknown = 'type' in node ? node.type : undefined;
  const fillable = ['integer', 'number', 'string', 'boolean', 'array'].includes(type as string);
  return fillable && !('const' in node) ? { anyOf: [inner, PARAMETER] } : inner;
}

const KEEP = new Set(['required', 'enum', 'const', 'type']);
