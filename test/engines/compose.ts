import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

type Environment = Readonly<Record<string, string>>;
type Service = Readonly<{
  environment?: Readonly<Record<string, string | null>>;
  command?: string;
  entrypoint?: string[];
}>;

/** The services of docker-compose.yml, filled in from `env` as Docker does. It passes on a variable without a value, or leaves it out. */
export function composeServices(env: Environment): Readonly<Record<string, { env: Environment; command: string[] }>> {
  const text = readFileSync(join(__dirname, '../../docker-compose.yml'), 'utf8');
  const { services } = parse(text, { merge: true }) as { services: Record<string, Service> };
  return Object.fromEntries(
    Object.entries(services).map(([name, { environment = {}, command, entrypoint }]) => {
      const own = Object.entries(environment).flatMap(([setting, value]): [string, string][] => {
        const found = value === null ? env[setting] : filled(value, env);
        return found === undefined ? [] : [[setting, found]];
      });
      return [name, { env: Object.fromEntries(own), command: entrypoint ?? command?.split(' ') ?? [] }];
    }),
  );
}

/** `${NAME}`, `${NAME:-otherwise}` and `${NAME:?what is missing}`. */
const filled = (value: string, env: Environment): string =>
  value.replaceAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g, (_, name: string, how = '', more = '') => {
    const given = env[name];
    if (given) return given;
    if (how === '?') throw new Error(`${name}: ${String(more)}`);
    return how === '-' ? String(more) : '';
  });
