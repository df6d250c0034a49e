import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file: string): unknown => JSON.parse(readFileSync(join(__dirname, '..', file), 'utf8'));

/** Packages that tell somebody elsewhere who installs or runs what, by the end of their path. */
const TELEMETRY =
  /(^|\/)(@scarf\/scarf|opencollective-postinstall|@nuxtjs\/opencollective|@sentry\/.+|posthog-(js|node)|mixpanel.*|@amplitude\/.+|amplitude.*|@segment\/.+|analytics-node|universal-analytics|insight|@vercel\/analytics|newrelic|@newrelic\/.+|dd-trace|@datadog\/.+|@bugsnag\/.+|bugsnag.*|rollbar|applicationinsights|@microsoft\/applicationinsights-.+|@storybook\/telemetry|@prisma\/telemetry|@redocly\/cli|ga-lite|react-ga4?|gatsby-telemetry|cli-telemetry)$/;

/** Packages that report unless a setting silences them, with the check of that setting. */
const SILENCED: Readonly<Record<string, () => boolean>> = {
  '@scarf/scarf': () =>
    (read('package.json') as { scarfSettings?: { enabled?: boolean } }).scarfSettings?.enabled === false,
};

it('no dependency tells anybody that Cobuild is installed or runs', () => {
  const { packages } = read('package-lock.json') as { packages: Record<string, unknown> };
  const names = Object.keys(packages).map((path) => path.split('node_modules/').at(-1) ?? '');
  expect(names.length).toBeGreaterThan(500);
  const found = [...new Set(names.filter((name) => TELEMETRY.test(name)))];
  expect(found.filter((name) => SILENCED[name]?.() !== true)).toEqual([]);
  expect(Object.keys(SILENCED).filter((name) => !found.includes(name))).toEqual([]);
});
