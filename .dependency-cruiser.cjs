/**
 * Who may import whom, as an allow-list that reads top to bottom like the flow. What is not listed is refused.
 * @type {import('dependency-cruiser').IConfiguration}
 */
const lib = (...names) => `^libs/(${names.join('|')})/`;
const npm = (...names) => `node_modules/(${names.join('|')})/`;
const core = { dependencyTypes: ['core'] };
const may = (from, ...to) =>
  to.map((path) => ({ from: { path: from }, to: typeof path === 'string' ? { path } : path }));

module.exports = {
  allowedSeverity: 'error',
  allowed: [
    // within one's own folder; specs and what stands in `testing/` beside them, anything
    { from: { path: '^(apps|libs)/([^/]+)/' }, to: { path: '^$1/$2/' } },
    { from: { path: '^(workflows|infra|test)/' }, to: { path: '^$1/' } },
    ...may(
      '(\\.spec\\.ts$|/testing/)',
      npm('fast-check', 'ajv', 'tyme4ts'),
      '^(libs|apps|infra|workflows|test)/',
      '^node_modules',
      core,
    ),
    ...may('^test/', '^(libs|apps|infra|workflows)/', '^node_modules', core),

    // the pure core: no Node core, no I/O
    ...may(lib('calendar'), npm('tyme4ts', 'temporal-polyfill', 'zod')),
    ...may(lib('media'), npm('fflate')),
    ...may(lib('text')),
    ...may(lib('programme'), lib('calendar', 'text'), npm('zod', 'yaml')),
    ...may(lib('agreement'), lib('programme', 'calendar')),
    ...may(lib('api-schema'), lib('agreement', 'programme', 'calendar', 'notice', 'text'), npm('zod')),
    ...may(lib('notice'), lib('agreement', 'programme', 'calendar', 'text'), npm('ical-generator')),
    ...may(lib('audit'), lib('ledger', 'agreement', 'notice', 'programme', 'calendar', 'transparency')),

    // also pure, but made of hashes and signatures: Node's node:crypto and nothing else of it
    ...may(lib('transparency'), { path: '^(node:)?crypto$', dependencyTypes: ['core'] }),

    ...may(lib('access'), npm('@zxcvbn-ts')),

    ...may(
      lib('document'),
      lib('agreement', 'programme', 'calendar', 'notice', 'text'),
      npm(
        'docx',
        'pdfkit',
        '@types/pdfkit',
        'fontkit',
        '@types/fontkit',
        'subset-font',
        '@types/subset-font',
        'write-excel-file',
      ),
      core,
    ),

    // where the world is
    ...may(lib('config'), lib('calendar'), npm('zod', 'pg', '@types/pg'), core),
    ...may(
      lib('ledger'),
      lib('config', 'agreement', 'calendar', 'transparency'),
      npm('typeorm', 'graphile-worker', 'canonicalize'),
      core,
    ),
    ...may(
      lib('directory'),
      lib('access', 'config', 'calendar', 'media'),
      npm('typeorm', 'file-type', 'p-limit'),
      core,
    ),
    ...may(
      lib('readmodel'),
      lib('ledger', 'agreement', 'programme', 'notice', 'calendar', 'config'),
      npm('typeorm', 'pg', '@types/pg'),
      core,
    ),
    ...may(
      lib('handler'),
      lib('ledger', 'readmodel', 'notice', 'agreement', 'config', 'calendar'),
      npm('typeorm'),
      core,
    ),

    ...may(
      lib('bundle'),
      lib('audit', 'ledger', 'transparency', 'directory', 'agreement', 'calendar'),
      npm('typeorm', 'fflate'),
      core,
    ),

    // the clock takes only types
    ...may('^workflows/', npm('@temporalio/workflow')),

    // the processes; nothing imports an app
    ...may('^apps/', '^libs/', '^node_modules', core),
    ...may('^apps/(worker|courier|api|cli)/', '^workflows/'),
    ...may('^apps/cli/', '^infra/'),
    ...may('^infra/', lib('config', 'ledger'), '^node_modules', core),
  ],
  forbidden: [{ name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } }],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|node_modules/.*/)' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
