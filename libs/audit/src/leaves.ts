import { entryOf, type LogLeaf } from '@cobuild/ledger';
import { headSnapshotEntry, leafHash, type StreamHead } from '@cobuild/transparency';
import type { LogFinding } from './log-finding';

/** Compares leaves, page by page from the first on, with the entries that they are of; keeps the head of each agreement and no more. */
export function leafAudit(
  report: (finding: LogFinding) => void,
): Readonly<{ look(leaves: readonly LogLeaf[]): void; entries(): number }> {
  const heads = new Map<string, StreamHead>();
  let [next, entries, broken] = [0, 0, false];
  const one = (leaf: LogLeaf): void => {
    const { index, agreementId, seq, commitment, snapshot } = leaf;
    if (agreementId !== null) entries += 1;
    if (broken) return;
    if (index !== next) {
      broken = true;
      report({ kind: 'leaf-missing', place: String(next) });
      return;
    }
    next += 1;
    const entry = entryOf(leaf);
    const place = `${agreementId ?? 'HeadSnapshot'} ${seq ?? ''} (${index})`;
    if (!entry || !leafHash(entry).equals(leaf.leafHash)) report({ kind: 'leaf-differs', place });
    if (snapshot?.startsWith('{"day":')) {
      const day = /^\{"day":"([\d-]+)"/.exec(snapshot)?.[1] ?? '';
      if (headSnapshotEntry(day, [...heads.values()]).toString() !== snapshot)
        report({ kind: 'snapshot-differs', place });
    }
    if (agreementId !== null && seq !== null && seq > (heads.get(agreementId)?.seq ?? 0))
      heads.set(agreementId, { agreementId, seq, commitment: commitment ?? '' });
  };
  return { look: (leaves) => leaves.forEach(one), entries: () => entries };
}
