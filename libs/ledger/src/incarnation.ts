import type { DataSource, EntityManager } from 'typeorm';
import type { Instant } from '@cobuild/calendar';
import {
  EMPTY,
  entriesIn,
  grow,
  leafHash,
  originOf,
  parseCheckpoint,
  parseNote,
  restoredEntry,
  rootAt,
  tilesBetween,
} from '@cobuild/transparency';
import { liftHolds } from './holds';
import { addLeaf } from './log';
import { incarnation } from './own-entries';
import { publishedCheckpoint, publishedTile } from './published-log';
import { alone } from './sealing';
import { allHeads } from './store';

/** What was begun: the number of the new log, its origin, and which leaves of the old one the ledger cannot make any more. */
export type BegunAnew = Readonly<{ n: number; origin: string; lost: readonly (readonly [number, number])[] }>;

/** Why no new log begins: nothing is published, what is published is damaged itself, or nothing is lost. */
export type NotBegun = 'nothing-published' | 'log-damaged' | 'nothing-lost';

export type BeginningAnew = Readonly<{
  folder: string;
  by: readonly [string, string];
  now: Instant;
  pin?: Readonly<{ size: number; root: Buffer }> | null;
}>;

/**
 * Begins a new log over what the ledger has, after entries that were sealed are lost for good: its first leaf says after which log
 * and which of its leaves are gone. `by` are the ids of two persons who decided it, `folder` is the published log, which stays as
 * it is and is served for ever. `pin` is the newest checkpoint known outside, its signature checked: what it has beyond the folder is
 * gone as well. What was read-only because the ledger is older goes on. Whoever seals is superseded, and has to be started again.
 * All or nothing.
 */
export const beginAnew = (
  db: DataSource,
  { folder, by, now, pin = null }: BeginningAnew,
): Promise<BegunAnew | NotBegun> =>
  alone(db, now, async (tx) => {
    const n = await incarnation(tx);
    const published = await publishedCheckpoint(folder, n);
    const old = published && parseCheckpoint(parseNote(Buffer.from(published.note))?.text ?? '');
    if (!old) return 'nothing-published';
    const entries = await entriesOf(folder, n, old.size);
    if (!entries || !rootAt(grow(EMPTY, entries.map(leafHash)).frontier).equals(old.root)) return 'log-damaged';
    const newest = pin && pin.size > old.size ? pin : old;
    const beyond: [number, number][] = newest.size > old.size ? [[old.size, newest.size - 1]] : [];
    const lost = [...(await lostOf(tx, entries)), ...beyond];
    if (lost.length === 0) return 'nothing-lost';
    const heads = await allHeads(tx);
    await tx.query(`INSERT INTO ledger.incarnations (n, since) VALUES ($1, $2)`, [n + 1, now]);
    const oldOrigin = old.origin;
    const { size: oldSize, root } = newest;
    await addLeaf(tx, restoredEntry({ by, heads, lost, oldOrigin, oldSize, oldRoot: root.toString('base64') }));
    await liftHolds(tx, null, now, 'ledger-behind');
    const base = n === 1 ? oldOrigin : oldOrigin.slice(0, -`/${n}`.length);
    return { n: n + 1, origin: originOf(base, n + 1), lost };
  });

/** The entries of a published log, in order; null when one is missing. */
async function entriesOf(folder: string, n: number, size: number): Promise<Buffer[] | null> {
  const found: Buffer[] = [];
  for (const tile of tilesBetween(0, size).filter(({ level }) => level === 'entries')) {
    const bundle = await publishedTile(folder, tile, n);
    const entries = bundle && entriesIn(bundle);
    if (!entries) return null;
    found.push(...entries);
  }
  return found;
}

const KNOWN = `
  SELECT encode(l.leaf_hash, 'hex') AS hash FROM ledger.log l LEFT JOIN ledger.entries e ON e.agreement_id = l.agreement_id AND e.seq = l.seq
  WHERE l.incarnation = ledger.incarnation() AND (l.snapshot IS NOT NULL OR e.commitment IS NOT NULL)`;
const COMMITMENTS = `SELECT commitment FROM ledger.entries`;

/**
 * Leaves of the old log that the ledger cannot make any more, in ranges: no entry has that commitment, and what the log said of
 * itself is not known either.
 */
async function lostOf(tx: EntityManager, entries: readonly Buffer[]): Promise<[number, number][]> {
  const own = new Set((await tx.query<{ hash: string }[]>(KNOWN)).map(({ hash }) => hash));
  const sealed = new Set((await tx.query<{ commitment: string }[]>(COMMITMENTS)).map(({ commitment }) => commitment));
  const isThere = (entry: Buffer): boolean => {
    const { c } = JSON.parse(entry.toString()) as { c?: string };
    return c === undefined
      ? own.has(leafHash(entry).toString('hex'))
      : sealed.has(Buffer.from(c, 'base64url').toString('hex'));
  };
  const lost: [number, number][] = [];
  for (const [index, entry] of entries.entries()) {
    const range = lost.at(-1);
    if (isThere(entry)) continue;
    if (range?.[1] === index - 1) range[1] = index;
    else lost.push([index, index]);
  }
  return lost;
}
