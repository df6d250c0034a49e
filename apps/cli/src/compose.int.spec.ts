import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { catalogueText, freshSalt } from '@cobuild/config';
import { createDataSource, publishProgramme } from '@cobuild/ledger';
import { handle } from '@cobuild/handler';
import { AgreementOverview } from '@cobuild/readmodel';
import { builtFile } from '../../../infra/folders';
import { choosePort } from '../../../infra/ports';
import { createDatabase, type Urls } from '../../../infra/postgres-roles';
import { composeServices } from '../../../test/engines/compose';
import { needed, standingClock } from '../../../test/engines/database';
import { eventually } from '../../../test/engines/temporal';
import { at, yearOf } from '../../../test/engines/year';

const SLUG = 'police-section-pairing';
const clock = standingClock(at('2026-01-20'));
const password = (name: string): string => decodeURIComponent(new URL(needed(name)).password);

let folder: string;
let databases: (Urls & { drop: () => Promise<void> })[];
const children: ReturnType<typeof spawn>[] = [];

/** The environment of a service as docker-compose.yml gives it, on the suite's engines: hosts and folders are those of this machine. */
function environment(service: string, n = 0): Record<string, string> {
  const here = new URL(databases[n]!.url);
  const given = {
    OWNER_PASSWORD: password('TEST_DATABASE_URL'),
    APP_PASSWORD: password('TEST_APP_DATABASE_URL'),
    TEMPORAL_PASSWORD: 'unused',
    COBUILD_MASTER_KEY: '07'.repeat(32),
  };
  const { env } = composeServices(given)[service]!;
  const places = [
    ['@postgres:5432/cobuild', `@${here.host}${here.pathname}`],
    ['temporal:7233', needed('TEST_TEMPORAL_ADDRESS')],
    ['/cobuild-', `${folder}/${n}/`],
  ] as const;
  const mapped = Object.entries(env).map(([name, value]) => [
    name,
    places.reduce((text, [there, local]) => text.replace(there, local), value),
  ]);
  return Object.fromEntries(mapped) as Record<string, string>;
}

type Ran = Readonly<{ code: number | null; said: string }>;

/** Runs a built program with exactly this environment, in a folder of its own. */
function run(file: string, args: readonly string[], env: Record<string, string>, input = ''): Promise<Ran> {
  const home = { PATH: process.env['PATH'] ?? '', HOME: folder };
  const child = spawn(process.execPath, [builtFile(file), ...args], { env: { ...home, ...env }, cwd: folder });
  children.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stdin.end(input);
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said })));
}
const cobuild = (args: readonly string[], n = 0, input = ''): Promise<Ran> =>
  run('apps/cli/src/main.js', args, environment('cobuild', n), input);
const service = (name: 'api' | 'sealer' | 'courier', more: Record<string, string> = {}): Promise<Ran> =>
  run(`apps/${name}/src/main.js`, [], { ...environment(name), ...more });

/** A year's first acts, decided by the app role as the API does it. */
async function lived(): Promise<void> {
  const db = await createDataSource(databases[0]!.appUrl, { entities: [AgreementOverview] }).initialize();
  const text = catalogueText(SLUG) ?? '';
  await publishProgramme(db.manager, { slug: SLUG, version: 1, text, publishedAt: clock.at });
  for (const [n, { at: now, actor, command }] of yearOf(SLUG, 2026, 'a').acts.slice(0, 5).entries()) {
    if (now > clock.at) clock.at = now;
    const handled = await handle({ db, clock, salt: freshSalt }, 'a', { key: `k-${n}`, actor, command });
    if (!handled.accepted) throw new Error(handled.refusal.code);
  }
  await db.destroy();
}

let url: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cobuild-compose-'));
  const server = { url: needed('TEST_DATABASE_URL'), appUrl: needed('TEST_APP_DATABASE_URL') };
  const made = () => createDatabase(server, `test_${randomUUID().replaceAll('-', '')}`);
  databases = [await made(), await made()];
  for (const n of [0, 1])
    for (const name of ['log', 'log-key', 'files', 'backups'])
      mkdirSync(join(folder, String(n), name), { recursive: true });
  for (const _ of [1, 2])
    expect(await run('infra/migrate.js', [], environment('migrate'))).toEqual({ code: 0, said: '' });
  await lived();
  const port = String(await choosePort());
  url = `http://127.0.0.1:${port}`;
  void service('api', { HTTP_PORT: port, HTTP_HOST: '127.0.0.1' });
  void service('sealer', { COBUILD_SEAL_SECONDS: '0.2' });
  void service('courier');
  await eventually(async () => ((await fetch(`${url}/ready`)).ok ? true : null));
  await eventually(() => Promise.resolve(existsSync(join(folder, '0/log/checkpoint')) || null));
}, 120_000);
afterAll(async () => {
  const ended = children
    .filter(({ exitCode }) => exitCode === null)
    .map((child) => {
      child.kill('SIGKILL');
      return new Promise((resolve) => child.once('close', resolve));
    });
  await Promise.all(ended);
  for (const { drop } of databases) await drop();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

const PERSON = ['--unit-name', '某区', '--name', '张三', '--login', 'admin'];
const SPAN = ['--from', '2026-01-01T00:00:00.000Z', '--to', '2026-12-31T00:00:00.000Z'];
const programme = (): string => {
  const file = join(folder, 'programme.yaml');
  writeFileSync(file, catalogueText(SLUG) ?? '');
  return file;
};
const ALL = /问题 findings 0/;

/** Every command, and what it says with which exit code. */
const commands: Readonly<Record<string, () => Promise<readonly [Ran, number, RegExp]>>> = {
  administrator: async () => {
    const made = await cobuild(['administrator', 'district-1', ...PERSON]);
    const body = JSON.stringify({ login: 'admin', password: /password {2}(\S+)/.exec(made.said)?.[1] ?? '' });
    const headers = { 'content-type': 'application/json', 'cobuild-csrf': '1' };
    expect((await fetch(`${url}/session`, { method: 'POST', headers, body })).status).toBeLessThan(300);
    return [made, 0, /账号 account {3}admin/];
  },
  check: async () => [await cobuild(['check', programme()]), 0, /可以发布/],
  plan: async () => [await cobuild(['plan', SLUG]), 0, /2026-01-01\.\.2026-12-31/],
  diff: async () => [await cobuild(['diff', SLUG, SLUG]), 0, /没有变化/],
  simulate: async () => [await cobuild(['simulate', SLUG, '--communities', '3', '--years', '1']), 0, /模拟的协议年/],
  schema: async () => [await cobuild(['schema']), 0, /"\$schema"/],
  'push-key': async () => [
    await cobuild(['push-key']),
    0,
    /^COBUILD_PUSH_KEY=[0-9a-f]{64}\nCOBUILD_PUSH_PUBLIC_KEY=\S{87}\n$/,
  ],
  replay: async () => [await cobuild(['replay', 'a']), 0, /a: in-force/],
  compare: async () => [await cobuild(['compare', 'a', ...SPAN]), 0, /\S/],
  why: async () => [await cobuild(['why', 'a/nothing']), 1, /没有这一项/],
  verify: async () => {
    const sealed = () => readFileSync(join(folder, '0/log/checkpoint'), 'utf8').split('\n')[1];
    await eventually(() => Promise.resolve(Number(sealed()) > 5 || null));
    const one = await cobuild(['verify', 'a']);
    expect([one.code, one.said]).toEqual([0, expect.stringMatching(ALL)]);
    return [await cobuild(['verify']), 0, ALL];
  },
  holds: async () => [await cobuild(['holds']), 0, /没有只读/],
  'correct-clock': async () => [await cobuild(['correct-clock']), 0, /没有晚于现在的记录/],
  lift: async () => [await cobuild(['lift']), 1, /没有可以解除的只读/],
  export: async () => {
    const made = await cobuild(['export', 'a', '--texts']);
    const checked = await cobuild(['verify', join(folder, 'a.zip')]);
    expect([checked.code, checked.said]).toEqual([0, expect.stringMatching(/^✓/)]);
    return [made, 0, /a\.zip {2}条目 entries/];
  },
  rebuild: async () => [await cobuild(['rebuild']), 0, /已唤醒 nudged 1/],
  backup: async () => {
    expect((await cobuild(['backup', '/nowhere/x', '--keys'])).said).toMatch(/COBUILD_MASTER_KEY/);
    return [await cobuild(['backup', join(folder, 'b')]), 0, /b {2}\d+\.\d MB/];
  },
  restore: async () => {
    const there = await cobuild(['restore', join(folder, 'b')]);
    expect([there.code, there.said]).toEqual([1, expect.stringMatching(/There is a ledger here already/)]);
    const restored = await cobuild(['restore', join(folder, 'b')], 1);
    expect((await cobuild(['verify', 'a'], 1)).code).toBe(0);
    return [restored, 0, /已恢复 restored/];
  },
  'rotate-key': async () => {
    const [first, second] = [await cobuild(['rotate-key']), await cobuild(['rotate-key', '--now'])];
    expect([first.code, first.said]).toEqual([0, expect.stringMatching(/新公钥 new/)]);
    return [second, 0, /封存进程下一轮起用它签名/];
  },
  'new-log': async () => {
    const asked = ['new-log', '--by', 'admin', 'another'];
    return [await cobuild(asked, 0, 'wrong\nwrong\n'), 1, /admin 不是管理员，或密码不对/];
  },
  witness: async () => {
    const vkey = readFileSync(join(folder, '0/log/vkey'), 'utf8').trim();
    const running = cobuild(['witness', '--name', 'w.example', '--log', vkey, '--port', '0']);
    const child = children.at(-1)!;
    child.stdout!.once('data', () => child.kill('SIGTERM'));
    return [await running, 0, /见证者公钥 vkey/];
  },
};
/** Those that bring up engines of their own, which an image without them cannot. */
const BY_THEMSELVES = ['up', 'lapse', 'demo'];

it.each(Object.keys(commands))(
  'in the environment of docker-compose.yml, cobuild %s works or says what it needs',
  async (name) => {
    const [{ code, said }, expected, words] = await commands[name]!();
    expect([code, said]).toEqual([expected, expect.stringMatching(words)]);
  },
  60_000,
);

it('no command is left out', async () => {
  const { said } = await cobuild(['--help']);
  const names = [...said.matchAll(/^ {2}([a-z-]+)(?: |$)/gm)].map(([, name]) => name).filter((name) => name !== 'help');
  expect(names.sort()).toEqual([...Object.keys(commands), ...BY_THEMSELVES].sort());
});

it('what needs the owner says so where only the app role is given; nothing else does', async () => {
  const { OWNER_DATABASE_URL: _, ...env } = environment('cobuild');
  const { code, said } = await run('apps/cli/src/main.js', ['backup', join(folder, 'c')], env);
  expect([code, said]).toEqual([1, expect.stringMatching(/set OWNER_DATABASE_URL/)]);
  expect((await run('apps/cli/src/main.js', ['verify', 'a'], env)).code).toBe(0);
});

it('the role of the app may not change the schema', async () => {
  const client = new Client({ connectionString: databases[0]!.appUrl });
  await client.connect();
  await expect(client.query('CREATE TABLE ledger.t (a int)')).rejects.toThrow('permission denied');
  await client.end();
});
