import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { processSettings, type ProcessName } from '@cobuild/config';
import { dataRoot } from './folders';
import { up, type Stack } from './up';

const PROFILE = 'test-environment';
/** Secrets that stand in the environment of `npm start`, as in a shell that has everything. */
const SHELL = {
  SMTP_URL: 'smtp://user:mail-secret@127.0.0.1:9',
  MAIL_FROM: 'cobuild@example.org',
  COBUILD_MASTER_KEY: '07'.repeat(32),
  PGPASSWORD: 'pg-secret',
  AWS_SECRET_ACCESS_KEY: 'cloud-secret',
  NPM_TOKEN: 'npm-secret',
};
const SYSTEM = /^(PATH|HOME|USER|LOGNAME|SHELL|TZ|TMPDIR|LD_LIBRARY_PATH|LANG|LANGUAGE|LC_[A-Z]+)$/;
const OURS =
  /^(NODE_(ENV|OPTIONS|EXTRA_CA_CERTS|CHANNEL_FD|CHANNEL_SERIALIZATION_MODE)|SSL_CERT_(FILE|DIR)|COBUILD_DATA_DIR|XDG_(DATA|CACHE)_HOME)$/;

let stack: Stack;
beforeAll(async () => {
  Object.assign(process.env, SHELL);
  stack = await up({ profile: PROFILE, fresh: true, clock: 'lapse:2026-01-05:1', log: () => undefined });
  await stack.ready;
}, 120_000);
afterAll(async () => {
  for (const name of Object.keys(SHELL)) Reflect.deleteProperty(process.env, name);
  await stack.stop();
  rmSync(join(dataRoot(), PROFILE), { recursive: true, force: true });
}, 60_000);

const linux = existsSync('/proc/self/environ') ? it : it.skip;

linux('each process holds its own settings and nothing else; PostgreSQL and Temporal hold none', () => {
  const pids = stack.pids();
  expect(Object.keys(pids).sort()).toEqual(['api', 'courier', 'postgres', 'sealer', 'temporal', 'worker']);
  for (const [name, pid] of Object.entries(pids)) {
    const held = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
    const own: readonly string[] = name in processSettings ? processSettings[name as ProcessName] : [];
    const strange = held
      .map((line) => line.split('=')[0] ?? '')
      .filter((setting) => !SYSTEM.test(setting) && !own.includes(setting) && !(own.length > 0 && OURS.test(setting)));
    expect([name, strange]).toEqual([name, []]);
    const secrets = ['mail-secret', '07'.repeat(32), 'log.key'].filter((secret) => held.join().includes(secret));
    const expected = { courier: ['mail-secret', '07'.repeat(32)], api: ['07'.repeat(32)], sealer: ['log.key'] };
    expect([name, secrets]).toEqual([name, name in expected ? expected[name as keyof typeof expected] : []]);
  }
});
