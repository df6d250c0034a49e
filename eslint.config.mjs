import tseslint from 'typescript-eslint';

/** A list of unknown length asked all at once takes every connection and file there is; `mapBounded` of libs/config takes a few. */
const noUnboundedWaiting = ['all', 'allSettled', 'any', 'race']
  .flatMap((name) => [
    `CallExpression[callee.object.name='Promise'][callee.property.name='${name}']:not([arguments.0.type='ArrayExpression'])`,
    `CallExpression[callee.object.name='Promise'][callee.property.name='${name}'] > ArrayExpression > SpreadElement`,
  ])
  .map((selector) => ({ selector, message: 'a list of any length: use mapBounded of libs/config' }));

const noSystemClock = {
  'no-restricted-syntax': [
    'error',
    ...noUnboundedWaiting,
    { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'take the time from the Clock' },
    {
      selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
      message: 'take the time from the Clock',
    },
    {
      selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
      message: 'no dice outside libs/config',
    },
    { selector: 'CallExpression[callee.property.name=/^toLocale|^localeCompare$/]', message: 'depends on the machine' },
    {
      selector: "MemberExpression[object.name='process'][property.name='env']",
      message: 'only libs/config and infra read the environment',
    },
  ],
};

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'apps/console/src/lib/api-types.d.ts'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...noSystemClock,
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-extraneous-class': 'off', // Nest's modules and TypeORM's entities are such classes
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // rows and options are plain objects on purpose
    },
  },
  {
    files: ['libs/config/src/**/*.ts', 'infra/**/*.ts', 'test/**/*.ts', '**/*.spec.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  // The console is an edge: it writes the clock's instant as the reader's browser does.
  { files: ['apps/console/**'], rules: { 'no-restricted-syntax': ['error', ...noUnboundedWaiting] } },
  // Inside a workflow, Date is the workflow's own deterministic clock.
  { files: ['workflows/src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...noUnboundedWaiting] } },
  {
    files: ['**/*.spec.ts', '**/testing/**/*.ts', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
    },
  },
);
