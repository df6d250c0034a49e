import {
  ref,
  json,
  object,
  list,
  problem,
  NO,
  REFUSED,
  parameter,
  path,
  get,
  post,
  ANY,
  TEXT,
  CSRF,
  plain,
} from './parts';

/** Sessions, units, people and what they may do. */
export const people = {
  '/session': {
    ...get('我是谁 who I am', ANY),
    ...post('登录 sign in', plain({ login: TEXT, password: TEXT }), ANY, [CSRF], {
      403: problem('不是 https，浏览器不会保存登录 no https: the browser would drop the cookie (https-needed)'),
      429: problem('错的次数太多，等 Retry-After 秒 too many failures; wait as Retry-After says'),
    }),
    delete: { summary: '退出 sign out', parameters: [CSRF], responses: { 200: ANY } },
  },
  '/session/password': post(
    "改自己的密码 change one's own password",
    plain({ old: TEXT, password: TEXT }),
    ANY,
    [CSRF],
    {
      400: problem('新密码不合规则 the new password breaks the rule for passwords (weak-password)'),
      403: problem('原密码不对 the old password is wrong'),
      429: problem('错的次数太多 too many failures'),
    },
  ),
  '/session/demo': {
    ...get('示范人员（仅演示） made-up people, in demo mode only', ANY),
    ...post('一键登录（仅演示） sign in as one of them', plain({ unit: TEXT, post: TEXT }), ANY, [CSRF], {
      403: problem('演示已关闭，或单位有正式账号 demo mode is off, or the unit has real accounts'),
      404: NO[404],
    }),
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
  '/vacancies': get(
    '无人任职的岗位，含两周内将空缺的 posts that nobody holds, or will not within two weeks',
    json(ref('Vacancies')),
    [],
    { 403: problem('只有管理员和干部 administrators and officers only') },
  ),
  '/holdings/{holding}/vacancy': get(
    '离任预览：之后是否无人任职 what ending it would leave vacant',
    json(object({ vacancy: { anyOf: [ref('VacantPost'), { type: 'null' }] } })),
    [path('holding', 'id'), parameter('query', 'to', true, '末日 last day')],
    { 404: NO[404] },
  ),
  '/holdings/{holding}/end': post(
    '离任；岗位空缺时说明 end a holding; says what it leaves vacant',
    plain({ to: TEXT }),
    json(object({ holding: TEXT, to: TEXT, vacancy: { anyOf: [ref('VacantPost'), { type: 'null' }] } })),
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
};
