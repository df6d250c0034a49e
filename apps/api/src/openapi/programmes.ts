import { WITH, ref, json, object, list, problem, NO, REFUSED, parameter, path, TERM, get, post, body } from './parts';

/** Programmes: published, checked, laid on a year, rolled out. */
export const programmes = {
  '/programmes': {
    ...get('已发布的方案 published programmes', json(object({ programmes: list({ type: 'object' }) }))),
    ...post(
      '发布方案，按内容识别编码（UTF-8、UTF-16、GB18030） publish a programme, its encoding told by its content',
      {
        'text/yaml': { schema: { type: 'string', format: 'binary' } },
        'application/json': { schema: object({ text: { type: 'string' } }) },
      },
      json(
        object({
          slug: { type: 'string' },
          version: { type: 'integer' },
          published: { type: 'boolean' },
          notes: list({ type: 'object' }),
        }),
      ),
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
      'text/yaml': { schema: { type: 'string', format: 'binary' } },
      'application/json': { schema: object({ text: { type: 'string' } }) },
    },
    json(ref('ProgrammeCheck')),
    [parameter('query', 'from', false, '首日 first day'), parameter('query', 'to', false, '末日 last day'), WITH],
    { 403: REFUSED[403] },
  ),
  '/programmes/{slug}': get('一个方案 one programme', json({ type: 'object' }), [path('slug', 'slug')], {
    404: NO[404],
  }),
  '/programmes/{slug}/adoption': post(
    '采用目录方案为本区方案 adopt a programme of the catalogue as one of the district',
    body('Adoption'),
    json(object({ slug: { type: 'string' }, version: { type: 'integer' }, published: { type: 'boolean' } })),
    [path('slug', 'slug')],
    {
      403: REFUSED[403],
      404: NO[404],
      409: problem('这个编号已用于另一个方案 the id belongs to another programme'),
      422: problem('文本不能自动采用 the text cannot be adopted as it stands'),
    },
  ),
  '/programmes/{slug}/plan': get(
    '预览一年 preview its plan',
    json({ type: 'object' }),
    [path('slug', 'slug'), ...TERM, WITH],
    { 400: NO[400], 404: NO[404] },
  ),
  '/programmes/{slug}/plan.ics': get(
    '一年的日历 its plan as a calendar',
    { description: 'OK', content: { 'text/calendar': { schema: { type: 'string' } } } },
    [path('slug', 'slug'), ...TERM, WITH, parameter('query', 'lang', false, 'zh | en')],
    { 400: NO[400], 404: NO[404] },
  ),
  '/programmes/{slug}/coverage': get(
    '覆盖情况：多少已成，哪些还缺 coverage: how many have it, which are missing',
    json(object({ slug: { type: 'string' }, coverage: list({ type: 'object' }) })),
    [path('slug', 'slug')],
    { 404: NO[404] },
  ),
  '/programmes/{slug}/rollout': {
    ...get(
      '铺开后还没签齐的 what was rolled out and waits to be signed',
      json(ref('RolledOut')),
      [path('slug', 'slug'), parameter('query', 'district', true, '哪个区拟定的 proposed by which district')],
      { 403: REFUSED[403], 404: NO[404] },
    ),
    ...post(
      '铺开：每对单位拟定什么、哪些跳过和为什么，不拟定 what rolling it out would propose, what is left out and why; proposes nothing',
      body('RolloutWish'),
      json(ref('Rollout')),
      [path('slug', 'slug')],
      REFUSED,
    ),
  },
  '/programmes/{slug}/revision': get(
    '放假安排会改动哪些协议 what the holidays of today would move, by agreement',
    json(object({ slug: { type: 'string' }, agreements: list({ type: 'object' }) })),
    [path('slug', 'slug')],
  ),
};
