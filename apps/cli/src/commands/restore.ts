import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createDataSource, migrate, publishedCheckpoint, settleRestored } from '@cobuild/ledger';
import { endAllSessions } from '@cobuild/directory';
import { systemClock } from '@cobuild/config';
import { copyKeys, partsIn, unpack, type Manifest } from '../../../../infra/backup';
import { copyIn } from '../../../../infra/copy-in';
import { filesFolder, openFolders } from '../../../../infra/folders';
import { RESTORED } from '../../../../infra/keys';
import { logFolder } from '../../../../infra/log-settings';
import { ownersOf, startLedger, type Ledger } from '../../../../infra/postgres';
import { roleOf } from '../../../../infra/postgres-roles';
import { findTool, runTool } from '../../../../infra/postgres-tools';
import { checkRestored } from '../restored';
import { withProgress } from '../progress';

export type RestoreOptions = Readonly<{ profile: string; pin: string[] }>;

/**
 * Restores a backup into a profile without a ledger, or an empty database that is given, and checks it against the newest checkpoint
 * that is known outside: `pin`, and what is published there already. Resolves with 1 when it is older than that, or does not verify:
 * then it is read-only. Throws a sentence when there is a ledger already, or the file is no whole backup.
 */
export async function restore(file: string, { profile, pin }: RestoreOptions): Promise<number> {
  const { data } = openFolders(profile);
  const folder = mkdtempSync(join(data, 'restore-'));
  const pins = pin.map((path) => readFileSync(path));
  try {
    const manifest = await withProgress('解包 unpacking', unpack(resolve(file), folder));
    const postgres = await startLedger(profile);
    try {
      await restoreDatabase(partsIn(folder), manifest.way, ownersOf(postgres));
      const log = logFolder(profile);
      const published = await layOut(folder, manifest, { data, log, files: filesFolder(profile) });
      const code = await withProgress(
        '核验 verifying',
        checkRestored(postgres.appUrl, log, [...pins, ...(published ? [published] : [])]),
      );
      process.stdout.write(`已恢复 restored: ${profile}, ${manifest.takenAt}, 已封存 sealed ${manifest.size}\n`);
      return code;
    } finally {
      await postgres.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function restoreDatabase(
  parts: Readonly<{ dump: string; copy: string }>,
  way: Manifest['way'],
  { url, appUrl, version }: Ledger,
): Promise<void> {
  const program = way === 'dump' ? findTool('pg_restore', version) : null;
  const before = await createDataSource(url, { poolSize: 1 }).initialize();
  const [{ there } = { there: true }] = await before
    .query<{ there: boolean }[]>(`SELECT to_regnamespace('ledger') IS NOT NULL AS there`)
    .finally(() => before.destroy());
  if (there)
    throw new Error(
      '这里已有账本，恢复只写入空的数据库：请换一个 --profile，或移走数据夹里的 postgres\n' +
        'There is a ledger here already, and a restore goes into an empty database: choose another --profile, or move the postgres folder away',
    );
  const args = ['--no-owner', '--no-acl', '--exit-on-error', '--single-transaction', parts.dump];
  await withProgress('数据库 database', program ? runTool(program, url, args) : copyIn(url, parts.copy));
  await migrate(url, { appRole: roleOf(appUrl) });
  const db = await createDataSource(url, { poolSize: 1 }).initialize();
  await db
    .transaction(async (tx) => {
      await settleRestored(tx, systemClock.now());
      await endAllSessions(tx); // of those that were ended since we know nothing
    })
    .finally(() => db.destroy());
}

type Places = Readonly<{ data: string; log: string; files: string }>;

/** Lays files, keys and published log where they belong; what is there already stays. The checkpoint that is published here when it is newer. */
async function layOut(folder: string, manifest: Manifest, { data, log, files }: Places): Promise<Buffer | null> {
  const parts = partsIn(folder);
  if (existsSync(parts.files)) cpSync(parts.files, files, { recursive: true, force: false });
  const here = await publishedCheckpoint(log);
  const newer = here !== null && here.size > manifest.size;
  if (!newer && existsSync(parts.log)) {
    rmSync(log, { recursive: true, force: true });
    cpSync(parts.log, log, { recursive: true });
  }
  writeFileSync(join(data, RESTORED), `${manifest.origin ?? ''}\n`);
  const keys = copyKeys(parts.keys, data);
  for (const name of ['log.key', 'master.key'])
    if (!keys.includes(name))
      process.stdout.write(`请先放回 ${join(data, name)} 再启动  put ${name} back there before you start\n`);
  return newer ? Buffer.from(here.note) : null;
}
