import { replay } from '@cobuild/audit';
import { canonical, type SealedEntry } from '@cobuild/ledger';
import { formatProof } from '@cobuild/transparency';
import type { BundleContent, Place } from './content';
import { page } from './page';

/** The files of a bundle by path, always the same for the same content; `verifier` is the text of verify.mjs. */
export function filesOf(content: BundleContent, verifier: Buffer): Map<string, Buffer> {
  const { entries, proofs, checkpoint, snapshot, origin, keys, programmes } = content;
  const prove = ({ index, hashes }: Place): string => formatProof({ index, hashes, checkpoint });
  const { head } = snapshot;
  const leaves = content.leaves.map(({ entry, index, hashes }) => ({ entry, index, hashes: texts(hashes) }));
  const lines = entries.map(({ seq, envelope, salt, commitment }) => ({ seq, envelope, salt, commitment }));
  const earlier = content.earlier.map(({ checkpoint: note, hashes }) => ({ checkpoint: note, hashes: texts(hashes) }));
  const disclosed = [...content.disclosed].sort((a, b) => (a.id < b.id ? -1 : 1));
  const files: readonly (readonly [string, string])[] = [
    ['index.html', page(content)],
    ['envelopes.jsonl', jsonLines(lines)],
    ['checkpoint', checkpoint],
    ['earlier.jsonl', jsonLines(earlier)],
    ['keys.json', canonical({ v: 1, origin, keys, leaves })],
    [
      'snapshot.json',
      canonical({ v: 1, entry: snapshot.entry, head: head && { ...head, hashes: texts(head.hashes) } }),
    ],
    ['proofs/snapshot.tlog-proof', prove(snapshot)],
    ...proofs.map((proof, n) => [`proofs/${entries[n]?.seq ?? 0}.tlog-proof`, prove(proof)] as const),
    ...[...programmes].map(([digest, text]) => [`programmes/${digest}.yaml`, text] as const),
    ['disclosed.json', canonical({ v: 1, texts: disclosed })],
    ['state.json', stateOf(entries)],
  ];
  return new Map([...files.map(([path, text]) => [path, Buffer.from(text)] as const), ['verify.mjs', verifier]]);
}

/** The agreement as these entries fold, in canonical JSON (RFC 8785): `state.json`. */
export const stateOf = (entries: readonly SealedEntry[]): string => canonical(replay(entries).agreement);

const jsonLines = (values: readonly unknown[]): string => values.map((value) => `${canonical(value)}\n`).join('');
const texts = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('base64'));

/** Whether `state.json` is what the entries fold to in this version. The bundle has been verified before. */
export function retold(files: ReadonlyMap<string, Buffer>): boolean {
  const lines = (files.get('envelopes.jsonl') ?? Buffer.alloc(0)).toString().split('\n').slice(0, -1);
  return stateOf(lines.map((line) => JSON.parse(line) as SealedEntry)) === files.get('state.json')?.toString();
}
