import { z } from 'zod';
import { agreements } from './agreements';
import { log } from './log';
import { notices } from './notices';
import { people } from './people';
import { programmes } from './programmes';
import { work } from './work';
import { ref, json, object, get, post, plain, ANY, CSRF, NO, schemas, type Json } from './parts';

const status = {
  '/clock': get('时钟 the clock', json(object({ now: { type: 'string' }, rate: { type: 'number' } }))),
  '/demo/year': {
    ...get('示范的一年：有没有、在哪里（仅演示） the demo year: whether it runs and where; demo mode only', ANY, [], {
      404: NO[404],
    }),
    ...post('开始示范的一年 begin it', plain({}), ANY, [CSRF], { 404: NO[404] }),
  },
  '/clock/pace': post(
    '示范的时间走多快：每毫秒多少毫秒 how fast time runs in a demo, ms per ms',
    plain({ rate: { type: 'number' } }),
    ANY,
    [CSRF],
    { 404: NO[404] },
  ),
  '/health': get('运行状况 health', json(ref('Health'))),
  '/ready': get('是否接受请求，供负载均衡用 whether it takes requests, for a load balancer', json(ref('Ready')), [], {
    503: json(ref('Ready'), '正在启动或停止 it starts or stops'),
  }),
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
    paths: { ...programmes, ...agreements, ...log, ...work, ...people, ...notices, ...status },
    components: { schemas: Object.fromEntries(made) as Json },
  };
}
