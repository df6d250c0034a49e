import { processEnv, processSettings, readEnv, systemEnv, type ProcessName } from '@cobuild/config';
import { composeServices } from '../test/engines/compose';

const GIVEN = {
  OWNER_PASSWORD: 'owner-secret',
  APP_PASSWORD: 'app-secret',
  TEMPORAL_PASSWORD: 'temporal-secret',
  COBUILD_MASTER_KEY: '07'.repeat(32),
  COBUILD_PUSH_KEY: '08'.repeat(32),
  COBUILD_PUSH_PUBLIC_KEY: 'B'.repeat(87),
  SMTP_URL: 'smtps://user:mail-secret@mail.example.org:465',
  MAIL_FROM: 'cobuild@example.org',
  OIDC_ISSUER: 'https://id.example.org',
  OIDC_CLIENT_ID: 'cobuild',
  OIDC_CLIENT_SECRET: 'oidc-secret',
  PUBLIC_URL: 'https://cobuild.example.org',
};
const services = composeServices(GIVEN);
const names = Object.keys(processSettings) as ProcessName[];
const SECRETS: Readonly<Record<string, string>> = {
  owner: GIVEN.OWNER_PASSWORD,
  app: GIVEN.APP_PASSWORD,
  temporal: GIVEN.TEMPORAL_PASSWORD,
  master: GIVEN.COBUILD_MASTER_KEY,
  push: GIVEN.COBUILD_PUSH_KEY,
  mail: 'mail-secret',
  oidc: GIVEN.OIDC_CLIENT_SECRET,
  'log key': '/cobuild-log-key/log.key',
};
/** The holders of each secret, reviewed by hand. */
const HOLDS: Readonly<Record<string, readonly string[]>> = {
  postgres: ['owner'],
  migrate: ['owner', 'app'],
  'temporal-role': ['owner', 'temporal'],
  'temporal-schema': ['temporal'],
  temporal: ['temporal'],
  'temporal-namespace': [],
  'temporal-ui': [],
  api: ['app', 'master', 'oidc'],
  courier: ['app', 'master', 'push', 'mail'],
  sealer: ['app', 'log key'],
  worker: ['app'],
  cobuild: ['owner', 'app', 'master', 'log key'],
};

it('docker-compose.yml gives each service the secrets of its own and no others', () => {
  const holds = Object.entries(services).map(([name, { env }]) => [
    name,
    Object.keys(SECRETS).filter((secret) => Object.values(env).some((value) => value.includes(SECRETS[secret] ?? ''))),
  ]);
  expect(Object.fromEntries(holds)).toEqual(HOLDS);
});

it.each(names)('docker-compose.yml gives %s settings that it reads, and it can start with them', (name) => {
  const { env } = services[name]!;
  expect(Object.keys(env).filter((setting) => !(processSettings[name] as readonly string[]).includes(setting))).toEqual(
    [],
  );
  expect(Object.keys(readEnv(name, env))).toEqual(expect.arrayContaining(Object.keys(env)));
});

it.each(names)('%s is passed its own settings, whatever else stands in the environment', (name) => {
  const all = { PATH: '/bin', LANG: 'C', AWS_SECRET: 'x', OWNER_DATABASE_URL: 'x', TEST_DATABASE_URL: 'x', ...GIVEN };
  const own = processSettings[name] as readonly string[];
  const expected = ['PATH', 'LANG', ...Object.keys(GIVEN).filter((setting) => own.includes(setting))];
  expect(Object.keys(processEnv(name, all)).sort()).toEqual(expected.sort());
  expect(systemEnv(all)).toEqual({ PATH: '/bin', LANG: 'C' });
});

it('a setting that is missing or wrong is named', () => {
  expect(() => readEnv('worker', {})).toThrow(/DATABASE_URL/);
  expect(() => readEnv('courier', { DATABASE_URL: 'x', SMTP_URL: 'http://x' })).toThrow(/SMTP_URL/);
  expect(readEnv('worker', { DATABASE_URL: 'x', SMTP_URL: 'http://x' })).not.toHaveProperty('SMTP_URL');
});
