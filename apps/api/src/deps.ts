import type { DataSource } from 'typeorm';
import { createClock, freshSalt, isLoopback, type Clock, type EnvOf, type TrustedProxies } from '@cobuild/config';
import { deviceKeyOf, sideStore, type SideStore } from '@cobuild/directory';
import { createDataSource } from '@cobuild/ledger';
import { AgreementOverview, InboxNotice } from '@cobuild/readmodel';
import { personLimits, type PersonLimits } from './limits/settings';
import { liveLimits, type LiveLimits } from './live/limits';
import { Readiness } from './readiness';
import { StorageAlarm } from './storage-alarm';
import type { TemporalHealth } from './temporal-health';

type Env = EnvOf<'api'>;

/** An identity provider, and how it sends people back to us. */
export type Oidc = Readonly<{ issuer: URL; clientId: string; clientSecret: string; publicUrl: URL }>;

/** What the controllers stand on: everything that holds a connection, and the clock. */
export abstract class ApiDeps {
  abstract readonly db: DataSource;
  abstract readonly clock: Clock;
  abstract readonly salt: () => Buffer;
  abstract readonly side: SideStore;
  /** Where uploaded files are. */
  abstract readonly files: string;
  /** The folder of the public log, which the sealer writes. */
  abstract readonly log: string;
  /** Whether made-up people sign in with one click, as far as `demoMode` lets them. */
  abstract readonly demo: boolean;
  /** Whether the API listens on an address that other machines reach. */
  abstract readonly beyondLoopback: boolean;
  /** The proxies in front whose forwarding headers count. */
  abstract readonly trustedProxies: TrustedProxies;
  /** The key of the tokens by which a browser is known again. */
  abstract readonly deviceKey: Buffer;
  abstract readonly oidc: Oidc | null;
  /** What browsers subscribe to, or null where nothing is pushed. */
  abstract readonly pushKey: string | null;
  abstract readonly temporal: TemporalHealth;
  abstract readonly clockMode: string;
  abstract readonly live: LiveLimits;
  abstract readonly storage: StorageAlarm;
  /** The limits of one person and of one unit. */
  abstract readonly limits: PersonLimits;
  /** Connections for `/health` alone, which people's load cannot take. */
  abstract readonly healthDb: DataSource;
  abstract readonly readiness: Readiness;
}

/** Opens them. The database may still be away: the API then answers 503 until it is there. */
export async function openDeps(env: Env, temporal: TemporalHealth): Promise<ApiDeps> {
  const { COBUILD_MASTER_KEY: master, COBUILD_FILES: files, COBUILD_LOG: log } = env;
  if (master === undefined || files === undefined || log === undefined)
    throw new Error('configuration: the API needs COBUILD_MASTER_KEY, COBUILD_FILES and COBUILD_LOG');
  const db = createDataSource(env.DATABASE_URL, {
    purpose: 'api',
    poolSize: 16,
    entities: [AgreementOverview, InboxNotice],
  });
  const clock = await createClock(env.COBUILD_CLOCK, env.DATABASE_URL);
  const side = sideStore(Buffer.from(master, 'hex'));
  const demo = env.COBUILD_DEMO === '1';
  return {
    ...{ db, clock, salt: freshSalt, side, files, log, demo, temporal },
    beyondLoopback: !isLoopback(env.HTTP_HOST),
    trustedProxies: env.COBUILD_TRUSTED_PROXIES,
    deviceKey: deviceKeyOf(Buffer.from(master, 'hex')),
    oidc: oidcOf(env),
    pushKey: env.COBUILD_PUSH_PUBLIC_KEY ?? null,
    clockMode: env.COBUILD_CLOCK,
    live: liveLimits,
    storage: new StorageAlarm(clock),
    limits: personLimits,
    healthDb: createDataSource(env.DATABASE_URL, { purpose: 'health', poolSize: 2 }),
    readiness: new Readiness(),
  };
}

function oidcOf(env: Env): Oidc | null {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    PUBLIC_URL: publicUrl,
  } = env;
  if (!issuer) return null;
  if (!clientId || !clientSecret || !publicUrl)
    throw new Error('configuration: OIDC_ISSUER needs OIDC_CLIENT_ID, OIDC_CLIENT_SECRET and PUBLIC_URL');
  return { issuer: new URL(issuer), clientId, clientSecret, publicUrl: new URL(publicUrl) };
}
