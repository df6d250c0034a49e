import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { freshToken } from '@cobuild/config';
import { signerOf, signingKey, type Signer } from '@cobuild/transparency';
import { SealingRefused } from './refusal';

/**
 * The log's key from its file, which its owner alone may read and nobody may write. Made when it is not there, unless something was
 * signed already. Throws `SealingRefused`.
 */
export function openKey(file: string, origin: string, signedBefore: boolean): Signer {
  if (!existsSync(file)) {
    if (signedBefore) throw new SealingRefused('key-gone', file);
    make(file, signingKey(origin, Buffer.from(freshToken(), 'base64url')));
  }
  if ((statSync(file).mode & 0o777 & ~0o400) !== 0) throw new SealingRefused('key-too-open', file);
  const signer = signerOf(readFileSync(file, 'utf8').trim());
  if (signer?.name !== origin) throw new SealingRefused('key-unreadable', file);
  return signer;
}

function make(file: string, key: string): void {
  const temporary = `${file}.${freshToken()}.tmp`;
  const made = openSync(temporary, 'wx', 0o400);
  writeSync(made, `${key}\n`);
  fsyncSync(made);
  closeSync(made);
  renameSync(temporary, file);
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}
