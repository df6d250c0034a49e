import { createHash } from 'node:crypto';
import { simulate, type Fact } from '@cobuild/agreement';
import { instant } from '@cobuild/calendar';
import { mapBounded } from '@cobuild/config';
import { fromFact, GENESIS, seal, type Envelope, type SealedEntry } from '@cobuild/ledger';
import {
  commitmentEntry,
  consistencyProof,
  headLeaves,
  headSnapshotEntry,
  inclusionProof,
  leafHash,
  leafReader,
  rootOf,
  signCheckpoint,
  signerOf,
  signingKey,
  type Signer,
} from '@cobuild/transparency';
import { endOf, yearOf } from '../../../test/engines/year';
import type { BundleContent } from '../src/content';

export const ORIGIN = 'cobuild/test';
export const signer = signerOf(signingKey(ORIGIN, Buffer.alloc(32, 7)))!;

export const TEXT = 'title: 警社结对共建\n';
const DIGEST = createHash('sha256').update(TEXT).digest('hex');
export const NOTE = { id: '0b8ff3a5-1f64-4e0e-9d3c-000000000001', salt: 'ab'.repeat(32), text: '因台风改期 <b>' };
const NOTE_DIGEST = createHash('sha256').update(Buffer.from(NOTE.salt, 'hex')).update(NOTE.text).digest('hex');

const year = simulate(yearOf('police-section-pairing', 2026, 'x').acts, endOf(2026));

/** A fact of the year as it goes into an envelope; the first pins a programme, the second has a text. */
function told(fact: Fact, n: number): Pick<Envelope, 'type' | 'payload' | 'typeVersion' | 'occurredAt' | 'refs'> {
  const { payload, ...rest } = fromFact(fact);
  const more = n === 0 ? { definition: DIGEST } : n === 1 ? { note: { id: NOTE.id, digest: NOTE_DIGEST } } : {};
  return { ...rest, payload: { ...payload, ...more } };
}

/** The first `count` facts of a year, sealed as those of an agreement. `bend` rewrites history before it is sealed. */
export function sealed(agreementId: string, count: number, bend = (envelope: Envelope) => envelope): SealedEntry[] {
  let previous = GENESIS;
  return year.slice(0, count).map((fact, n) => {
    const recordedAt = instant(new Date(Date.parse(fact.at) + 3_600_000).toISOString());
    const own = { v: 1, agreementId, seq: n + 1, actor: 'somebody', person: null, commandKey: null } as const;
    const salt = createHash('sha256').update(`${agreementId}/${n}`).digest('hex').slice(0, 32);
    const entry = seal(previous, salt, bend({ ...own, recordedAt, ...told(fact, n) }));
    previous = entry.commitment;
    return entry;
  });
}

/** A log as a sealer makes it: entries in the order given, after `snapshotAt` of them the snapshot of all heads. */
export type World = Readonly<{
  streams: ReadonlyMap<string, readonly SealedEntry[]>;
  leaves: Leaf[];
  /** Who signs, from which size on. */
  signers: readonly (readonly [number, Signer])[];
}>;
type Leaf = Readonly<{ entry: Buffer; of: SealedEntry | null; own?: true }>;

/** What such a log may have besides: entries of its own by their index, and keys that take over. */
type More = Readonly<{ own?: ReadonlyMap<number, Buffer>; signers?: World['signers'] }>;

/** All streams in one log, entry by entry in turn, then the snapshot, then what `after` has of each. */
export function worldOf(
  streams: readonly (readonly SealedEntry[])[],
  after: number,
  { own = new Map<number, Buffer>(), signers = [[0, signer]] }: More = {},
): World {
  const leaves: Leaf[] = [];
  const putOwn = (): void => {
    for (let entry; (entry = own.get(leaves.length)) !== undefined;) leaves.push({ entry, of: null, own: true });
  };
  const put = (entries: readonly SealedEntry[]): void => {
    for (const of of entries) {
      putOwn();
      leaves.push({ entry: commitmentEntry(of.commitment), of });
    }
  };
  const longest = Math.max(...streams.map(({ length }) => length));
  for (let n = 0; n < longest; n++)
    for (const stream of streams) put(stream.slice(n, Math.min(n + 1, stream.length - after)));
  const heads = streams.flatMap((stream) => stream.slice(0, stream.length - after).slice(-1));
  leaves.push({ entry: headSnapshotEntry('2026-11-30', heads), of: null });
  for (const stream of streams) put(stream.slice(stream.length - after));
  return { streams: new Map(streams.map((stream) => [stream[0]!.agreementId, stream])), leaves, signers };
}

const hashesOf = ({ leaves }: World): Buffer[] => leaves.map(({ entry }) => leafHash(entry));

const signerAt = ({ signers }: World, size: number): Signer => signers.findLast(([from]) => from <= size)![1];

/** The checkpoint of the world's first `size` leaves. */
export const checkpointOf = (world: World, size: number, by = signerAt(world, size)): string =>
  signCheckpoint({ origin: by.name, size, root: rootOf(hashesOf(world).slice(0, size)) }, by);

/** The bundle of one agreement; `sizes` are the earlier checkpoints it has. */
export async function contentOf(
  world: World,
  agreementId: string,
  sizes: readonly number[],
  by?: Signer,
): Promise<BundleContent> {
  const hashes = hashesOf(world);
  const size = hashes.length;
  const read = leafReader(hashes);
  const place = async (index: number) => ({ index, hashes: await inclusionProof(index, size, read) });
  const entries = world.streams.get(agreementId) ?? [];
  const at = world.leaves.findIndex(({ of, own }) => of === null && !own);
  const own = world.leaves.flatMap((leaf, index) => (leaf.own ? [{ entry: leaf.entry.toString(), index }] : []));
  const keys = by ? [{ vkey: by.vkey, from: 0 }] : world.signers.map(([from, { vkey }]) => ({ vkey, from }));
  const heads = [...world.streams.values()].flatMap((stream) =>
    stream.filter((entry) => world.leaves.findIndex(({ of }) => of === entry) < at).slice(-1),
  );
  const ownHead = heads.find((head) => head.agreementId === agreementId);
  const all = headLeaves(heads);
  const index = ownHead ? all.findIndex((leaf) => leaf.equals(headLeaves([ownHead])[0]!)) : -1;
  const head = ownHead && { seq: ownHead.seq, index, hashes: await inclusionProof(index, all.length, leafReader(all)) };
  const earlier = await mapBounded(sizes, async (before) => ({
    checkpoint: checkpointOf(world, before, by),
    hashes: await consistencyProof(before, size, read),
  }));
  return {
    entries,
    proofs: await mapBounded(entries, (entry) => place(world.leaves.findIndex(({ of }) => of === entry))),
    checkpoint: checkpointOf(world, size, by),
    earlier,
    snapshot: { entry: world.leaves[at]!.entry.toString(), ...(await place(at)), head: head ?? null },
    origin: (by ?? signerAt(world, size)).name,
    keys,
    leaves: await mapBounded(own, async ({ entry, index }) => ({ entry, ...(await place(index)) })),
    programmes: new Map([[DIGEST, TEXT]]),
    disclosed: [{ ...NOTE, digest: NOTE_DIGEST }],
  };
}
