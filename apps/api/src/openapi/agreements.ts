import {
  WITH,
  ref,
  json,
  object,
  list,
  problem,
  NO,
  REFUSED,
  parameter,
  path,
  ID,
  ASKING,
  IF_MATCH,
  get,
  post,
  body,
  ANY,
  TEXT,
  FILE,
} from './parts';

/** Agreements: commands, life, proofs and documents of one. */
export const agreements = {
  '/agreements': get('协议列表 agreements', json(object({ agreements: list(ref('Overview')) })), [
    parameter('query', 'status', false, '状态 status'),
    parameter('query', 'programme', false, '方案 programme'),
    parameter('query', 'after', false, '从哪个编号之后 after which id'),
    parameter('query', 'limit', false, '至多 at most', { type: 'integer' }),
  ]),
  '/agreements/{id}': {
    ...get(
      '一份协议，现在或某一刻 an agreement, now or as of an instant',
      json(ref('AgreementView')),
      [ID, parameter('query', 'at', false, '时刻 instant'), parameter('query', 'basis', false, 'recorded | occurred')],
      { 400: NO[400], 404: NO[404] },
    ),
    ...post('拟定协议 propose', body('Proposal'), json(ref('Accepted')), [ID, ...ASKING], REFUSED),
  },
  '/agreements/{id}/commands': post(
    '办理 sign, fix a date, hold a meeting, complete, extend, score, decide',
    body('Command'),
    json(ref('Accepted')),
    [ID, ...ASKING, IF_MATCH],
    REFUSED,
  ),
  '/agreements/{id}/revision': {
    ...get('放假安排会改动什么 what the holidays of today would move', json({ type: 'object' }), [ID], {
      404: NO[404],
    }),
    post: {
      summary: '按放假安排调整 move what is still to come',
      parameters: [ID, ...ASKING],
      responses: { 200: json(ref('Accepted')), ...NO, ...REFUSED },
    },
  },
  '/agreements/{id}/events': get(
    '经过 timeline of events',
    json(ref('Timeline')),
    [
      ID,
      parameter('query', 'after', false, '从哪条之后 after this seq', { type: 'integer' }),
      parameter('query', 'limit', false, '最多几条，至多 1000 at most so many, 1000 at the most', { type: 'integer' }),
    ],
    { 404: NO[404] },
  ),
  '/agreements/{id}/verify': get(
    '验证哈希链 verify the chain',
    json(object({ intact: { type: 'boolean' }, entries: { type: 'integer' } })),
    [ID],
    { 404: NO[404] },
  ),
  '/agreements/{id}/renewal': post(
    '续签：新一年的协议，带上未了事项 the next term, with what is still owed',
    body('Renewal'),
    json(ref('Accepted')),
    [ID, ...ASKING],
    REFUSED,
  ),
  '/agreements/{id}/migration': {
    ...get(
      '换用新版方案会改什么，要谁同意 what a newer version changes, and whose consent it takes',
      json(ref('MigrationView')),
      [ID, parameter('query', 'version', false, '版本 version', { type: 'integer' }), WITH],
      { 404: NO[404], 422: problem('有待填的内容，见 blanks blanks without an answer, see blanks') },
    ),
    ...post('换用新版方案 move to a newer version', body('Migration'), json(ref('Accepted')), [ID, ...ASKING], REFUSED),
  },
  '/agreements/{id}/appraisal': get(
    '账本对一方各项的建议分和依据 the points the record suggests for a role, and why',
    ANY,
    [
      ID,
      parameter('query', 'role', true, '角色 role'),
      parameter(
        'query',
        'review',
        false,
        '哪一次考核，不写就是未定的第一次 which review; the first open one unless told',
      ),
    ],
  ),
  '/agreements/{id}/compare': get(
    '两个时刻之间改了什么，谁、为什么、第几条 what changed between two moments: who, why, by which entries',
    json(ref('ComparisonView')),
    [
      ID,
      parameter('query', 'from', true, '时刻 instant'),
      parameter('query', 'to', true, '时刻 instant'),
      parameter('query', 'basis', false, 'recorded | occurred'),
    ],
    { 400: NO[400], 404: NO[404] },
  ),
  '/agreements/{id}/why': get(
    '为什么收到这条通知，或某一项为什么是这样 why a line came, what would have stopped a reminder, what comes next; or why an item stands so',
    json(ref('WhyView')),
    [
      ID,
      parameter('query', 'occasion', false, '收件箱里每条的 occasion, as each line of the inbox has it'),
      parameter('query', 'item', false, '或：哪一项 or which item'),
      parameter('query', 'at', false, '哪一项：那一刻为什么这样 of an item: as of then'),
      parameter('query', 'basis', false, '哪一项 of an item: recorded | occurred'),
    ],
    { 400: NO[400], 404: NO[404] },
  ),
  '/agreements/{id}/proofs': get(
    '一条记录在公开日志里的证明（C2SP tlog-proof），可离线验证 proof that an entry is in the public log',
    { description: 'OK', content: { 'text/plain': { schema: TEXT } } },
    [ID, parameter('query', 'seq', true, '序号 seq', { type: 'integer' })],
    { 404: NO[404], 409: problem('还没有封存 not sealed yet') },
  ),
  '/agreements/{id}/bundle.zip': get(
    '证据包，可离线核验 evidence bundle to check offline, with verify.mjs in it',
    { description: 'OK', content: { 'application/zip': { schema: TEXT } } },
    [
      ID,
      parameter('query', 'pin', false, '您保存的检查点的大小 size of a checkpoint that you kept', { type: 'integer' }),
    ],
    { 404: NO[404], 409: problem('还没有封存，或评分尚未公开 not sealed yet, or scores still blind') },
  ),
  '/agreements/{id}/texts': get('协议提到的文字 texts that the agreement refers to', ANY, [ID]),
  '/agreements/{id}/files/{sha256}': get('协议提到的文件 a file that the agreement refers to', FILE, [
    ID,
    path('sha256', 'SHA-256'),
  ]),
  '/agreements/{id}/documents/{name}': get('从账本生成的文书 a document made from the ledger', FILE, [
    ID,
    path('name', 'register | report | minutes | rectification | run-sheet . docx | xlsx | pdf'),
    parameter('query', 'item', false, '纪要、整改单是哪一项 which item, of minutes and orders'),
    parameter('query', 'lang', false, 'zh | en'),
  ]),
  '/agreements/{id}/acts': get(
    '还可以办什么，每件都是一份填好的表 what else can be done, each a form filled in',
    json(ref('FurtherView')),
    [ID, parameter('query', 'item', false, '哪一项，不写就是整份协议 which item; the whole agreement unless told')],
    { 404: NO[404] },
  ),
  '/agreements/{id}/items/{item}': get(
    '一个事项：日期、可办的事、经过、缘由 an item: days, what can be done, history, why',
    json(ref('ItemView')),
    [ID, path('item', '事项 item')],
    { 404: NO[404] },
  ),
};
