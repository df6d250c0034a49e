import { z } from 'zod';
import {
  Accepted,
  AgreementView,
  Board,
  BoardWeekItems,
  Command,
  ComparisonView,
  Desk,
  Health,
  InboxMessage,
  ItemView,
  Overview,
  ProblemDetails,
  Migration,
  ProgrammeCheck,
  Proposal,
  Renewal,
  Rollout,
  RolloutWish,
  Timeline,
  WhyView,
  YearView,
} from '@cobuild/api-schema';

type Json = Record<string, unknown>;

const schemas = {
  Accepted,
  AgreementView,
  Board,
  BoardWeekItems,
  Command,
  ComparisonView,
  Desk,
  Health,
  InboxMessage,
  ItemView,
  Migration,
  Overview,
  Problem: ProblemDetails,
  ProgrammeCheck,
  Proposal,
  Renewal,
  Rollout,
  RolloutWish,
  Timeline,
  WhyView,
  YearView,
};

const ref = (name: keyof typeof schemas): Json => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: Json, description = 'OK'): Json => ({ description, content: { 'application/json': { schema } } });
const object = (properties: Json): Json => ({ type: 'object', properties });
const list = (items: Json): Json => ({ type: 'array', items });

const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});
const NO = {
  400: problem('请求有误 the request is wrong, field by field'),
  401: problem('没有登录 not signed in'),
  404: problem('没有，或不是您的 nothing there, or nothing of yours'),
  503: problem(
    '账本数据库不在或只读，稍后用同一个键重发 the ledger is away or read-only: send again with the same key',
  ),
};
const REFUSED = {
  403: problem('不是您的职责 not yours to do'),
  409: problem('现在不行 not now'),
  412: problem('有新的变化 changed since'),
  422: problem('不合规则 against a rule'),
};

const parameter = (
  where: string,
  name: string,
  required: boolean,
  description: string,
  schema: Json = { type: 'string' },
): Json => ({ in: where, name, required, description, schema });
const path = (name: string, description: string): Json => parameter('path', name, true, description);
const ID = path('id', '协议编号 agreement id');
const ASKING = [
  parameter('header', 'Idempotency-Key', true, '一条指令一个键，永远只生效一次 takes effect once, for ever'),
  parameter(
    'header',
    'Cobuild-Actor',
    false,
    '代表哪个单位，只任职一个单位时可省 for which organisation; may be left out by who has one',
  ),
  parameter('header', 'Cobuild-CSRF', true, '任意值；所有写请求都要带 any value, with whatever changes something'),
];
const IF_MATCH = parameter('header', 'If-Match', false, '您看到的版本 the version you have seen, like "12"');
const UNDER = parameter('query', 'unit', false, '只看这个单位及其下 only at and under this unit');
const TERM = [parameter('query', 'from', true, '首日 first day'), parameter('query', 'to', true, '末日 last day')];

const get = (summary: string, ok: Json, parameters: Json[] = [], more: Json = {}): Json => ({
  get: { summary, parameters, responses: { 200: ok, 503: NO[503], ...more } },
});
const post = (summary: string, body: Json, ok: Json, parameters: Json[] = [], more: Json = {}): Json => ({
  post: { summary, parameters, requestBody: { required: true, content: body }, responses: { 200: ok, ...NO, ...more } },
});
const body = (name: keyof typeof schemas): Json => ({ 'application/json': { schema: ref(name) } });

const ANY = json({ type: 'object' });
const TEXT: Json = { type: 'string' };
const FILE: Json = {
  description: 'OK',
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
};
const PAGE: Json = { description: '网页 a page', content: { 'text/html': { schema: TEXT } } };
const CSRF = parameter('header', 'Cobuild-CSRF', true, '任意值 any value');
const plain = (properties: Json): Json => ({ 'application/json': { schema: object(properties) } });

const paths = {
  '/programmes': {
    ...get('已发布的方案 published programmes', json(object({ programmes: list({ type: 'object' }) }))),
    ...post(
      '发布方案 publish a programme',
      {
        'text/yaml': { schema: { type: 'string' } },
        'application/json': { schema: object({ text: { type: 'string' } }) },
      },
      json(object({ slug: { type: 'string' }, version: { type: 'integer' }, published: { type: 'boolean' } })),
      [],
      {
        409: problem('该版本已发布，内容不同 version published with another text'),
        422: problem('有错误或待答的问题，附行列与改法 errors or open questions, with line and cure'),
      },
    ),
  },
  '/programmes/check': post(
    '检查和预览，不发布 check and preview a text, publishing nothing',
    {
      'text/yaml': { schema: { type: 'string' } },
      'application/json': { schema: object({ text: { type: 'string' } }) },
    },
    json(ref('ProgrammeCheck')),
    [parameter('query', 'from', false, '首日 first day'), parameter('query', 'to', false, '末日 last day')],
    { 403: REFUSED[403] },
  ),
  '/programmes/{slug}': get('一个方案 one programme', json({ type: 'object' }), [path('slug', 'slug')], {
    404: NO[404],
  }),
  '/programmes/{slug}/plan': get(
    '预览一年 preview its plan',
    json({ type: 'object' }),
    [path('slug', 'slug'), ...TERM],
    { 400: NO[400], 404: NO[404] },
  ),
  '/programmes/{slug}/plan.ics': get(
    '一年的日历 its plan as a calendar',
    { description: 'OK', content: { 'text/calendar': { schema: { type: 'string' } } } },
    [path('slug', 'slug'), ...TERM, parameter('query', 'lang', false, 'zh | en')],
    { 400: NO[400], 404: NO[404] },
  ),
  '/programmes/{slug}/coverage': get(
    '覆盖情况：多少已成，哪些还缺 coverage: how many have it, which are missing',
    json(object({ slug: { type: 'string' }, coverage: list({ type: 'object' }) })),
    [path('slug', 'slug')],
    { 404: NO[404] },
  ),
  '/programmes/{slug}/rollout': post(
    '铺开：每对单位拟定什么、哪些跳过和为什么，不拟定 what rolling it out would propose, what is left out and why; proposes nothing',
    body('RolloutWish'),
    json(ref('Rollout')),
    [path('slug', 'slug')],
    REFUSED,
  ),
  '/programmes/{slug}/revision': get(
    '放假安排会改动哪些协议 what the holidays of today would move, by agreement',
    json(object({ slug: { type: 'string' }, agreements: list({ type: 'object' }) })),
    [path('slug', 'slug')],
  ),
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
    ...get('换用新版方案会改什么，要谁同意 what a newer version changes, and whose consent it takes', ANY, [
      ID,
      parameter('query', 'version', false, '版本 version', { type: 'integer' }),
    ]),
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
  '/log/checkpoint': get(
    '公开日志签名的检查点，人人可读 signed checkpoint of the public log (C2SP tlog-tiles), to everybody',
    { description: 'OK', content: { 'text/plain': { schema: TEXT } } },
    [],
    { 404: NO[404] },
  ),
  '/log/vkey': get(
    '验证检查点的公钥 the key to verify it with',
    { description: 'OK', content: { 'text/plain': { schema: TEXT } } },
    [],
    { 404: NO[404] },
  ),
  '/log/tile/{path}': get(
    '公开日志的哈希块与条目 tiles and entry bundles',
    FILE,
    [path('path', 'L/N[.p/W] | entries/N[.p/W]')],
    {
      404: NO[404],
    },
  ),
  '/log/{n}/checkpoint': get(
    '第 n 个日志的检查点（丢失后重建的从 2 起） checkpoint of the n-th log; one begun anew after a loss is 2',
    { description: 'OK', content: { 'text/plain': { schema: TEXT } } },
    [path('n', '1, 2, …')],
    { 404: NO[404] },
  ),
  '/log/{n}/vkey': get(
    '它的公钥 its key',
    { description: 'OK', content: { 'text/plain': { schema: TEXT } } },
    [path('n', '1, 2, …')],
    { 404: NO[404] },
  ),
  '/log/{n}/tile/{path}': get(
    '它的哈希块与条目 its tiles and entry bundles',
    FILE,
    [path('n', '1, 2, …'), path('path', 'L/N[.p/W] | entries/N[.p/W]')],
    { 404: NO[404] },
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
  '/texts': post('存文字，得到编号和摘要 keep a text: its id and digest', plain({ text: TEXT }), ANY, [CSRF]),
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
    '存文件，按内容识别 keep a file, told by its content',
    { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    ANY,
    [CSRF],
    { 413: problem('太大 too large'), 415: problem('类型不收 not of a type we take') },
  ),
  '/session': {
    ...get('我是谁 who I am', ANY),
    ...post('登录 sign in', plain({ login: TEXT, password: TEXT }), ANY, [CSRF], { 429: problem('太频繁 too often') }),
    delete: { summary: '退出 sign out', parameters: [CSRF], responses: { 200: ANY } },
  },
  '/session/password': post(
    "改自己的密码 change one's own password",
    plain({ old: TEXT, password: TEXT }),
    ANY,
    [CSRF],
    {
      403: problem('原密码不对 the old password is wrong'),
      429: problem('太频繁 too often'),
    },
  ),
  '/session/demo': {
    ...get('示范人员（仅演示） made-up people, in demo mode only', ANY),
    ...post('一键登录（仅演示） sign in as one of them', plain({ unit: TEXT, post: TEXT }), ANY, [CSRF]),
  },
  '/session/oidc': get('用统一身份登录 sign in by the identity provider', { description: 'redirect' }),
  '/session/oidc/callback': get('统一身份返回 the way back', { description: 'redirect' }),
  '/units': {
    ...get('单位 organisations', ANY),
    ...post('增加单位 add one', plain({ id: TEXT, parent: TEXT, kind: TEXT, name: TEXT }), ANY, [CSRF], REFUSED),
  },
  '/units/{id}/holdings': get('谁任什么职 who holds its posts', ANY, [path('id', '单位编号 organisation id')]),
  '/units/{id}/numbers': get(
    '区的提醒数字：送达、办理、时长，不涉及个人 what people were told and what came of it, sums only',
    ANY,
    [
      path('id', '区的编号 the district'),
      parameter('query', 'from', true, '首日 first day'),
      parameter('query', 'to', true, '末日 last day'),
    ],
    { 400: NO[400], 404: NO[404] },
  ),
  '/units/{id}/assignments': get(
    '下辖范围指派了哪些审计 its auditors and those of units under it',
    json(object({ unit: TEXT, assignments: list({ type: 'object' }) })),
    [path('id', '单位编号 organisation id')],
    { 404: NO[404] },
  ),
  '/people': post('增加人员 add a person', plain({ unit: TEXT, name: TEXT, login: TEXT }), ANY, [CSRF], REFUSED),
  '/people/{person}': {
    delete: {
      summary: '抹去人员信息 erase a person',
      parameters: [path('person', '人员编号 person id'), CSRF],
      responses: { 200: ANY, 404: NO[404] },
    },
  },
  '/people/{person}/restriction': {
    post: {
      summary: '限制处理：只保存，不再使用 restrict: only stored from now on',
      parameters: [path('person', '人员编号 person id'), CSRF],
      responses: { 200: ANY, 404: NO[404], 409: REFUSED[409] },
    },
    delete: {
      summary: '解除限制，要两位管理员 lift it: takes two administrators',
      parameters: [path('person', '人员编号 person id'), CSRF],
      responses: { 200: ANY, 404: NO[404], 409: REFUSED[409] },
    },
  },
  '/people/{person}/password': post(
    '重设密码 set a new password',
    plain({ password: TEXT }),
    ANY,
    [path('person', '人员编号 person id'), CSRF],
    REFUSED,
  ),
  '/holdings': post('任职 appoint', plain({ unit: TEXT, post: TEXT, person: TEXT, from: TEXT }), ANY, [CSRF], REFUSED),
  '/holdings/{holding}/end': post(
    '离任 end a holding',
    plain({ to: TEXT }),
    ANY,
    [path('holding', 'id'), CSRF],
    REFUSED,
  ),
  '/assignments': post(
    '指派审计 assign an auditor',
    plain({ unit: TEXT, person: TEXT, from: TEXT, to: TEXT }),
    ANY,
    [CSRF],
    REFUSED,
  ),
  '/assignments/{assignment}/end': post(
    '结束指派 end an assignment',
    plain({ to: TEXT }),
    ANY,
    [path('assignment', 'id'), CSRF],
    REFUSED,
  ),
  '/agreements/{id}/items/{item}': get(
    '一个事项：日期、可办的事、经过、缘由 an item: days, what can be done, history, why',
    json(ref('ItemView')),
    [ID, path('item', '事项 item')],
    { 404: NO[404] },
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
  '/desk': get('手头的事 what one has in hand', json(ref('Desk'))),
  '/inbox/live': get(
    '收件箱有新内容就推送 what comes into the inboxes one acts for, as it comes: server-sent events',
    {
      description:
        'ready：已连上，随后可读收件箱 connected, the inbox can be read now；inbox：{ messages: [InboxMessage + party] }，只含新的行 with new lines only',
      content: { 'text/event-stream': { schema: TEXT } },
    },
    [parameter('header', 'Last-Event-ID', false, '浏览器重连时自带，从断处接着 sent by a browser that comes back')],
    { 401: NO[401], 404: NO[404], 429: problem('打开的已到上限 as many as one person can have') },
  ),
  '/inbox/{party}': get(
    '收件箱 inbox of a party',
    json(object({ party: { type: 'string' }, messages: list(ref('InboxMessage')) })),
    [path('party', '单位编号 organisation id')],
    { 400: NO[400] },
  ),
  '/channels': {
    ...get('我的通知渠道 channels of mine and of units I act for', ANY),
    ...post(
      '增加渠道：邮件、Webhook、企业微信、钉钉、浏览器推送 add one',
      plain({
        kind: TEXT,
        address: TEXT,
        secret: TEXT,
        unit: TEXT,
        subscription: {
          ...object({ endpoint: TEXT, keys: object({ p256dh: TEXT, auth: TEXT }) }),
          description: 'push',
        },
        lang: TEXT,
      }),
      ANY,
      [CSRF],
    ),
  },
  '/channels/push-key': get(
    '浏览器订阅推送用的公钥 what a browser subscribes to (applicationServerKey)',
    json(object({ key: TEXT })),
    [],
    { 404: problem('没有开通推送 nothing is pushed here') },
  ),
  '/channels/{channel}': {
    delete: {
      summary: '停用渠道 end one',
      parameters: [path('channel', '渠道编号 channel id'), CSRF],
      responses: { 200: ANY, 404: NO[404] },
    },
    patch: {
      summary:
        '什么时候、通知什么 when and about what it is told: lang, digest, quietFrom, quietTo (HH:mm or null), onlyUrgent',
      parameters: [path('channel', '渠道编号 channel id'), CSRF],
      requestBody: {
        required: true,
        content: plain({ digest: TEXT, quietFrom: TEXT, quietTo: TEXT, onlyUrgent: { type: 'boolean' }, lang: TEXT }),
      },
      responses: { 200: ANY, 400: NO[400], 404: NO[404] },
    },
  },
  '/channels/messages': get('发出的消息和结果 what was sent, waits, or was given up', ANY),
  '/channels/messages/{message}/resend': {
    post: {
      summary: '重发没送到的 send again what was given up',
      parameters: [path('message', '消息编号 message id'), CSRF],
      responses: { 200: ANY, 404: NO[404] },
    },
  },
  '/feeds': {
    ...get('自己的订阅日历，不含地址 own calendar feeds, without their addresses', ANY),
    ...post(
      '订阅日历，地址只给这一次 make a calendar feed; its address is told this once',
      plain({ about: object({ person: TEXT, party: TEXT, agreement: TEXT }), lang: TEXT }),
      json(object({ feed: TEXT, address: TEXT })),
      [CSRF],
      { 409: problem('已到上限 as many as there can be') },
    ),
  },
  '/feeds/{feed}': {
    delete: {
      summary: '撤销订阅日历 revoke a calendar feed',
      parameters: [path('feed', '订阅编号 feed id'), CSRF],
      responses: { 200: ANY, 404: NO[404] },
    },
  },
  '/feeds/{token}.ics': get(
    '订阅的日历，凭地址即可读 the calendar, to whoever has its address',
    { description: 'OK', content: { 'text/calendar': { schema: TEXT } } },
    [path('token', '地址里的密钥 token of the address'), parameter('header', 'If-None-Match', false, 'ETag')],
    { 304: { description: '没有变化 nothing has changed' }, 404: NO[404], 429: problem('太频繁 too often') },
  ),
  '/act/{token}': {
    ...get(
      '消息里的链接：只办一件事的网页，打开不会改动任何东西 the page of a link in a message; opening it changes nothing',
      PAGE,
      [path('token', '链接里的密钥 token of the link')],
      { 404: PAGE, 429: PAGE },
    ),
    ...post(
      '办这一件事，或停用邮件 do that one thing, or end these mails (RFC 8058)',
      {
        'application/x-www-form-urlencoded': { schema: object({ key: TEXT, act: TEXT, 'List-Unsubscribe': TEXT }) },
        'multipart/form-data': { schema: object({ key: TEXT, act: TEXT, photo: TEXT, document: TEXT }) },
      },
      PAGE,
      [path('token', '链接里的密钥 token of the link')],
      {
        303: { description: '办好了，看结果 done: see what became of it' },
        404: PAGE,
        409: PAGE,
        422: PAGE,
        429: PAGE,
      },
    ),
  },
  '/act-links': get('自己还有效的办理链接 own links in messages that are still good', ANY),
  '/act-links/{link}': {
    delete: {
      summary: '撤销办理链接 revoke one',
      parameters: [path('link', '链接编号 link id'), CSRF],
      responses: { 200: ANY, 404: NO[404] },
    },
  },
  '/clock': get('时钟 the clock', json(object({ now: { type: 'string' }, rate: { type: 'number' } }))),
  '/health': get('运行状况 health', json(ref('Health'))),
};

/** The HTTP surface as OpenAPI 3.1, from the schemas at the door. */
export function openApi(): Json {
  const made = Object.entries(schemas).map(([name, schema]) => {
    const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
    return [name, rest];
  });
  return {
    openapi: '3.1.0',
    info: {
      title: '共建 Cobuild',
      version: '0.1.0',
      description: '结对共建协议：指令进，事实出。Commands in, facts out. All refusals are problem+json in zh and en.',
    },
    paths,
    components: { schemas: Object.fromEntries(made) as Json },
  };
}
