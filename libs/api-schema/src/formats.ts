/** What a text at the door has to look like. A schema's own message is one of these keys, said in the reader's language. */
export const formats = {
  id: {
    zh: '小写字母、数字和连字符，最多 64 个，例如 hebei-road-1',
    en: 'lower-case letters, digits and hyphens, at most 64, such as hebei-road-1',
  },
  'display-name': { zh: '看得见的文字，不能只有空格', en: 'characters that can be seen, not spaces alone' },
  name: {
    zh: '小写字母开头的编号，例如 joint-meeting@2026，不写文字',
    en: 'a code that begins with a lower-case letter, such as joint-meeting@2026, no text',
  },
  claimant: { zh: '随机编号（UUID），不写姓名', en: 'an opaque id (UUID), no name' },
  day: {
    zh: '存在的一天（1901 到 2099 年），写作 2026-06-19',
    en: 'a day that exists (1901 to 2099), written 2026-06-19',
  },
  time: { zh: '时间，写作 09:30', en: 'a time of day, written 09:30' },
  evening: { zh: '18:00 到 22:00 之间', en: 'between 18:00 and 22:00' },
  morning: { zh: '06:00 到 10:00 之间', en: 'between 06:00 and 10:00' },
  daytime: { zh: '06:00 到 22:00 之间', en: 'between 06:00 and 22:00' },
  instant: {
    zh: '带时差的时刻，写作 2026-06-19T09:00:00+08:00',
    en: 'an instant with its offset, written 2026-06-19T09:00:00+08:00',
  },
  sha256: {
    zh: '文件的 SHA-256，64 个小写十六进制数字',
    en: 'the SHA-256 of the file, 64 lower-case hexadecimal digits',
  },
  'resolution-key': {
    zh: '小写字母开头，只用小写字母、数字和连字符，最多 41 个',
    en: 'a lower-case letter, then lower-case letters, digits and hyphens, at most 41',
  },
  code: { zh: '编号、日期或时间，不写文字', en: 'a code, a day or a time, no text' },
  document: {
    zh: 'register、report、minutes、rectification 或 run-sheet，后加 .docx、.xlsx 或 .pdf',
    en: 'register, report, minutes, rectification or run-sheet, then .docx, .xlsx or .pdf',
  },
  'term-length': { zh: '三年以内的一天', en: 'a day within three years' },
  'per-pair': { zh: '每对单位一份，顺序相同', en: 'one entry for each pair, in the same order' },
  'term-order': { zh: '不早于首日的一天', en: 'a day not before the first' },
  'command-key': {
    zh: '1 到 100 个可见的 ASCII 字符，一条指令一个',
    en: '1 to 100 visible ASCII characters, one key per command',
  },
  'push-key': {
    zh: '浏览器 PushSubscription 里的 p256dh 和 auth，原样照抄',
    en: 'p256dh and auth as they stand in the browser’s PushSubscription',
  },
  version: { zh: '您看到的版本，写作 "12"', en: 'the version you have seen, written "12"' },
} as const;
