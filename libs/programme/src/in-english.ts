import { isMap, isScalar, isSeq, Pair, Scalar, YAMLMap, YAMLSeq, type Document, type Node } from 'yaml';
import { festivalCalled, isAmbiguousFestival, numberOf, readWhen } from '@cobuild/calendar';
import { chineseKeys, chineseValues } from './chinese-words';

/** A sentence of time that is not understood, or a name that means two things, with where it stands. */
export type Unread = Readonly<{
  node: Node;
  path: readonly PropertyKey[];
  code: 'unknown-sentence' | 'minor-new-year' | 'unknown-role';
  said: string;
  choices?: string;
}>;

const HAN = /\p{Script=Han}/u;

/** Lists that may be written as words with commas between them. */
const LISTS = ['owedBy', 'takesPart', 'supports', 'evidence', 'mayBe', 'dates'];
/** Keys whose value names a role, or a day, or a number. */
const ROLES = ['owedBy', 'takesPart', 'supports', 'leads', 'owner', 'role', 'handedTo', 'by'];
const DAYS = ['day', 'from', 'to', 'before', 'after', 'by'];
const YES_OR_NO = ['acrossYearEnd', 'urgent', 'wishes', 'healthy'];
const NUMBERS = [
  ...[
    'month',
    'quarter',
    'times',
    'fromMonth',
    'toMonth',
    'inMonth',
    'days',
    'daysBefore',
    'daysAfter',
    'workingDays',
    'hours',
  ],
  ...[
    'version',
    'cobuild',
    'graceDays',
    'target',
    'places',
    'minutes',
    'max',
    'number',
    'atLeast',
    'atMost',
    'points',
    'within',
  ],
];

const byKey = new Map(Object.entries(chineseKeys).map(([where, table]) => [where, inverse(table)] as const));
const byValue = new Map(Object.entries(chineseValues).map(([key, table]) => [key, inverse(table)] as const));

function inverse(table: Readonly<Record<string, readonly string[]>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(table).flatMap(([code, words]) => words.map((word) => [word, code] as const)));
}

/**
 * Puts the codes of the language where an author wrote Chinese words for them: keys, values, sentences of time, titles of roles, lists
 * with commas. Changes the document in place and leaves every range as it was, so that places stay right. Titles and questions are
 * not touched. Returns the sentences it does not understand; it guesses none.
 */
export function inEnglish(document: Document): Unread[] {
  const unread: Unread[] = [];
  if (!isMap(document.contents)) return unread;
  walk(document.contents, [], unread);
  const roles = rolesOf(document);
  if (roles.size > 0) nameRoles(document.contents, [], roles, unread);
  return unread;
}

/** Which table of keys holds at a path. */
function tableAt(path: readonly PropertyKey[]): ReadonlyMap<string, string> | undefined {
  const [top, , third, ...deeper] = path;
  if (path.length === 0) return byKey.get('');
  if (top === 'items' && third === 'when' && deeper.length === 0) return byKey.get('when');
  const own = third === undefined && (top === 'roles' || top === 'parameters' || top === 'items');
  return byKey.get(own ? top : '*');
}

function walk(map: YAMLMap, path: readonly PropertyKey[], unread: Unread[]): void {
  for (const pair of map.items) {
    if (!isScalar(pair.key) || typeof pair.key.value !== 'string') continue;
    const written = pair.key.value.normalize('NFKC');
    const key = HAN.test(written) ? (tableAt(path)?.get(written) ?? pair.key.value) : written;
    pair.key.value = key;
    const at = [...path, key];
    if (isWords(at)) {
      if (isMap(pair.value)) languagesOf(pair.value);
      continue;
    }
    if (LISTS.includes(key) && isScalar(pair.value)) pair.value = listOf(pair.value);
    if (key === 'when' && isScalar(pair.value)) pair.value = sentenceOf(pair.value, at, unread);
    if (isMap(pair.value)) walk(pair.value, at, unread);
    else if (isSeq(pair.value))
      pair.value.items.forEach((item, n) => {
        if (isMap(item)) walk(item, [...at, n], unread);
        else if (isScalar(item)) valueOf(item, key, [...at, n], unread);
      });
    else if (isScalar(pair.value)) valueOf(pair.value, key, at, unread);
  }
}

/** Words people read stay as their author wrote them. */
const isWords = (path: readonly PropertyKey[]): boolean =>
  ['title', 'question', 'deliverable', 'place', 'use', 'default', 'choices'].includes(String(path.at(-1)));

/** The languages of words people read, which are keys too. */
function languagesOf(map: YAMLMap): void {
  for (const { key } of map.items) if (isScalar(key)) key.value = byKey.get('*')?.get(String(key.value)) ?? key.value;
}

function valueOf(scalar: Scalar, key: string, path: readonly PropertyKey[], unread: Unread[]): void {
  const { value } = scalar;
  if (typeof value !== 'string' || value.startsWith('$')) return;
  const plain = value.normalize('NFKC').replace(/^[“"](.*)[”"]$/, '$1');
  if (plain !== value && !HAN.test(plain)) scalar.value = plain;
  const isInOpen = path.includes('open') && key === 'days';
  const known = byValue.get(isInOpen ? 'open.days' : key)?.get(plain);
  if (known !== undefined) scalar.value = known;
  else if (key === 'festival' && isAmbiguousFestival(plain))
    unread.push({ node: scalar, path, code: 'minor-new-year', said: plain });
  else if (key === 'festival') scalar.value = festivalCalled(plain) ?? scalar.value;
  else if (NUMBERS.includes(key)) scalar.value = numberOf(plain.replace(/[月次天项人分]$/, '')) ?? scalar.value;
  else if (DAYS.includes(key) && (path.includes('when') || path.includes('milestones')))
    scalar.value = monthDayOf(plain) ?? scalar.value;
  else if (YES_OR_NO.includes(key) && (plain === '是' || plain === '否')) scalar.value = plain === '是';
}

/** `3月5日` as the day it names. */
function monthDayOf(text: string): string | null {
  const rule = HAN.test(text) ? readWhen(text) : null;
  return rule?.rule === 'day' && rule.shift === undefined && rule.inYear === undefined ? rule.day : null;
}

/** A sentence of time as the rule it says, at the place of the sentence. */
function sentenceOf(scalar: Scalar, path: readonly PropertyKey[], unread: Unread[]): Node {
  const { value } = scalar;
  if (typeof value !== 'string' || value.startsWith('$')) return scalar;
  const rule = readWhen(value.normalize('NFKC'));
  if (!rule) {
    const code = /小年/.test(value) ? 'minor-new-year' : 'unknown-sentence';
    unread.push({ node: scalar, path, code, said: value });
    return scalar;
  }
  return placed(rule, scalar);
}

/** A value as nodes that all stand where `at` does. */
function placed(value: unknown, at: Scalar): Node {
  if (Array.isArray(value)) {
    const seq = new YAMLSeq();
    seq.items = value.map((one) => placed(one, at));
    return withRange(seq, at);
  }
  if (typeof value !== 'object' || value === null) return withRange(new Scalar(value), at);
  const map = new YAMLMap();
  map.items = Object.entries(value).map(([key, one]) => new Pair(placed(key, at), placed(one, at)));
  return withRange(map, at);
}

function withRange<N extends Node>(node: N, at: Scalar): N {
  if (at.range) node.range = at.range;
  return node;
}

function listOf(scalar: Scalar): Node {
  const { value } = scalar;
  if (typeof value !== 'string' || value.startsWith('$')) return scalar;
  return placed(
    value.split(/[、，,;；]\s*|\s+和\s*|和(?=\S)/).filter((word) => word !== ''),
    scalar,
  );
}

/** The key of each role by its Chinese title. */
function rolesOf(document: Document): ReadonlyMap<string, string> {
  const { roles } = (document.toJS({ maxAliasCount: 0 }) ?? {}) as { roles?: unknown };
  if (!Array.isArray(roles)) return new Map();
  return new Map(
    roles.flatMap((role: unknown) => {
      const { key, title } = (role ?? {}) as { key?: unknown; title?: unknown };
      const zh = typeof title === 'string' ? title : (title as { zh?: unknown } | undefined)?.zh;
      return typeof key === 'string' && typeof zh === 'string' ? [[zh, key] as const] : [];
    }),
  );
}

/** Puts a role's key where its title stands; a title of none is said back with those there are. */
function nameRoles(
  node: unknown,
  path: readonly PropertyKey[],
  roles: ReadonlyMap<string, string>,
  unread: Unread[],
): void {
  if (isSeq(node)) node.items.forEach((item, n) => nameRoles(item, [...path, n], roles, unread));
  if (!isMap(node)) return;
  for (const { key, value } of node.items) {
    if (!isScalar(key)) continue;
    const at = [...path, String(key.value)];
    if (ROLES.includes(String(key.value)) && path.includes('items') && !path.includes('when'))
      for (const one of isSeq(value) ? value.items : [value]) {
        if (!isScalar(one) || typeof one.value !== 'string' || !HAN.test(one.value)) continue;
        const role = roles.get(one.value);
        if (role === undefined && !/\d/.test(one.value))
          unread.push({
            node: one,
            path: at,
            code: 'unknown-role',
            said: one.value,
            choices: [...roles.keys()].join('、'),
          });
        one.value = role ?? one.value;
      }
    nameRoles(value, at, roles, unread);
  }
}
