import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheRoot } from '../../infra/folders';

/** Noto Sans SC, in the weights that the console uses; the documents embed the same package. */
const WEIGHTS = ['400Regular', '500Medium', '700Bold'];
/** The system's own configuration. Chromium still reads the file when it is not there. */
const SYSTEM = '/etc/fonts/fonts.conf';

const config = (fonts: string, cache: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">${SYSTEM}</include>
${WEIGHTS.map((weight) => `  <dir>${join(fonts, weight)}</dir>`).join('\n')}
  <cachedir>${cache}</cachedir>
${['sans-serif', 'serif', 'monospace', 'system-ui']
  .map((family) => `  <alias><family>${family}</family><default><family>Noto Sans SC</family></default></alias>`)
  .join('\n')}
</fontconfig>
`;

/**
 * Environment variables with which a browser on Linux shows Chinese from the npm package of the documents, whatever fonts the
 * machine has. Fonts of the machine come first. Elsewhere the system has Chinese fonts, and there are no variables.
 */
export function fontEnvironment(): Readonly<Record<string, string>> {
  if (process.platform !== 'linux') return {};
  const fonts = dirname(require.resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const folder = join(cacheRoot(), 'fonts');
  const file = join(folder, 'fonts.conf');
  mkdirSync(folder, { recursive: true });
  const half = `${file}.${process.pid}`;
  writeFileSync(half, config(fonts, join(folder, 'cache')));
  renameSync(half, file);
  return { FONTCONFIG_FILE: file };
}
