type Words = Readonly<{ zh: string; en: string }>;

const w = (zh: string, en: string): Words => ({ zh, en });

/** The words of a form that asks the parameters of a programme. */
export const answerWords = {
  title: w('待填内容', 'Answers the programme asks for'),
  note: w(
    '各份相同的填在第一行；不同的填在各自一行，空着的照第一行',
    'The first line holds for all; a line of its own is for what differs, and an empty cell follows the first line',
  ),
  roster: w('名册只填日期（月-日），不写姓名', 'A roster holds days (MM-DD) only, no names'),
  paste: w(
    '可从表格复制后粘贴到格子里：一行一份；第一列是单位名称的，按名称对应',
    'Cells copied from a spreadsheet can be pasted: one agreement a line, matched by name where the first column is one',
  ),
  left: w('没有对上、没有填入的行：', 'Lines that matched nothing and are not filled in: '),
  all: w('各份相同', 'All of them'),
  down: w('向下填充', 'Fill down'),
  as: w('照第一行', 'as in the first line'),
  usual: w('不填即：', 'Empty means: '),
  month: w('月', 'month'),
  day: w('日', 'day'),
  none: w('未选', 'not chosen'),
  days: w('例如 06-25、12-05', 'such as 06-25, 12-05'),
  code: w('时间或代码，不写文字', 'A time or a code, no text'),
  tryThem: w('试填待填项', 'Try answers'),
  tryNote: w('只用于预览，不写进方案', 'For the preview only; the programme stays as it is'),
  waits: w('待填后才有日子：', 'No days until answered: '),
} as const;

export const wrongNumber = w('请写整数', 'A whole number is needed');
export const wrongDay = (text: string): Words =>
  w(`“${text}”不是日期，请写 月-日，不写姓名`, `“${text}” is no day: write MM-DD, no names`);
export const wrongCode = w('只能写时间或代码，不写文字', 'Only a time or a code can stand here, no text');
export const wrongChoice = (text: string): Words => w(`不能选“${text}”`, `“${text}” is not among the choices`);

const CHOICES: Readonly<Record<string, Words>> = {
  week: w('每周', 'each week'),
  month: w('每月', 'each month'),
  quarter: w('每季度', 'each quarter'),
  'half-year': w('每半年', 'each half-year'),
  year: w('每年', 'each year'),
};

/** The name of a choice; a code that has none is shown as it is. */
export const choiceSaid = (choice: string | number): Words => CHOICES[choice] ?? w(String(choice), String(choice));
