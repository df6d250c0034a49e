import type { ErrorCode } from 'yaml';

/** A sentence and its cure, in both languages. */
type Words = readonly [zh: string, en: string, zhCure: string, enCure: string];

const alias: Words = [
  '不能用 * 和 & 引用别处的内容',
  'aliases and anchors (*name, &name) are not allowed',
  '把内容在这里再写一遍',
  'write the content out here again',
];
const indent: Words = [
  '缩进不对',
  'the indentation is wrong',
  '同一层的各行左边对齐，下一层多两个空格',
  'align the lines of one level, and indent the next level by two spaces',
];
const quoting: Words = [
  '这里的文字有 YAML 的特殊符号',
  'the text holds a character that YAML keeps for itself',
  '给整段文字加上英文引号 "…"',
  'put the whole text into double quotes',
];
const colon: Words = [
  '这一行的键和值分不开',
  'the key and the value on this line cannot be told apart',
  '写成 键: 值，冒号用半角，后面空一格；值里有冒号时加引号',
  'write key: value, with a space after the colon; quote a value that holds a colon',
];
const tag: Words = [
  '不能用 ! 标签',
  'tags (!name) are not allowed',
  '删去 ! 开头的词',
  'remove the word that begins with !',
];
const brackets: Words = [
  '括号没有配对，或少了逗号、冒号',
  'a bracket has no partner, or a comma or colon is missing',
  '检查这一处前后的 [ ]、{ }、逗号和冒号',
  'look at the brackets, commas and colons around this place',
];
const garble: Words = [
  '这里读不懂',
  'this place cannot be read',
  '检查这一行和上一行的冒号、引号和缩进',
  'look at the colons, quotes and indentation of this line and the one before',
];

/** What each of the parser's own errors means to an author; its own sentences are in English alone. */
const words: Readonly<Record<ErrorCode, Words>> = {
  ALIAS_PROPS: alias,
  BAD_ALIAS: alias,
  BAD_COLLECTION_TYPE: tag,
  BAD_DIRECTIVE: ['不能有 % 开头的行', 'a line may not begin with %', '删去这一行', 'remove the line'],
  BAD_DQ_ESCAPE: [
    '引号里的 \\ 后面不是转义',
    'no escape follows the backslash in the quotes',
    '写两个 \\，或改用单引号',
    'write the backslash twice, or use single quotes',
  ],
  BAD_INDENT: indent,
  BAD_PROP_ORDER: alias,
  BAD_SCALAR_START: quoting,
  BLOCK_AS_IMPLICIT_KEY: colon,
  BLOCK_IN_FLOW: brackets,
  DUPLICATE_KEY: ['这个键写了两次', 'this key stands here twice', '留下一个，删去另一个', 'keep one of the two'],
  IMPOSSIBLE: garble,
  KEY_OVER_1024_CHARS: colon,
  MISSING_CHAR: brackets,
  MULTILINE_IMPLICIT_KEY: colon,
  MULTIPLE_ANCHORS: alias,
  MULTIPLE_DOCS: [
    '一个文件只能有一份方案',
    'a file holds one programme',
    '删去 --- 及其后的内容，或另存为一个文件',
    'remove --- and what follows it, or save that as a file of its own',
  ],
  MULTIPLE_TAGS: tag,
  NON_STRING_KEY: ['键要是文字', 'a key has to be text', '给键加上引号', 'put the key into quotes'],
  RESOURCE_EXHAUSTION: ['嵌套太多', 'nested too deep', '拆成几个方案', 'split it into several programmes'],
  TAB_AS_INDENT: ['缩进用了制表符 Tab', 'a tab is used to indent', '把 Tab 换成空格', 'replace the tab by spaces'],
  TAG_RESOLVE_FAILED: tag,
  UNEXPECTED_TOKEN: garble,
};

/** The sentence and the cure of an error of the YAML parser. */
export const yamlWords = (code: ErrorCode): Words => words[code];

/** Those of an alias, which the parser takes and a programme may not have. */
export const aliasWords = alias;
