import type { Language } from '@cobuild/calendar';

/** What each kind of problem says and how it is cured; `{0}`, `{1}` … are filled in. A code stands here or nowhere. */
const words = {
  yaml: [
    '不是规范的 YAML：{0}',
    'not valid YAML: {0}',
    '按提示改正这一行的缩进、引号或重复的键',
    'correct the indentation, quotes or repeated key on this line',
  ],
  'too-large': [
    '方案超过 {0} KiB 或嵌套超过 {1} 层',
    'larger than {0} KiB or nested deeper than {1}',
    '拆成几个方案',
    'split it into several programmes',
  ],
  'hidden-character': [
    '有{1}（{0}）',
    'holds {2} ({0})',
    '删去它，或把前后几个字重新输入',
    'delete it, or type what stands around it anew',
  ],
  garbled: [
    '文字已乱码：{0}',
    'the text is garbled: {0}',
    '打开原来的文件，用“另存为”选 UTF-8 后再用',
    'open the original file and save it as UTF-8',
  ],
  undecodable: [
    '第 {0} 个字节起不是文字，读不出来',
    'from byte {0} on it cannot be read as text',
    '用“另存为”选 UTF-8 再保存；Word 文档请另存为纯文本',
    'save it as UTF-8; save a Word document as plain text',
  ],
  decoded: [
    '按 {0} 读取，已转为 UTF-8',
    'read as {0} and converted to UTF-8',
    '无需改动；以后存为 UTF-8 就不再提示',
    'nothing to change; saved as UTF-8 it is not said again',
  ],
  'unknown-key': ['不认识的键 {0}', 'unknown key {0}', '{1}', '{2}'],
  'missing-key': ['缺少 {0}', '{0} is missing', '补上 {0}', 'add {0}'],
  'wrong-type': ['应为{0}', 'expected {1}', '改成{0}', 'write {1}'],
  'unknown-value': ['不能是 {0}', 'cannot be {0}', '可选：{1}', 'choose one of: {1}'],
  'wrong-value': ['不合要求：{0}', 'not acceptable: {1}', '按提示改正', 'correct it as said'],
  'too-small': ['至少要 {0}', 'at least {1} needed', '补到 {0} 或更多', 'bring it to {1} or more'],
  'too-big': ['最多 {0}', 'at most {1} allowed', '减到 {0} 或更少', 'bring it down to {1}'],
  'bad-key': [
    '编号只用小写字母、数字和连字符，字母开头',
    'a key is lower-case letters, digits and single hyphens, a letter first',
    '改写编号，例如 joint-meeting',
    'rewrite it, such as joint-meeting',
  ],
  'at-night': [
    '提醒不能在夜里',
    'nobody is reminded at night',
    '写 07:00 到 20:59 之间的时间，例如 09:00',
    'write a time between 07:00 and 20:59, such as 09:00',
  ],
  'bad-day': [
    '日期要写成 月-日',
    'a day is written month-day',
    '写成两位数，例如 03-01',
    'write two digits each, such as 03-01',
  ],
  'february-29': [
    '2 月 29 日不是每年都有',
    '29 February is not in every year',
    '写 02-28 或 03-01',
    'write 02-28 or 03-01',
  ],
  'no-such-day': ['这个月没有这一天', 'the month has no such day', '改成该月有的日期', 'choose a day that month has'],
  'ends-before-start': [
    '结束早于开始',
    'ends before it starts',
    '交换起止日期；跨年请加 acrossYearEnd: true',
    'swap the days, or add acrossYearEnd: true when it crosses the year end',
  ],
  'does-not-cross-year-end': [
    '没有跨年',
    'does not cross the year end',
    '去掉 acrossYearEnd',
    'leave out acrossYearEnd',
  ],
  'conflict-without-month': [
    '没有 inMonth，谈不上冲突',
    'without inMonth nothing can conflict',
    '补上 inMonth 或去掉 onConflict',
    'add inMonth or leave out onConflict',
  ],
  'one-anchor': [
    '要写且只写一个起算点',
    'exactly one anchor is needed',
    'weekday 写 month、each、before、after 之一；offset 写 days、workingDays、hours 之一',
    'weekday takes one of month, each, before, after; offset one of days, workingDays, hours',
  ],
  'bad-time': ['时间要写成 时:分', 'a time is written hours:minutes', '写成 09:00 这样', 'write it like 09:00'],
  'unknown-item': ['没有事项 {0}', 'there is no item {0}', '写本方案中的事项编号', 'name an item of this programme'],
  'anchor-circle': ['{0} 从自己算起', '{0} counts from itself', '换一个起算的事项', 'count from another item'],
  'wrong-detail': [
    '{0}不能有 {1}',
    'an item of kind {2} cannot have {1}',
    '去掉 {1}，或换一种 kind',
    'leave out {1}, or choose another kind',
  ],
  'day-off': [
    '{0} 的 {1} 是休息日',
    '{0} falls on {1}, a day off',
    'shift 写 on（照办）、before（提前）或 after（顺延）',
    'write shift: on (stay), before (earlier) or after (later)',
  ],
  'shift-leaves-term': [
    '{0} 的 {1} 是休息日，移开就出了期限',
    '{0} falls on {1}, a day off; moved it would leave the term',
    '改期限，或写 shift: on',
    'change the term, or write shift: on',
  ],
  'anchor-open': [
    '{0} 从 {1} 算起，而那天可能一直定不下来',
    '{0} counts from {1}, whose day may never be fixed',
    '给 {1} 写 by，到那天为止必须定下',
    'give {1} a by, until which it must be fixed',
  ],
  'same-day': [
    '{0} 在 {1} 有 {2} 件事',
    '{0} has {2} things on {1}',
    '要错开就改其中一件的 when',
    'to keep them apart, change the when of one',
  ],
  'over-cap': [
    '{0} 在 {1} 那一周要花 {2} 分钟，超过上限 {3}',
    'the week of {1} asks {2} minutes of {0}, over the cap of {3}',
    '减少或错开那一周的事项和材料',
    'ask for less in that week, or spread it',
  ],
  'duplicate-key': ['{0} 出现了两次', '{0} stands here twice', '换一个编号', 'rename one'],
  'unknown-role': ['没有角色 {0}', 'there is no role {0}', '可选：{1}', 'choose one of: {1}'],
  'reserved-role': [
    'district 是区里的名字，不能作角色',
    'district is reserved and cannot be a role',
    '换一个编号',
    'rename it',
  ],
  'one-host': [
    '要有且只有一个 side: host 的角色',
    'exactly one role must be side: host',
    '改正 roles',
    'correct the roles',
  ],
  'unknown-meeting': [
    '{0} 不是本方案的联席会议',
    '{0} is not a joint meeting of this programme',
    '写一个 kind: joint-meeting 的事项',
    'name an item of kind joint-meeting',
  ],
  'criteria-missing': ['年终考核没有评分项', 'a review without criteria', '补上 criteria', 'add criteria'],
  'criteria-misplaced': ['只有年终考核有评分项', 'only a review has criteria', '去掉 criteria', 'leave out criteria'],
  'unknown-zone': ['没有时区 {0}', 'there is no time zone {0}', '写 Asia/Shanghai', 'write Asia/Shanghai'],
  'unknown-parameter': ['没有参数 {0}', 'there is no parameter {0}', '在 parameters 中加上它', 'add it to parameters'],
  blank: ['待填：{0}', 'left blank: {1}', '填写参数 {2}', 'give parameter {2} a value'],
  'festival-elsewhere': [
    '{0}在 {1} 年是 {2}，不在 {3} 月',
    '{4} is on {5} in {1}, not in month {3}',
    '加 onConflict: festival（按节日，{2}）或 onConflict: month（按 {3} 月）',
    'add onConflict: festival (follow the festival, {5}) or onConflict: month (stay in month {3})',
  ],
  'festival-answered': [
    '{0}在 {1} 年是 {2}，不在 {3} 月；已按所答处理',
    '{4} is on {5} in {1}, not in month {3}; handled as answered',
    '无需改动',
    'nothing to change',
  ],
  vague: [
    '“{0}”没有说多久一次',
    '“{0}” does not say how often',
    '用 rule: every 写明周期，或改用确定的说法',
    'say how often with rule: every, or use a definite word',
  ],
  'no-working-day': [
    '{0} 的时间窗 {1} 里没有工作日',
    'the window {1} of {0} has no working day',
    '放宽时间窗',
    'widen the window',
  ],
  provisional: [
    '{0} 年的放假安排尚未公布，日期是暂定的',
    'the holidays of {0} are not published yet, its days are provisional',
    '公布后会重新核对',
    'they are checked again once published',
  ],
  'cut-by-edge': [
    '期限从 {0} 到 {1}，把 {2} 的 {3} 切开了',
    'the term {0} to {1} cuts {3} of {2}',
    '写 atEdge: drop（不算）、pro-rata（按天数折算）或 keep（照办），可写在这一项或方案开头',
    'write atEdge: drop (not owed), pro-rata (by its share of days) or keep (owed in full), here or at the head of the programme',
  ],
  'offset-lost': [
    '{0} 从 {1} 算起，那一天（{2}）不在期限内',
    '{0} counts from {1}; its day ({2}) lies outside the term',
    '改期限，或改 {0} 的 when',
    'change the term, or the when-rule of {0}',
  ],
  'too-many-items': [
    '一年最多能列 {1} 项，这份方案会列出 {0} 项',
    'a year holds at most {1} items; this programme would make {0}',
    '减少 times、名册日期或准备事项',
    'lower times, the roster or the preparations',
  ],
  'two-reviews': [
    '{0} 是第二个考核',
    '{0} is a second review',
    '合并成一个，或去掉一个',
    'merge the two, or take one away',
  ],
  'review-too-early': [
    '{0} 在 {1} 结束，而它评分的 {2} 要到 {3} 才到期',
    '{0} closes on {1}, before {2}, which it scores, is due on {3}',
    '把考核放到 {3} 以后；只评到那时为止的，写 scores: due-by-then',
    'move the review past {3}; to score only what is due by then, write scores: due-by-then',
  ],
  'title-cadence': [
    '{0} 的标题说了周期，when 却不是',
    'the title of {0} names a cadence that its when-rule does not keep',
    '改用 rule: every, unit: {1}，或改标题',
    'use rule: every, unit: {1}, or change the title',
  ],
  'past-midnight': [
    '{0} 的流程最晚到次日 {1}，过了零点',
    'the run sheet of {0} may last until {1} of the next day',
    '改早开始时间，或缩短环节',
    'begin earlier, or shorten a step',
  ],
  'hours-reversed': [
    '开放时间 {0} 的结束不晚于开始',
    'opening hours {0} do not end after they begin',
    '交换 from 和 to',
    'swap from and to',
  ],
  'unused-parameter': [
    '参数 {0} 没有用在任何事项里',
    'parameter {0} stands in no item',
    '在事项里写 ${0}，或删去这个参数',
    'write ${0} in an item, or remove the parameter',
  ],
  'never-falls': [
    '{0} 在这个期限内一次也没有',
    '{0} never falls within this term',
    '改 when 或期限',
    'change its when-rule or the term',
  ],
} as const satisfies Record<string, readonly [string, string, string, string]>;

export type ProblemCode = keyof typeof words;

export const problemCodes = Object.keys(words) as readonly ProblemCode[];

export const isProblemCode = (code: unknown): code is ProblemCode => problemCodes.some((known) => known === code);

/** Something wrong (`error`), something only the author can answer (`question`), or something to know (`note`). Lines and columns count from 1. */
export type Problem = Readonly<{
  code: ProblemCode;
  severity: 'error' | 'question' | 'note';
  file: string;
  line: number;
  column: number;
  path: string;
  message: Readonly<Record<Language, string>>;
  cure: Readonly<Record<Language, string>>;
}>;

/** Where in a file something stands. */
export type Place = Readonly<{ file: string; line: number; column: number; path: string }>;

/** A problem at a place, in both languages. */
export function problem(
  code: ProblemCode,
  severity: Problem['severity'],
  place: Place,
  ...values: readonly (string | number)[]
): Problem {
  const [zh, en, zhCure, enCure] = words[code].map((text) =>
    text.replace(/\{(\d)\}/g, (_, n: string) => String(values[Number(n)] ?? '')),
  );
  return {
    code,
    severity,
    ...place,
    message: { zh: zh ?? '', en: en ?? '' },
    cure: { zh: zhCure ?? '', en: enCure ?? '' },
  };
}

const SEVERITY = {
  error: { zh: '错误', en: 'error' },
  question: { zh: '待答', en: 'question' },
  note: { zh: '提示', en: 'note' },
};

/** `file:line:column severity message → cure`, as editors and terminals can follow it. */
export const formatProblem = ({ file, line, column, severity, message, cure }: Problem, lang: Language): string =>
  `${file}:${line}:${column} ${SEVERITY[severity][lang]} ${message[lang]} → ${cure[lang]}`;
