import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { envBeside } from '@cobuild/config';
import { postgresFolders } from './postgres-binaries';

export type PostgresTool = 'pg_dump' | 'pg_restore';

const major = (version: string): number => Number.parseInt(/\d+/.exec(version)?.[0] ?? '0', 10);

/**
 * PostgreSQL's own program of this name, not older than the server (a version like "15.18"): on PATH, or beside a server on this
 * machine. Throws a sentence with the cure when there is none.
 */
export function findTool(name: PostgresTool, server: string): string {
  const newest = newestTool(name);
  if (newest && fits(newest, server)) return newest.program;
  const has = newest ? `${newest.program} (${newest.version})` : '';
  throw new Error(
    `${newest ? `${has} 比服务器 ${server} 旧` : `本机没有 ${name}`}。请安装 PostgreSQL ${major(server)} 的客户端工具（如 postgresql-client-${major(server)}）并放进 PATH。\n` +
      `${newest ? `${has} is older than the server ${server}` : `this machine has no ${name}`}: ` +
      `install the client tools of PostgreSQL ${major(server)} (like postgresql-client-${major(server)}) on the PATH.`,
  );
}

/** Whether this machine has both tools for a server of this version: what one of them writes, the other reads. */
export const hasTools = (server: string): boolean =>
  (['pg_dump', 'pg_restore'] as const).every((name) => fits(newestTool(name), server));

type Tool = Readonly<{ program: string; version: number }>;

const fits = (tool: Tool | undefined, server: string): boolean => tool !== undefined && tool.version >= major(server);

function newestTool(name: PostgresTool): Tool | undefined {
  const found = [...(process.env.PATH ?? '').split(delimiter), ...postgresFolders()]
    .map((folder) => join(folder, name))
    .filter((program) => existsSync(program))
    .map((program) => ({ program, version: versionOf(program) }))
    .sort((a, b) => b.version - a.version);
  return found[0];
}

function versionOf(program: string): number {
  try {
    const said = execFileSync(program, ['--version'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    return major(said.slice(said.indexOf(')') + 1));
  } catch {
    return 0;
  }
}

/** Runs one of them on a database. The password stands in its environment, where `ps` does not show it. Throws what it said. */
export async function runTool(program: string, databaseUrl: string, args: readonly string[]): Promise<void> {
  const url = new URL(databaseUrl);
  const env = { ...envBeside(), PGPASSWORD: decodeURIComponent(url.password) };
  url.password = '';
  await run(program, ['--no-password', `--dbname=${url.href}`, ...args], env);
}

function run(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
    const said: Buffer[] = [];
    child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
    child.once('error', (error) => reject(new Error(`${program}: ${error.message}`)));
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${program}: ${Buffer.concat(said).toString().trim().split('\n').slice(-5).join('\n')}`));
    });
  });
}
