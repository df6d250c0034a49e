import { freshSeed, makeKeyFile, readKeyFile, renameDurably } from '@cobuild/config';
import { signerOf, signingKey, type Signer } from '@cobuild/transparency';
import { SealingRefused } from './refusal';

/**
 * The log's key from its file, which its owner alone may read and nobody may write. Made when it is not there, unless something was
 * signed already. Throws `SealingRefused`.
 */
export function openKey(file: string, origin: string, signedBefore: boolean): Signer {
  const found = read(file, origin);
  if (found) return found;
  if (signedBefore) throw new SealingRefused('key-gone', file);
  makeKeyFile(file, signingKey(origin, freshSeed()));
  return openKey(file, origin, true);
}

/** The key of this file for a log; null when there is no file. Throws `SealingRefused`. */
function read(file: string, origin: string): Signer | null {
  const found = readKeyFile(file);
  if (found === null) return null;
  if (found === 'too-open') throw new SealingRefused('key-too-open', file);
  const signer = signerOf(found.text);
  if (signer?.name !== origin) throw new SealingRefused('key-unreadable', file);
  return signer;
}

/** The key that is to take over, for as long as it has not. */
export type Successor = Readonly<{
  /** Throws `SealingRefused` when its file is not as that of a key has to be. */
  pending(): Signer | null;
  /** It has taken over: its file takes the place of the old one's, of which nothing is left. Durable when it returns. */
  done(): void;
}>;

export const NO_SUCCESSOR: Successor = { pending: () => null, done: () => undefined };

/** The successor of the key in a file: what `cobuild rotate-key` puts beside it. */
export function successorOf(file: string, origin: string): Successor {
  const next = `${file}.next`;
  return { pending: () => read(next, origin), done: () => renameDurably(next, file) };
}
