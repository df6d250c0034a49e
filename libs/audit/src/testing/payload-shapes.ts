import ts from 'typescript';
import { compiled } from './compiled';

/** The contents a payload may have, read from the frozen types; null is said of no field. */
export type Shape =
  /** An example of each kind of value it may be. */
  | Readonly<{ is: 'value'; like: readonly (string | number | boolean)[] }>
  | Readonly<{ is: 'list'; of: Shape }>
  | Readonly<{ is: 'map'; of: Shape }>
  | Readonly<{ is: 'either'; of: readonly Shape[] }>
  | Readonly<{ is: 'object'; fields: Readonly<Record<string, Readonly<{ shape: Shape; optional: boolean }>>> }>;

const FILE = 'libs/agreement/src/payloads.ts';

/** `Type version` to its shape, of all versions ever released. */
export function payloadShapes(): ReadonlyMap<string, Shape> {
  const program = compiled(FILE);
  const checker = program.getTypeChecker();
  const source = program.getSourceFiles().find(({ fileName }) => fileName.endsWith(FILE))!;
  const all = source.statements.find((one) => ts.isTypeAliasDeclaration(one) && one.name.text === 'EventPayloads');
  const fieldsOf = (type: ts.Type) =>
    checker
      .getPropertiesOfType(type)
      .map((field) => [field, checker.getTypeOfSymbolAtLocation(field, source)] as const);
  const shapeOf = (type: ts.Type): Shape => {
    const bare = type.isUnion() ? type.types.filter((one) => !isNothing(one)) : [type];
    if (bare.every(isValue))
      return { is: 'value', like: [...new Map(bare.map((one) => [typeof like(one), like(one)])).values()] };
    if (bare.length > 1) return { is: 'either', of: bare.map((one) => shapeOf(one)) };
    const [one = type] = bare;
    const isList = checker.isArrayType(one) || checker.isTupleType(one);
    const each = isList ? checker.getTypeArguments(one as ts.TypeReference)[0] : undefined;
    if (each) return { is: 'list', of: shapeOf(each) };
    const key = checker.getIndexTypeOfType(one, ts.IndexKind.String);
    if (key) return { is: 'map', of: shapeOf(key) };
    const fields = fieldsOf(one).map(([field, of]) => {
      const optional = (field.flags & ts.SymbolFlags.Optional) !== 0;
      return [field.name, { shape: shapeOf(of), optional }] as const;
    });
    return { is: 'object', fields: Object.fromEntries(fields) };
  };
  return new Map(
    fieldsOf(checker.getTypeAtLocation(all!)).flatMap(([event, versions]) =>
      fieldsOf(versions).map(([version, payload]) => [`${event.name} ${version.name}`, shapeOf(payload)] as const),
    ),
  );
}

const isNothing = ({ flags }: ts.Type): boolean => (flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) !== 0;

/** A string, number, boolean, code, or one of these with a mark of its own, as a day is. */
function isValue(type: ts.Type): boolean {
  const plain = ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike;
  return (type.flags & plain) !== 0 || (type.isIntersection() && type.types.some(isValue));
}

/** An example of a plain value; a day where the type is marked as one. */
function like(type: ts.Type): string | number | boolean {
  if (type.isStringLiteral()) return type.value;
  if (type.isIntersection()) return '2026-01-01';
  if ((type.flags & ts.TypeFlags.NumberLike) !== 0) return 1;
  return (type.flags & ts.TypeFlags.BooleanLike) !== 0 ? true : 'x';
}

/** Payloads that between them hold every field of a shape, and every form it may have; of an object there is one, with all of it. */
export function fullOf(shape: Shape): unknown[] {
  switch (shape.is) {
    case 'value':
      return [...shape.like];
    case 'list':
      return [fullOf(shape.of)];
    case 'map':
      return [Object.fromEntries(fullOf(shape.of).map((one, n) => [`k${n + 1}`, one]))];
    case 'either':
      return shape.of.flatMap(fullOf);
    case 'object':
      return [Object.fromEntries(Object.entries(shape.fields).map(([name, field]) => [name, fullOf(field.shape)[0]]))];
  }
}

/** The place of each field of a shape: `plan.items[].key`, `plan.rules.*.target`. */
export function placesIn(shape: Shape, at = ''): string[] {
  switch (shape.is) {
    case 'value':
      return [at];
    case 'list':
      return placesIn(shape.of, `${at}[]`);
    case 'map':
      return placesIn(shape.of, `${at}.*`);
    case 'either':
      return [...new Set(shape.of.flatMap((one) => placesIn(one, at)))];
    case 'object':
      return Object.entries(shape.fields).flatMap(([name, field]) =>
        placesIn(field.shape, at ? `${at}.${name}` : name),
      );
  }
}

/** The parts of a payload that do not fit its shape, by its place; empty when all does. */
export function misfits(shape: Shape, value: unknown, at = ''): string[] {
  if (value === null) return [];
  if (shape.is === 'value')
    return shape.like.some((one) => typeof one === typeof value) ? [] : [`${at} is another kind of value`];
  if (shape.is === 'either') {
    const tried = shape.of.map((one) => misfits(one, value, at));
    return tried.find((found) => found.length === 0) ?? tried.flat();
  }
  if (shape.is === 'list')
    return Array.isArray(value) ? value.flatMap((one) => misfits(shape.of, one, `${at}[]`)) : [`${at} is no list`];
  if (typeof value !== 'object' || Array.isArray(value)) return [`${at} has no fields`];
  if (shape.is === 'map') return Object.values(value).flatMap((one) => misfits(shape.of, one, `${at}.*`));
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(shape.fields, name));
  return [
    ...unknown.map((name) => `${at ? `${at}.` : ''}${name} is not in this version`),
    ...Object.entries(shape.fields).flatMap(([name, field]) => {
      const place = at ? `${at}.${name}` : name;
      if (!Object.hasOwn(value, name)) return field.optional ? [] : [`${place} is missing`];
      return misfits(field.shape, (value as Record<string, unknown>)[name], place);
    }),
  ];
}

/** The places of a shape that a payload says something at; null says that there is a field, and nothing of what it holds. */
export function placesOf(shape: Shape, value: unknown, at = ''): string[] {
  if (value === null || shape.is === 'value') return [at];
  if (shape.is === 'either') {
    const fits = shape.of.find((one) => misfits(one, value, at).length === 0);
    return fits ? placesOf(fits, value, at) : [];
  }
  if (shape.is === 'list') return (value as unknown[]).flatMap((one) => placesOf(shape.of, one, `${at}[]`));
  if (shape.is === 'map') return Object.values(value as object).flatMap((one) => placesOf(shape.of, one, `${at}.*`));
  return Object.entries(shape.fields).flatMap(([name, field]) =>
    Object.hasOwn(value as object, name)
      ? placesOf(field.shape, (value as Record<string, unknown>)[name], at ? `${at}.${name}` : name)
      : [],
  );
}
