import {
  Accepted,
  AgreementView,
  Board,
  BoardWeekItems,
  Command,
  ComparisonView,
  Desk,
  FurtherView,
  Health,
  InboxMessage,
  ItemView,
  Overview,
  ProblemDetails,
  Migration,
  MigrationView,
  ProgrammeCheck,
  Adoption,
  Proposal,
  Ready,
  Renewal,
  Rollout,
  RolloutWish,
  RolledOut,
  SearchView,
  Timeline,
  Vacancies,
  VacantPost,
  WhyView,
  YearView,
} from '@cobuild/api-schema';

export type Json = Record<string, unknown>;

export const schemas = {
  Accepted,
  AgreementView,
  Board,
  BoardWeekItems,
  Command,
  ComparisonView,
  Desk,
  FurtherView,
  Health,
  InboxMessage,
  ItemView,
  Migration,
  MigrationView,
  Overview,
  Problem: ProblemDetails,
  ProgrammeCheck,
  Adoption,
  Proposal,
  Ready,
  Renewal,
  Rollout,
  RolloutWish,
  RolledOut,
  SearchView,
  Timeline,
  Vacancies,
  VacantPost,
  WhyView,
  YearView,
};

export const ref = (name: keyof typeof schemas): Json => ({ $ref: `#/components/schemas/${name}` });
export const json = (schema: Json, description = 'OK'): Json => ({
  description,
  content: { 'application/json': { schema } },
});
export const object = (properties: Json): Json => ({ type: 'object', properties });
export const list = (items: Json): Json => ({ type: 'array', items });

export const problem = (description: string): Json => ({
  description,
  content: { 'application/problem+json': { schema: ref('Problem') } },
});
export const NO = {
  400: problem('请求有误 the request is wrong, field by field'),
  401: problem('没有登录 not signed in'),
  404: problem('没有，或不是您的 nothing there, or nothing of yours'),
  413: problem('内容太大 too large'),
  429: problem('太频繁，按 Retry-After 等待后重发 too often: wait as Retry-After says and send again'),
  503: problem(
    '账本数据库不在、只读或正忙，稍后用同一个键重发 the ledger is away, read-only or busy: send again with the same key',
  ),
};
export const REFUSED = {
  403: problem('不是您的职责 not yours to do'),
  409: problem('现在不行 not now'),
  412: problem('有新的变化 changed since'),
  422: problem('不合规则 against a rule'),
};

export const parameter = (
  where: string,
  name: string,
  required: boolean,
  description: string,
  schema: Json = { type: 'string' },
): Json => ({ in: where, name, required, description, schema });
export const path = (name: string, description: string): Json => parameter('path', name, true, description);
export const ID = path('id', '协议编号 agreement id');
export const ASKING = [
  parameter('header', 'Idempotency-Key', true, '一条指令一个键，永远只生效一次 takes effect once, for ever'),
  parameter(
    'header',
    'Cobuild-Actor',
    false,
    '代表哪个单位，只任职一个单位时可省 for which organisation; may be left out by who has one',
  ),
  parameter('header', 'Cobuild-CSRF', true, '任意值；所有写请求都要带 any value, with whatever changes something'),
];
export const IF_MATCH = parameter('header', 'If-Match', false, '您看到的版本 the version you have seen, like "12"');
export const UNDER = parameter('query', 'unit', false, '只看这个单位及其下 only at and under this unit');
export const TERM = [
  parameter('query', 'from', true, '首日 first day'),
  parameter('query', 'to', true, '末日 last day'),
];

/** Answers to a programme's parameters, to try. */
export const WITH = parameter('query', 'with', false, '参数的值 key=value，可重复 a value of a parameter, repeatable', {
  type: 'array',
  items: { type: 'string' },
});

export const get = (summary: string, ok: Json, parameters: Json[] = [], more: Json = {}): Json => ({
  get: { summary, parameters, responses: { 200: ok, 503: NO[503], ...more } },
});
export const post = (summary: string, body: Json, ok: Json, parameters: Json[] = [], more: Json = {}): Json => ({
  post: { summary, parameters, requestBody: { required: true, content: body }, responses: { 200: ok, ...NO, ...more } },
});
export const body = (name: keyof typeof schemas): Json => ({ 'application/json': { schema: ref(name) } });

export const ANY = json({ type: 'object' });
export const TEXT: Json = { type: 'string' };
export const FILE: Json = {
  description: 'OK',
  content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
};
export const PAGE: Json = { description: '网页 a page', content: { 'text/html': { schema: TEXT } } };
export const CSRF = parameter('header', 'Cobuild-CSRF', true, '任意值 any value');
export const plain = (properties: Json): Json => ({ 'application/json': { schema: object(properties) } });
