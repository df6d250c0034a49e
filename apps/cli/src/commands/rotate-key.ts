import { existsSync } from 'node:fs';
import { freshSeed, makeKeyFile, readKeyFile, renameDurably } from '@cobuild/config';
import { signerOf, signingKey, type Signer } from '@cobuild/transparency';

/**
 * Makes the log's next key beside the present one and prints its public part, so that it can be told to auditors and witnesses
 * first; `now` lets it take over: the sealer does that in its next round. Run as the user the sealer runs as. Resolves with 1, and
 * says why, when there is no present key, or with `now` no next one.
 */
export function rotateKey(keyFile: string, now: boolean): number {
  const old = read(keyFile);
  if (!old) return refused(`没有可用的日志私钥 ${keyFile}`, `there is no usable key of a log in ${keyFile}`);
  if (existsSync(`${keyFile}.next`))
    return refused(
      '上一把新密钥还没有生效，请等封存进程运行',
      'the sealer has not taken up the last one yet: see that it runs',
    );
  const prepared = `${keyFile}.prepared`;
  if (!existsSync(prepared) && now)
    return refused(
      '请先不带 --now 运行一次，把新公钥告诉各方',
      'run it without --now first, and tell the new public key',
    );
  if (!existsSync(prepared)) makeKeyFile(prepared, signingKey(old.name, freshSeed()));
  const next = read(prepared);
  if (next?.name !== old.name) return refused(`${prepared} 读不懂`, `${prepared} is no key of this log`);
  if (now) renameDurably(prepared, `${keyFile}.next`);
  const words = now
    ? '封存进程下一轮起用它签名 the sealer signs with it from its next round on'
    : '请告诉审计方和见证者，再运行 --now; tell auditors and witnesses, then run it with --now';
  process.stdout.write(`旧公钥 old  ${old.vkey}\n新公钥 new  ${next.vkey}\n${words}\n`);
  return 0;
}

function read(file: string): Signer | null {
  const found = readKeyFile(file);
  return found === null || found === 'too-open' ? null : signerOf(found.text);
}

function refused(zh: string, en: string): number {
  process.stderr.write(`${zh}\n${en}\n`);
  return 1;
}
