import { z } from 'zod';
import {
  Accepted,
  Command,
  Health,
  InboxMessage,
  Overview,
  ProblemDetails,
  Proposal,
  Timeline,
} from '@cobuild/api-schema';

type Json = Record<string, unknown>;

const schemas = { Accepted, Command, Health, InboxMessage, Overview, Problem: ProblemDetails, Proposal, Timeline };

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
  404: problem('没有，或不是您的 nothing there, or nothing of yours'),
  503: problem('账本数据库不在，稍后用同一个键重发 the ledger is away: send again with the same key'),
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
  parameter('header', 'Cobuild-Actor', true, '代表哪个单位（登录在后续版本） on whose behalf; identities come later'),
];
const IF_MATCH = parameter('header', 'If-Match', false, '您看到的版本 the version you have seen, like "12"');
const TERM = [parameter('query', 'from', true, '首日 first day'), parameter('query', 'to', true, '末日 last day')];

const get = (summary: string, ok: Json, parameters: Json[] = [], more: Json = {}): Json => ({
  get: { summary, parameters, responses: { 200: ok, 503: NO[503], ...more } },
});
const post = (summary: string, body: Json, ok: Json, parameters: Json[] = [], more: Json = {}): Json => ({
  post: { summary, parameters, requestBody: { required: true, content: body }, responses: { 200: ok, ...NO, ...more } },
});
const body = (name: keyof typeof schemas): Json => ({ 'application/json': { schema: ref(name) } });

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
  '/programmes/{slug}/revision': get(
    '放假安排会改动哪些协议 what the holidays of today would move, by agreement',
    json(object({ slug: { type: 'string' }, agreements: list({ type: 'object' }) })),
    [path('slug', 'slug')],
  ),
  '/agreements': get('协议列表 agreements', json(object({ agreements: list(ref('Overview')) }))),
  '/agreements/{id}': {
    ...get(
      '一份协议，现在或某一刻 an agreement, now or as of an instant',
      json({ type: 'object' }),
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
    [ID, parameter('query', 'after', false, 'seq', { type: 'integer' })],
    { 404: NO[404] },
  ),
  '/agreements/{id}/verify': get(
    '验证哈希链 verify the chain',
    json(object({ intact: { type: 'boolean' }, entries: { type: 'integer' } })),
    [ID],
    { 404: NO[404] },
  ),
  '/inbox/{party}': get(
    '收件箱 inbox of a party',
    json(object({ party: { type: 'string' }, messages: list(ref('InboxMessage')) })),
    [path('party', '单位编号 organisation id')],
    { 400: NO[400] },
  ),
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
