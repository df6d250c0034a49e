import { entryOf, type KeptCheckpoint, type LogLeaf, type SealedEntry } from '@cobuild/ledger';
import {
  cosignedBy,
  EMPTY,
  grow,
  headSnapshotEntry,
  isRotation,
  keysAt,
  keysOfLog,
  leafHash,
  openCheckpoint,
  rootAt,
  tilePath,
  tilesBetween,
  TILE_WIDTH,
  toBundle,
  verifierOf,
  type StreamHead,
  type TreeHead,
  witnessOf,
} from '@cobuild/transparency';

/** What does not agree with the log, and where: an agreement and entry, a leaf, a checkpoint, a file. */
export type LogFinding = Readonly<{ kind: LogFault; place: string }>;
export type LogFault =
  | 'head-differs'
  | 'passed-over'
  | 'leaf-differs'
  | 'leaf-missing'
  | 'leaf-doubled'
  | 'snapshot-differs'
  | 'not-signed'
  | 'root-differs'
  | 'file-differs'
  | 'key-differs'
  | 'not-cosigned'
  | 'pin-differs';

/** A database and what it published, as read at one moment. */
export type LedgerAndLog = Readonly<{
  streams: readonly (readonly SealedEntry[])[];
  heads: readonly StreamHead[];
  /** Entries without a leaf though later ones have theirs. */
  passedOver: readonly Readonly<{ agreementId: string; seq: number }>[];
  leaves: readonly LogLeaf[];
  /** All that were signed, as the database has them. */
  signed: readonly KeptCheckpoint[];
  /** The published files by path, `checkpoint` and `vkey` among them. */
  files: ReadonlyMap<string, Buffer>;
  /** Checkpoints that somebody kept outside. */
  pins: readonly Buffer[];
  /** Public keys of the log that somebody knows, one of which it must have; none when nobody does. */
  vkeys: readonly string[];
  /** Public keys of witnesses that must have signed. */
  witnesses: readonly string[];
}>;

/** Makes the whole log again from the entries, and names all that does not agree with it. Finds, never repairs. */
export function auditLog(world: LedgerAndLog): LogFinding[] {
  return [...headFindings(world), ...leafFindings(world), ...treeFindings(world), ...witnessFindings(world)];
}

function headFindings({ streams, heads, passedOver }: LedgerAndLog): LogFinding[] {
  const last = new Map(streams.flatMap((stream) => stream.slice(-1).map((entry) => [entry.agreementId, entry])));
  const told = new Map(heads.map((head) => [head.agreementId, head]));
  const differ = [...new Set([...last.keys(), ...told.keys()])].filter((id) => {
    const [entry, head] = [last.get(id), told.get(id)];
    return entry?.seq !== head?.seq || entry?.commitment !== head?.commitment;
  });
  return [
    ...differ.map((place) => ({ kind: 'head-differs' as const, place })),
    ...passedOver.map(({ agreementId, seq }) => ({ kind: 'passed-over' as const, place: `${agreementId} ${seq}` })),
  ];
}

function leafFindings({ leaves }: LedgerAndLog): LogFinding[] {
  const found: LogFinding[] = [];
  const heads = new Map<string, StreamHead>();
  const seen = new Set<string>();
  for (const [n, leaf] of leaves.entries()) {
    const { index, agreementId, seq, commitment, snapshot } = leaf;
    const entry = entryOf(leaf);
    const place = `${agreementId ?? 'HeadSnapshot'} ${seq ?? ''} (${index})`;
    if (index !== n) return [...found, { kind: 'leaf-missing', place: String(n) }];
    if (!entry || !leafHash(entry).equals(leaf.leafHash)) found.push({ kind: 'leaf-differs', place });
    if (snapshot?.startsWith('{"day":')) {
      const day = /^\{"day":"([\d-]+)"/.exec(snapshot)?.[1] ?? '';
      if (headSnapshotEntry(day, [...heads.values()]).toString() !== snapshot)
        found.push({ kind: 'snapshot-differs', place });
    }
    if (agreementId === null || seq === null) continue;
    if (seen.has(`${agreementId} ${seq}`)) found.push({ kind: 'leaf-doubled', place });
    seen.add(`${agreementId} ${seq}`);
    if (seq > (heads.get(agreementId)?.seq ?? 0))
      heads.set(agreementId, { agreementId, seq, commitment: commitment ?? '' });
  }
  return found;
}

function treeFindings({ leaves, signed, files, pins, vkeys }: LedgerAndLog): LogFinding[] {
  const found: LogFinding[] = [];
  const vkey = files.get('vkey')?.toString().trim() ?? '';
  const origin = verifierOf(vkey)?.name ?? '';
  const keys = keysOfLog(origin, vkey, rotationsIn(leaves)) ?? [];
  const known = vkeys.length === 0 || keys.some((key) => vkeys.includes(key.vkey));
  if (!known || (keys.at(-1)?.vkey ?? vkey) !== vkey || keys.length === 0)
    found.push({ kind: 'key-differs', place: 'vkey' });
  const opened = (note: Buffer): TreeHead | null => {
    const judged = openCheckpoint(note, origin, keysAt(keys));
    return 'checkpoint' in judged ? judged.checkpoint : null;
  };
  const rootOf = rootsOf(leaves);
  const hold = (note: Buffer, place: string, differs: LogFault): TreeHead | null => {
    const head = opened(note);
    if (!head) found.push({ kind: 'not-signed', place });
    else if (rootOf(head.size)?.equals(head.root) !== true) found.push({ kind: differs, place });
    return head;
  };
  for (const { size, note } of signed) {
    const head = hold(Buffer.from(note), `ledger.checkpoints ${size}`, 'root-differs');
    if (head && head.size !== size) found.push({ kind: 'root-differs', place: `ledger.checkpoints ${size}` });
  }
  pins.forEach((pin, n) => hold(pin, `--pin ${n + 1}`, 'pin-differs'));
  const head = hold(files.get('checkpoint') ?? Buffer.alloc(0), 'checkpoint', 'root-differs');
  const made = filesFor(leaves.slice(0, head?.size ?? 0));
  for (const tile of tilesBetween(0, head?.size ?? 0)) {
    const path = tilePath(tile);
    const [has, should] = [files.get(path), made.get(path)];
    if (!has || !should?.equals(has)) found.push({ kind: 'file-differs', place: path });
  }
  return found;
}

/** The last that each witness has signed, of all checkpoints that the database or the folder has. */
export function sightings({ signed, files, witnesses }: LedgerAndLog): { name: string; size: number; at: string }[] {
  const notes = [...signed.map(({ note }) => Buffer.from(note)), files.get('checkpoint') ?? Buffer.alloc(0)];
  return witnesses.flatMap((vkey) => {
    const witness = witnessOf(vkey);
    if (!witness) return [];
    const seen = notes.flatMap((note) => {
      const [, size] = note.toString().split('\n');
      const cosigned = cosignedBy(note, witness);
      return cosigned ? [{ name: witness.name, size: Number(size), at: instantOf(cosigned.seconds) }] : [];
    });
    return seen.slice(-1);
  });
}

const instantOf = (seconds: number): string => new Date(seconds * 1000).toISOString();

function witnessFindings(world: LedgerAndLog): LogFinding[] {
  return world.witnesses.flatMap((vkey, n) =>
    sightings({ ...world, witnesses: [vkey] }).length > 0
      ? []
      : [{ kind: 'not-cosigned', place: `--witness ${n + 1}` }],
  );
}

const rotationsIn = (leaves: readonly LogLeaf[]): { index: number; entry: string }[] =>
  leaves.flatMap(({ index, snapshot }) =>
    snapshot !== null && isRotation(snapshot) ? [{ index, entry: snapshot }] : [],
  );

/** The root of any number of first leaves, asked for in any order; null past the last. */
function rootsOf(leaves: readonly LogLeaf[]): (size: number) => Buffer | null {
  const hashes = leaves.map((leaf) => leafHash(entryOf(leaf) ?? Buffer.alloc(0)));
  let frontier = EMPTY;
  return (size) => {
    if (size > hashes.length) return null;
    if (size < frontier.size) frontier = EMPTY;
    frontier = grow(frontier, hashes.slice(frontier.size, size)).frontier;
    return rootAt(frontier);
  };
}

/** Tiles and bundles of a log of these leaves, by path. */
function filesFor(leaves: readonly LogLeaf[]): Map<string, Buffer> {
  const entries = leaves.map((leaf) => entryOf(leaf) ?? Buffer.alloc(0));
  const tiles = grow(EMPTY, entries.map(leafHash)).tiles.map(
    ({ level, index, hashes }) => [tilePath({ level, index, width: hashes.length }), Buffer.concat(hashes)] as const,
  );
  const bundles = Array.from({ length: Math.ceil(entries.length / TILE_WIDTH) }, (_, index) => {
    const part = entries.slice(index * TILE_WIDTH, (index + 1) * TILE_WIDTH);
    return [tilePath({ level: 'entries', index, width: part.length }), toBundle(part)] as const;
  });
  return new Map([...tiles, ...bundles]);
}
