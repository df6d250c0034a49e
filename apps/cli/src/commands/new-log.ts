import { readFileSync } from 'node:fs';
import type { EntityManager } from 'typeorm';
import { administers } from '@cobuild/access';
import { dayOf } from '@cobuild/calendar';
import { systemClock } from '@cobuild/config';
import { byLogin, checkPassword, DIRECTORY_ZONE, viewerNamed } from '@cobuild/directory';
import { beginAnew, createDataSource, publishedKey, type NotBegun } from '@cobuild/ledger';
import type { Checkpoint } from '@cobuild/transparency';
import { logFolder } from '../../../../infra/log-settings';
import { checkpointIn } from '../restored';

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
    const persons: string[] = [];
    for (const login of by) {
      const person = await administratorBy(db.manager, login, await ask(login));
      if (person === null)
        return refused(`${login} 不是管理员，或密码不对 is no administrator, or the password is wrong`);
      persons.push(person);
    }
    const [first, second] = persons;
    if (first === undefined || second === undefined || persons.length !== 2 || first === second)
      return refused('要两位不同的管理员 it takes two different administrators');
    const now = systemClock.now();
    const pins = await newestOf(pin, logFolder(profile));
    const begun = await beginAnew(db, { folder: logFolder(profile), by: [first, second], now, pin: pins });
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

/** The id of an administrator, when that is their password; null otherwise. */
async function administratorBy(tx: EntityManager, login: string, password: string): Promise<string | null> {
  const account = await byLogin(tx, login);
  const right = await checkPassword(password, account?.password ?? null);
  if (!account || !right) return null;
  const viewer = await viewerNamed(tx, account.id, dayOf(systemClock.now(), DIRECTORY_ZONE));
  return viewer && administers(viewer).length > 0 ? account.id : null;
}

function refused(words: string): number {
  process.stderr.write(`${words}\n`);
  return 1;
}
