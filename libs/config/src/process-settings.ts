const SHARED = ['DATABASE_URL', 'COBUILD_CLOCK'] as const;
const TEMPORAL = ['TEMPORAL_ADDRESS', 'TEMPORAL_NAMESPACE'] as const;

/**
 * The settings that each process gets, and the only place that says so: `readEnv` returns no others, `npm start` passes no others on,
 * and docker-compose.yml gives no others. PostgreSQL and Temporal get none.
 */
export const processSettings = {
  api: [
    ...SHARED,
    ...TEMPORAL,
    'HTTP_PORT',
    'HTTP_HOST',
    'COBUILD_TRUSTED_PROXIES',
    'PUBLIC_URL',
    'COBUILD_MASTER_KEY',
    'COBUILD_PUSH_PUBLIC_KEY',
    'COBUILD_FILES',
    'COBUILD_LOG',
    'COBUILD_DEMO',
    'COBUILD_DRAIN_SECONDS',
    'OIDC_ISSUER',
    'OIDC_CLIENT_ID',
    'OIDC_CLIENT_SECRET',
  ],
  worker: [...SHARED, ...TEMPORAL, 'COBUILD_TICKERS'],
  courier: [
    ...SHARED,
    ...TEMPORAL,
    'HTTP_PORT',
    'PUBLIC_URL',
    'COBUILD_MASTER_KEY',
    'COBUILD_PUSH_KEY',
    'COBUILD_ALLOW_PRIVATE_TARGETS',
    'SMTP_URL',
    'MAIL_FROM',
  ],
  sealer: [
    ...SHARED,
    'COBUILD_LOG',
    'COBUILD_LOG_KEY',
    'COBUILD_LOG_ORIGIN',
    'COBUILD_SEAL_SECONDS',
    'COBUILD_WITNESSES',
  ],
} as const;

/** One of our own processes that run for long. */
export type ProcessName = keyof typeof processSettings;
