import { readFileSync, writeFileSync } from 'node:fs';
import { filesOf, gatherAgreement, VERIFIER, zipOf } from '@cobuild/bundle';
import { sideStore } from '@cobuild/directory';
import { createDataSource } from '@cobuild/ledger';
import { parseCheckpoint, parseNote } from '@cobuild/transparency';
import { openFolders } from '../../../../infra/folders';
import { masterKey } from '../../../../infra/keys';
import { logFolder } from '../../../../infra/log-settings';

export type ExportOptions = Readonly<{ profile: string; out?: string; texts?: boolean; pin: string[] }>;

/**
 * Writes an agreement's evidence bundle, by default to `<agreement>.zip`; texts only when asked for. `pin` names checkpoints, as
 * files, that the bundle is to continue. Resolves with 1 when the ledger does not have it, not all of it is sealed
 * yet, or it would tell a score before both sides have given theirs.
 */
export async function exportBundle(
  databaseUrl: string,
  agreementId: string,
  { profile, out = `${agreementId}.zip`, texts = false, pin }: ExportOptions,
): Promise<number> {
  const sizes = pin.map(sizeOf);
  const side = texts ? sideStore(Buffer.from(masterKey(openFolders(profile).data), 'hex')) : null;
  const db = await createDataSource(databaseUrl, { poolSize: 2 }).initialize();
  try {
    const disclose = side?.disclose ?? (() => Promise.resolve([]));
    const content = await gatherAgreement({ tx: db.manager, log: logFolder(profile), disclose }, agreementId, sizes);
    if (content === null) return refused(`账本里没有这份协议 the ledger has no agreement ${agreementId}`);
    if ('none' in content && content.none === 'not-sealed')
      return refused('还有记录没有封存，请稍候再试 not all of it is sealed yet: try again in a minute');
    if ('none' in content)
      return refused(
        '双方评分尚未都提交，证据包会泄露分数；都提交后即可导出 a bundle would tell scores before both sides have given theirs; export it then',
      );
    const zip = zipOf(filesOf(content, readFileSync(VERIFIER)));
    writeFileSync(out, zip);
    process.stdout.write(`${out}  条目 entries ${content.entries.length}, ${zip.length} bytes\n`);
    return 0;
  } finally {
    await db.destroy();
  }
}

function refused(words: string): number {
  process.stderr.write(`${words}\n`);
  return 1;
}

function sizeOf(file: string): number {
  const checkpoint = parseCheckpoint(parseNote(readFileSync(file))?.text ?? '');
  if (!checkpoint) throw new Error(`${file} 不是检查点 / is no checkpoint`);
  return checkpoint.size;
}
