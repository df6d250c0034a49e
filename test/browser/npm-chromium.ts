import { createReadStream, createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { extract } from 'tar';
import { cacheRoot } from '../../infra/folders';
import { inside, runs } from '../../infra/make-program';

/** A program with the environment variables that it needs to run here. */
export type NpmChromium = Readonly<{ path: string; env: Readonly<Record<string, string>> }>;

const packageFolder = (): string => join(dirname(require.resolve('@sparticuz/chromium')), '../..');

function folder(): string {
  const { version } = JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as { version: string };
  return join(cacheRoot(), `chromium-npm-${version}`);
}

/** The Chromium of the npm package, unpacked earlier, or null. */
export function unpackedChromium(): NpmChromium | null {
  const path = join(folder(), 'chromium');
  const libraries = { LD_LIBRARY_PATH: join(folder(), 'lib') };
  return [{}, libraries].map((env) => ({ path, env })).find(({ env }) => runs(path, env)) ?? null;
}

/**
 * Unpacks the Chromium of the npm package `@sparticuz/chromium` into our cache: 190 MB, about 2 s, no network. The package
 * carries NSS as well, for machines without it. Throws one sentence.
 */
export async function unpackChromium(): Promise<NpmChromium> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(
      `the package holds a program for linux-x64 only, this machine is ${process.platform}-${process.arch}`,
    );
  const archives = join(packageFolder(), 'bin');
  mkdirSync(folder(), { recursive: true });
  const chunkSize = 2 ** 21;
  await pipeline(
    createReadStream(join(archives, 'al2023.tar.br')),
    createBrotliDecompress({ chunkSize }),
    extract({ cwd: folder() }),
  );
  await inside(join(folder(), 'chromium'), async (half) => {
    const program = createWriteStream(join(half, 'chromium'), { mode: 0o755 });
    await pipeline(createReadStream(join(archives, 'chromium.br')), createBrotliDecompress({ chunkSize }), program);
    return 'chromium';
  });
  const unpacked = unpackedChromium();
  if (!unpacked)
    throw new Error(`the program does not run on this machine: try ${join(folder(), 'chromium')} --version`);
  return unpacked;
}
