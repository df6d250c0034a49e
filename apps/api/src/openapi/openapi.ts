import { z } from 'zod';
import { agreements } from './agreements';
import { log } from './log';
import { notices } from './notices';
import { people } from './people';
import { programmes } from './programmes';
import { work } from './work';
import { ref, json, object, get, schemas, type Json } from './parts';

const status = {
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
    paths: { ...programmes, ...agreements, ...log, ...work, ...people, ...notices, ...status },
    components: { schemas: Object.fromEntries(made) as Json },
  };
}
