import type { EntityManager } from 'typeorm';
import { isBlind, notesOf, type Agreement } from '@cobuild/agreement';
import { replay } from '@cobuild/audit';
import type { Disclosed } from '@cobuild/directory';
import {
  checkpointsCovering,
  factOf,
  findProgrammeText,
  headsBefore,
  incarnation,
  lastSnapshot,
  logIndexesOf,
  ownEntries,
  publishedCheckpoint,
  publishedHashes,
  publishedKey,
  readStream,
  type SealedEntry,
} from '@cobuild/ledger';
import {
  consistencyProof,
  headLeaves,
  headSnapshotEntry,
  inclusionProof,
  isRotation,
  keysOfLog,
  leafReader,
  verifierOf,
  type HashReader,
} from '@cobuild/transparency';
import type { BundleContent } from './content';
import { pinnedBy } from './pinned';

/** Where a bundle is made from; `disclose` gives of the texts named those the reader may read. */
export type BundleSource = Readonly<{
  tx: EntityManager;
  /** The published folder of the log. */
  log: string;
  disclose(tx: EntityManager, ids: readonly string[], subjects: readonly string[]): Promise<readonly Disclosed[]>;
  /** The roles of the reader in the agreement; nobody's unless told. */
  rolesIn?: (agreement: Agreement) => readonly string[];
}>;

/**
 * Why there is no bundle now: an entry, or the first snapshot, is not under the published checkpoint yet; or it would tell the reader a
 * score before both sides have given theirs (A51).
 */
export type NoBundle = Readonly<{ none: 'not-sealed' | 'scores-are-blind' }>;

/**
 * Gathers what a bundle of these entries, all of one agreement, is made of. `sizes` are checkpoints it has to start a proof from.
 * A seal covers the scores, too, so that a bundle cannot leave one out: where the reader may not see one, there is none.
 * Throws when ledger and log contradict each other, as then nothing could be proven.
 */
export async function gather(
  { tx, log, disclose, rolesIn = () => [] }: BundleSource,
  entries: readonly SealedEntry[],
  sizes: readonly number[] = [],
): Promise<BundleContent | NoBundle> {
  const agreementId = entries[0]?.agreementId ?? '';
  for (const entry of entries) mustBeReadable(entry);
  const { agreement } = replay(entries);
  if (entries.map(factOf).some(isBlind(agreement, rolesIn(agreement)))) return { none: 'scores-are-blind' };
  const indexes = await logIndexesOf(tx, agreementId);
  const published = await publishedCheckpoint(log);
  const vkey = (await publishedKey(log, published?.incarnation))?.toString().trim() ?? '';
  const origin = verifierOf(vkey)?.name ?? '';
  const size = published?.size ?? 0;
  const placed = entries.map(({ seq }) => indexes.get(seq) ?? size);
  const snapshot = await lastSnapshot(tx, size);
  // For a moment after a log was begun anew, the ledger is of it and the newest checkpoint of the one before.
  const isOld = published?.incarnation !== (await incarnation(tx));
  if (!published || isOld || !snapshot || placed.some((index) => index >= size)) return { none: 'not-sealed' };

  const read = publishedHashes(log, size, published.incarnation);
  const place = async (index: number) => ({ index, hashes: await inclusionProof(index, size, read) });
  const own = (await ownEntries(tx)).filter(({ index }) => index < size);
  const keys = keysOfLog(
    origin,
    vkey,
    own.filter(({ entry }) => isRotation(entry)),
  );
  if (!keys)
    throw new Error(
      '日志换密钥的记录不成立，请运行 cobuild verify / a change of the key does not hold: run cobuild verify',
    );
  const earlier = await inTurn(await checkpointsCovering(tx, agreementId, size, sizes), async (kept) => ({
    checkpoint: kept.note,
    hashes: await consistencyProof(kept.size, size, read),
  }));
  const notes = entries.flatMap((entry) => notesOf(factOf(entry))).map(({ id }) => id);
  return {
    entries,
    proofs: await inTurn(placed, place),
    checkpoint: published.note,
    earlier,
    snapshot: { ...snapshot, ...(await place(snapshot.index)), head: await headIn(tx, snapshot, agreementId) },
    origin,
    keys,
    leaves: await inTurn(own, async ({ entry, index }) => ({ entry, ...(await place(index)) })),
    programmes: await programmesOf(tx, entries),
    disclosed: await disclose(tx, [...new Set(notes)], unitsOf(agreement)),
  };
}

function mustBeReadable(entry: SealedEntry): void {
  try {
    factOf(entry);
  } catch {
    const place = `${entry.agreementId} ${entry.seq}`;
    throw new Error(`${place}: 读不出来，请运行 cobuild verify / cannot be read: run cobuild verify`);
  }
}

/** One after the other: thousands at once would open as many files. */
async function inTurn<T, U>(all: readonly T[], make: (one: T) => Promise<U>): Promise<U[]> {
  const made: U[] = [];
  for (const one of all) made.push(await make(one));
  return made;
}

/** The agreement's head in a snapshot of all, or null when it is younger. Throws when the ledger makes another snapshot now. */
async function headIn(tx: EntityManager, { index, entry }: { index: number; entry: string }, agreementId: string) {
  const heads = await headsBefore(tx, index);
  const { day } = JSON.parse(entry) as { day: string };
  if (headSnapshotEntry(day, heads).toString() !== entry)
    throw new Error(
      `账本与 ${day} 的快照不符，请运行 cobuild verify / the ledger contradicts its snapshot of ${day}: run cobuild verify`,
    );
  const head = heads.find((one) => one.agreementId === agreementId);
  if (!head) return null;
  const leaves = headLeaves(heads);
  const [own = Buffer.alloc(0)] = headLeaves([head]);
  const at = leaves.findIndex((leaf) => leaf.equals(own));
  const read: HashReader = leafReader(leaves);
  return { seq: head.seq, index: at, hashes: await inclusionProof(at, leaves.length, read) };
}

async function programmesOf(tx: EntityManager, entries: readonly SealedEntry[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const digest of pinnedBy(entries)) {
    const text = await findProgrammeText(tx, digest);
    if (text !== null) found.set(digest, text);
  }
  return found;
}

const unitsOf = ({ parties, district }: Agreement): string[] => [...Object.values(parties), district];

/** The whole of an agreement as a bundle's content; null when the ledger does not have it. */
export async function gatherAgreement(
  source: BundleSource,
  agreementId: string,
  sizes: readonly number[] = [],
): Promise<BundleContent | NoBundle | null> {
  const entries = await readStream(source.tx, agreementId);
  return entries.length === 0 ? null : gather(source, entries, sizes);
}
