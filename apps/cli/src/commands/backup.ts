import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemClock } from '@cobuild/config';
import { publishedCheckpoint } from '@cobuild/ledger';
import { parseCheckpoint, parseNote } from '@cobuild/transparency';
import { copyKeys, copyLog, pack, partsIn, type Manifest } from '../../../../infra/backup';
import { copyOut } from '../../../../infra/copy-out';
import { bytesIn, filesFolder, openFolders } from '../../../../infra/folders';
import { logFolder } from '../../../../infra/log-settings';
import { withOwner, type Ledger } from '../../../../infra/postgres';
import { findTool, hasTools, runTool } from '../../../../infra/postgres-tools';
import { keysAreGiven } from '../../../../infra/keys';
import { withProgress } from '../progress';

export type BackupOptions = Readonly<{ profile: string; keys?: boolean; portable?: boolean }>;

/**
 * Writes everything a profile has to one file, while it runs: database, uploaded files, published log; the keys only when asked for.
 * The database by PostgreSQL's own tools where they fit the server, else, or when `portable`, as a copy of its tables, which every
 * machine can restore. Throws a sentence when the file is there.
 */
export const backup = (file: string, { profile, keys = false, portable = false }: BackupOptions): Promise<number> =>
  withOwner(profile, async (ledger) => {
    if (keys && keysAreGiven()) throw new Error(KEYS_ELSEWHERE);
    const { data } = openFolders(profile);
    const way = portable || !hasTools(ledger.version) ? 'copy' : 'dump';
    await backupTo(resolve(file), { ledger, log: logFolder(profile), files: filesFolder(profile), data, keys, way });
    return 0;
  });

const KEYS_ELSEWHERE =
  '密钥由 COBUILD_MASTER_KEY 或 COBUILD_LOG_KEY 给出，不在数据夹里：请不带 --keys 备份，密钥另存\n' +
  'The keys are given by COBUILD_MASTER_KEY or COBUILD_LOG_KEY and are not in the data folder: back up without --keys, and keep them elsewhere';

type What = Readonly<{
  ledger: Ledger;
  log: string;
  files: string;
  data: string;
  keys: boolean;
  way: Manifest['way'];
}>;

async function backupTo(file: string, { ledger, log, files, data, keys, way }: What): Promise<void> {
  if (existsSync(file))
    throw new Error(`${file} 已存在，请换一个文件名\n${file} is there already: choose another name`);
  const folder = mkdtempSync(`${file}.parts-`);
  try {
    const parts = partsIn(folder);
    // The log before the database and the files after it: then the database has all that is published, and every file it speaks of.
    copyLog(log, parts.log);
    const database = way === 'dump' ? parts.dump : parts.copy;
    const work = way === 'dump' ? dumpTo(ledger, database) : copyOut(ledger.url, database);
    await withProgress('数据库 database', work, () => megabytes(database));
    if (keys) copyKeys(data, parts.keys);
    else mkdirSync(parts.keys);
    const checkpoint = await publishedCheckpoint(parts.log);
    const origin = checkpoint ? originOf(checkpoint.note) : null;
    const about = { takenAt: systemClock.now(), postgres: ledger.version, origin, size: checkpoint?.size ?? 0, way };
    await withProgress('打包 packing', pack(folder, files, file, about), () => megabytes(`${file}.new`));
    const without = keys
      ? ''
      : '\n  不含密钥：请另存 log.key 和 master.key  without the keys: keep log.key and master.key elsewhere';
    process.stdout.write(`${file}  ${megabytes(file)}  已封存 sealed ${about.size}${without}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
    rmSync(`${file}.new`, { force: true });
  }
}

const dumpTo = ({ url, version }: Ledger, file: string): Promise<void> =>
  runTool(findTool('pg_dump', version), url, ['--format=custom', '--no-owner', '--no-acl', `--file=${file}`]);

const originOf = (note: string): string | null =>
  parseCheckpoint(parseNote(Buffer.from(note))?.text ?? '')?.origin ?? null;

const megabytes = (file: string): string => `${(bytesIn(file) / 1024 / 1024).toFixed(1)} MB`;
