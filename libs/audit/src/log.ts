import { entryOf, type KeptCheckpoint, type LogLeaf } from '@cobuild/ledger';
import {
  EMPTY,
  grow,
  keysAt,
  keysOfLog,
  leafHash,
  openCheckpoint,
  rootAt,
  tilePath,
  tilesBetween,
  verifierOf,
  type PlacedEntry,
  type TreeHead,
} from '@cobuild/transparency';
import { leafAudit } from './leaves';
import { filesOf } from './published-files';
import type { LogFault, LogFinding } from './log-finding';
import { sightings, type Sighting } from './sightings';

/** A log as the database has it and as it is published, at one moment; leaves and checkpoints come in pages, so that none is kept. */
export type WholeLog = Readonly<{
  /** Every leaf from the first on; each page but the last is of whole bundles. */
  leaves: AsyncIterable<readonly LogLeaf[]>;
  /** All checkpoints that were signed, by size. */
  signed: AsyncIterable<readonly KeptCheckpoint[]>;
  /** Statements of the log about itself: changes of its key. */
  rotations: readonly PlacedEntry[];
  /** A published file, `checkpoint` and `vkey` among them; null when it is not there. */
  file: (path: string) => Promise<Buffer | null>;
  /** Checkpoints that somebody kept outside. */
  pins: readonly Buffer[];
  /** Public keys of the log that somebody knows, one of which it must have; none when nobody does. */
  vkeys: readonly string[];
  /** Public keys of witnesses that must have signed. */
  witnesses: readonly string[];
}>;

/** `leaves`: how many there are, and how many of them are entries. `seen`: what each witness signed last. */
export type LogAudit = Readonly<{
  findings: readonly LogFinding[];
  leaves: number;
  entries: number;
  seen: readonly Sighting[];
}>;

type Expected = Readonly<{ head: TreeHead; place: string; differs: LogFault }>;

/** Makes the whole log again from the entries, and names all that does not agree with it. Finds, never repairs. */
export async function auditLog({
  leaves,
  signed,
  rotations,
  file,
  pins,
  vkeys,
  witnesses,
}: WholeLog): Promise<LogAudit> {
  const found: LogFinding[] = [];
  const vkey = (await file('vkey'))?.toString().trim() ?? '';
  const origin = verifierOf(vkey)?.name ?? '';
  const keys = keysOfLog(origin, vkey, rotations) ?? [];
  const known = vkeys.length === 0 || keys.some((key) => vkeys.includes(key.vkey));
  if (!known || (keys.at(-1)?.vkey ?? vkey) !== vkey || keys.length === 0)
    found.push({ kind: 'key-differs', place: 'vkey' });

  const opened = (note: Buffer, place: string, differs: LogFault): Expected[] => {
    const judged = openCheckpoint(note, origin, keysAt(keys));
    if ('checkpoint' in judged) return [{ head: judged.checkpoint, place, differs }];
    found.push({ kind: 'not-signed', place });
    return [];
  };
  const note = (await file('checkpoint')) ?? Buffer.alloc(0);
  const published = opened(note, 'checkpoint', 'root-differs');
  const outside = [...published, ...pins.flatMap((pin, n) => opened(pin, `--pin ${n + 1}`, 'pin-differs'))].sort(
    (a, b) => a.head.size - b.head.size,
  );
  const seen = sightings(witnesses);
  const inside = async function* (): AsyncGenerator<Expected> {
    for await (const page of signed)
      for (const { size, note: text } of page) {
        seen.look(text);
        const place = `ledger.checkpoints ${size}`;
        for (const one of opened(Buffer.from(text), place, 'root-differs'))
          if (one.head.size === size) yield one;
          else found.push({ kind: 'root-differs', place });
      }
  };

  const size = published[0]?.head.size ?? 0;
  const audit = leafAudit((finding) => found.push(finding));
  const expected = await inTurn(outside, inside());
  let frontier = EMPTY;
  const check = async (): Promise<void> => {
    for (let next = expected.next(); next && next.head.size <= frontier.size; next = await expected.drop()) {
      const { head, place, differs } = next;
      if (head.size !== frontier.size || !rootAt(frontier).equals(head.root)) found.push({ kind: differs, place });
    }
  };
  await check();
  for await (const page of leaves) {
    audit.look(page);
    const start = frontier.size;
    const entries = page.map((leaf) => entryOf(leaf) ?? Buffer.alloc(0));
    const hashes = entries.map(leafHash);
    const tiles = filesOf(size, start, entries);
    // From one size that somebody has signed to the next.
    while (frontier.size < start + page.length) {
      const stop = Math.min(start + page.length, Math.max(frontier.size + 1, expected.next()?.head.size ?? Infinity));
      const grown = grow(frontier, hashes.slice(frontier.size - start, stop - start));
      tiles.add(grown.tiles);
      frontier = grown.frontier;
      await check();
    }
    for (const [path, bytes] of tiles.files())
      if ((await file(path))?.equals(bytes) !== true) found.push({ kind: 'file-differs', place: path });
  }
  for (let left = expected.next(); left; left = await expected.drop())
    found.push({ kind: left.differs, place: left.place });
  for (const tile of tilesBetween(Math.min(size, frontier.size), size))
    found.push({ kind: 'file-differs', place: tilePath(tile) });
  seen.look(note.toString());
  return {
    findings: [...found, ...seen.missing()],
    leaves: frontier.size,
    entries: audit.entries(),
    seen: seen.last(),
  };
}

/** Two lists that are each in order of size, as one. */
async function inTurn(some: readonly Expected[], others: AsyncGenerator<Expected>) {
  const left = [...some];
  const pull = async (): Promise<Expected | null> => {
    const next = await others.next();
    return next.done === true ? null : next.value;
  };
  let other = await pull();
  const next = (): Expected | null => {
    const [first = null] = left;
    return other === null || (first !== null && first.head.size <= other.head.size) ? first : other;
  };
  const drop = async (): Promise<Expected | null> => {
    if (next() === other) other = await pull();
    else left.shift();
    return next();
  };
  return { next, drop };
}
