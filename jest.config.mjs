/** Two projects: `unit` needs nothing but Node, `real` starts PostgreSQL for each worker, and Temporal (see test/engines). */
const shared = {
  transform: { '^.+\\.(t|m?j)s$': ['@swc/jest'] },
  transformIgnorePatterns: [
    '/node_modules/(?!(?:.+/node_modules/)?(@nestjs|temporal-polyfill|temporal-utils|content-disposition|cookie|openid-client|oauth4webapi|jose|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|p-limit|yocto-queue)/)',
  ],
  moduleNameMapper: { '^@cobuild/([a-z-]+)$': '<rootDir>/libs/$1/src' },
  testEnvironment: 'node',
};

export default {
  testTimeout: 60_000,
  // `npm test` decides (see infra/test.mjs). Each worker has a PostgreSQL server of its own, for a transaction in one database
  // holds back sealing in every other on the same server.
  maxWorkers: 1,
  reporters: ['default', '<rootDir>/test/engines/reporter.mjs'],
  testSequencer: '<rootDir>/test/engines/sequencer.mjs',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: ['<rootDir>/{libs,apps,test,infra,workflows}/**/!(*.int|*.e2e).spec.ts'],
    },
    {
      ...shared,
      displayName: 'real',
      testMatch: ['<rootDir>/{libs,apps,test,infra,workflows}/**/*.{int,e2e}.spec.ts'],
      testEnvironment: '<rootDir>/test/engines/environment.mjs',
      globalSetup: '<rootDir>/test/engines/setup.mjs',
      globalTeardown: '<rootDir>/test/engines/teardown.mjs',
    },
  ],
};
