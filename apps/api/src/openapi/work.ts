import { ref, json, problem, NO, parameter, path, UNDER, get, post, ANY, TEXT, FILE, CSRF, plain } from './parts';

/** A day's work: desk, year, board, and the texts and files that are kept. */
export const work = {
  '/texts': post(
    '存文字，得到编号和摘要；换行统一，不可见的控制字符不收 keep a text: its id and digest; lines end alike, controls are refused',
    plain({ text: TEXT }),
    ANY,
    [CSRF],
  ),
  '/texts/{text}': {
    delete: {
      summary: "删除本单位的文字，编号和摘要保留 erase a text of one's unit; its id and digest stay",
      parameters: [path('text', '文字编号 text id'), CSRF],
      responses: { 200: ANY, 404: NO[404] },
    },
  },
  '/files/{sha256}': {
    delete: {
      summary: "删除本单位的文件，哈希保留 erase a file of one's unit; its hash stays",
      parameters: [path('sha256', 'SHA-256'), CSRF],
      responses: { 200: ANY, 404: NO[404] },
    },
  },
  '/files': post(
    '存文件，按内容识别；照片和视频先去掉位置，哈希以回答为准 keep a file, told by its content; position data is taken out first, so the answer has the hash',
    { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    ANY,
    [CSRF],
    { 413: problem('太大 too large'), 415: problem('类型不收 not of a type we take') },
  ),
  '/board': get(
    '全区一览：逾期、待审、覆盖、每周工作量 what an officer oversees: late, waiting, coverage, load by week',
    json(ref('Board')),
    [UNDER],
    { 404: NO[404] },
  ),
  '/board/week': get(
    '某一周有哪些事 what falls into a week',
    json(ref('BoardWeekItems')),
    [parameter('query', 'week', true, '这一周的任一天 any day of it'), UNDER],
    { 400: NO[400], 404: NO[404] },
  ),
  '/board.xlsx': get(
    '全区一览，工作簿 the same as a workbook',
    FILE,
    [UNDER, parameter('query', 'lang', false, 'zh | en')],
    {
      404: NO[404],
    },
  ),
  '/year': get('一年的日历和要办的事 a year as a calendar, with what one has in it', json(ref('YearView')), [
    parameter('query', 'year', true, '年 year', { type: 'integer' }),
  ]),
  '/search': get(
    '查找协议、事项（和方案），只在自己看得到的里面 find agreements, items (and programmes) among what one sees',
    json(ref('SearchView')),
    [parameter('query', 'q', true, '要找的词，空格分开 words, apart by spaces')],
  ),
  '/desk': get('手头的事 what one has in hand', json(ref('Desk'))),
};
