import { mkdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { cacheRoot } from './folders';
import { alone, runs, type OnProgress, type Way } from './make-program';
import { build, download, TEMPORAL_VERSION } from './temporal-fetch';

/** A server somebody else runs, or the program to run one with. */
export type TemporalProgram =
  | Readonly<{ kind: 'address'; address: string }>
  | Readonly<{ kind: 'program'; path: string; from: 'path' | 'cache' | 'download' | 'build' }>;

export type FindOptions = Readonly<{
  /** A program to run ourselves, even where `TEMPORAL_ADDRESS` names a server. */
  own?: boolean;
  onProgress?: OnProgress;
  /** Calls a download or build off. */
  signal?: AbortSignal;
  /** How the two slow ways go about it; replaced only by tests. */
  ways?: Readonly<Record<'download' | 'build', Way>>;
}>;

/**
 * Temporal, by the first of five ways: `TEMPORAL_ADDRESS`; `temporal` on PATH; our cache; the SDK's download; a build
 * from Go modules, which takes minutes. What is made is cached, and two processes do not make it twice. Throws one
 * error that names all five and what stood in the way of each.
 */
export async function findTemporal(options: FindOptions = {}): Promise<TemporalProgram> {
  const {
    own = false,
    onProgress = () => undefined,
    signal = new AbortController().signal,
    ways = { download, build },
  } = options;
  const { TEMPORAL_ADDRESS: address, PATH = '' } = process.env;
  if (address && !own) return { kind: 'address', address };
  const onPath = PATH.split(delimiter)
    .map((folder) => join(folder, 'temporal'))
    .find((program) => runs(program));
  if (onPath) return { kind: 'program', path: onPath, from: 'path' };

  const folder = join(cacheRoot(), `temporal-${TEMPORAL_VERSION}`);
  const path = join(folder, 'temporal');
  if (runs(path)) return { kind: 'program', path, from: 'cache' };
  mkdirSync(folder, { recursive: true });
  const release = await alone(join(folder, 'making.lock'), () => runs(path), onProgress, signal);
  try {
    if (runs(path)) return { kind: 'program', path, from: 'cache' };
    const failed: string[] = [];
    for (const from of ['download', 'build'] as const) {
      try {
        await ways[from](path, onProgress, signal);
        if (runs(path)) return { kind: 'program', path, from };
        failed.push('it does not run on this machine');
      } catch (error) {
        signal.throwIfAborted();
        failed.push((error as Error).message);
      }
    }
    const [downloading = '', building = ''] = failed;
    throw new Error(sentence(path, downloading, building));
  } finally {
    release();
  }
}

const sentence = (
  cache: string,
  downloading: string,
  building: string,
): string => `找不到 Temporal，五种途径都不行（时钟暂缺，其余照常）：
  1. 环境变量 TEMPORAL_ADDRESS：未设置
  2. PATH 中的 temporal 程序：没有
  3. 缓存 ${cache}：没有
  4. SDK 自带的下载：${downloading}
  5. 用 Go 编译（go install）：${building}
任选其一解决后重新启动即可。
Temporal was not found in any of five ways (no clock; the rest works):
  1. TEMPORAL_ADDRESS: not set
  2. a temporal program on PATH: none
  3. the cache ${cache}: none
  4. the SDK's own download: ${downloading}
  5. a build by go install: ${building}
Mend any one of them and start again.`;
