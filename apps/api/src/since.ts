import type { EntityManager } from 'typeorm';
import { readStream, toFact, type Envelope } from '@cobuild/ledger';

/** What happened to an agreement after the version somebody had seen: type, item and who, for whoever came second. */
export type Happened = Readonly<{ seq: number; type: string; item: string | null; actor: string }>;

/** In order; without what was only time's reminders. */
export async function happenedSince(tx: EntityManager, agreementId: string, seen: number): Promise<Happened[]> {
  const entries = (await readStream(tx, agreementId, seen)).map(({ envelope }) => JSON.parse(envelope) as Envelope);
  return entries
    .filter(({ type }) => type !== 'ReminderIssued')
    .map((entry) => {
      const { event } = toFact(entry);
      return { seq: entry.seq, type: entry.type, item: 'item' in event ? event.item : null, actor: entry.actor };
    });
}
