import type { DataSource } from 'typeorm';
import { verifyChain } from '@cobuild/audit';
import type { Clock } from '@cobuild/config';
import { lockHead, readStream, streamIds } from '@cobuild/ledger';
import { holdSaid } from './hold';

/** How many streams one look recomputes: thousands of agreements are gone through within the hour, at an even load. */
const STREAMS = 200;

/**
 * Recomputes the chains of agreements, some at each look, from the first to the last and round again, and makes read-only each that
 * is not what was sealed (P8).
 */
export function chainWatch(db: DataSource, clock: Clock, log: (line: string) => void): () => Promise<void> {
  let after = '';
  return async () => {
    const ids = (await streamIds(db.manager)).filter((id) => id > after).slice(0, STREAMS);
    for (const id of ids) {
      const broken = await brokenAt(db, id);
      if (broken === null) continue;
      const since = clock.now();
      await holdSaid(db, { agreementId: id, code: 'chain-broken', since, facts: { seq: broken } }, log);
    }
    after = ids.length < STREAMS ? '' : (ids.at(-1) ?? '');
  };
}

/** Read while nobody appends, so that head and entries are of one moment. */
const brokenAt = (db: DataSource, id: string): Promise<number | null> =>
  db.transaction(async (tx) => {
    const head = await lockHead(tx, id);
    const entries = await readStream(tx, id);
    const [first] = verifyChain(entries);
    if (first) return first.seq;
    const last = entries.at(-1);
    return last?.commitment === head?.commitment ? null : (last?.seq ?? 0) + 1;
  });
