import { readFileSync } from 'node:fs';
import { systemClock } from '@cobuild/config';
import { beginAnew, createDataSource, publishedKey, trustedNow, type NotBegun } from '@cobuild/ledger';
import type { Checkpoint } from '@cobuild/transparency';
import { logFolder } from '../../../../infra/log-settings';
import { checkpointIn } from '../restored';
import { twoAdministrators } from '../two-administrators';

export type NewLogOptions = Readonly<{ profile: string; by: string[]; pin: string[] }>;

const WORDS: Readonly<Record<NotBegun, string>> = {
  'nothing-published': '还没有发布过日志 no log was published yet',
  'log-damaged':
    '已发布的日志文件缺失或不符，请先从备份恢复它 the published log itself is damaged: restore its folder from a backup first',
  'nothing-lost': '没有丢失：已封存的记录都在，不需要重建 nothing is lost: all that was sealed is there',
};

/**
 * Begins a new log after sealed entries were lost for good. Two administrators have to agree: `by` are their accounts, `ask` gives
 * the password of each, `pin` are files of checkpoints kept outside. Prints what was lost; resolves with 1, and says why, when it is not begun.
 */
export async function newLog(
  databaseUrl: string,
  { profile, by, pin }: NewLogOptions,
  ask: (login: string) => Promise<string>,
): Promise<number> {
  const db = await createDataSource(databaseUrl, { poolSize: 2 }).initialize();
  try {
    const persons = await twoAdministrators(db.manager, by, ask);
    if (typeof persons === 'string') return refused(persons);
    const now = await trustedNow(db.manager, systemClock);
    const pins = await newestOf(pin, logFolder(profile));
    const begun = await beginAnew(db, { folder: logFolder(profile), by: persons, now, pin: pins });
    if (typeof begun === 'string') return refused(WORDS[begun]);
    process.stdout.write(
      `新日志 new log  ${begun.origin}\n丢失 lost  ${JSON.stringify(begun.lost)}\n` +
        `旧日志仍在 the old one stays at  /log/${begun.n - 1}/checkpoint\n` +
        '封存进程重新启动后用新私钥签名；请把新公钥告诉各方 the sealer signs with a new key once it has started again: tell it to everybody\n',
    );
    return 0;
  } finally {
    await db.destroy();
  }
}

/** The newest of the checkpoints in these files, which the log's own key must have signed; null when there is none. */
async function newestOf(files: readonly string[], folder: string) {
  const vkey = (await publishedKey(folder))?.toString().trim() ?? '';
  return files
    .map((file) => checkpointIn(readFileSync(file), vkey))
    .reduce<Checkpoint | null>((newest, one) => (newest && newest.size >= one.size ? newest : one), null);
}

function refused(words: string): number {
  process.stderr.write(`${words}\n`);
  return 1;
}
