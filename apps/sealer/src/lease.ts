import type { DataSource, QueryRunner } from 'typeorm';
import { freshId, pause } from '@cobuild/config';
import { releaseLease, renewLease, Superseded, takeLease } from '@cobuild/ledger';

/** Seconds by the database's clock for which a sealer that says nothing keeps the lease. */
const LEASE_SECONDS = 10;
/** Real milliseconds between two renewals, and between two looks of a sealer that stands by. */
const [RENEW_MS, LOOK_MS] = [2500, 1000];

/** The right to seal. `lost` rejects when somebody else has taken it; it never resolves. */
export type Lease = Readonly<{ lost: Promise<never>; release(): Promise<void> }>;

/**
 * Waits until no other sealer has the lease: it has ended, its connection is gone, or it has not renewed for ten seconds. Then holds it
 * on a connection of its own until `release`. A holder that cannot reach the database keeps trying; the epoch decides who may write.
 */
export async function awaitLease(db: DataSource, log: (line: string) => void): Promise<Lease> {
  const holder = freshId();
  let session: QueryRunner | null = null;
  const held = async (ask: typeof takeLease): Promise<boolean> => {
    session ??= db.createQueryRunner();
    const { manager } = session;
    try {
      return await ask(manager, holder, LEASE_SECONDS);
    } catch (error) {
      await session.release().catch(() => undefined);
      session = null;
      throw error;
    }
  };
  for (let said = false; ;) {
    const taken = await held(takeLease).catch(() => null);
    if (taken === true) break;
    if (taken === false && !said) {
      said = true;
      log('standing by: another sealer holds the lease');
    }
    await pause(LOOK_MS);
  }
  let open = true;
  const isOpen = (): boolean => open;
  const lost = new Promise<never>((_, reject) => {
    const keep = async (): Promise<void> => {
      while (open) {
        await pause(RENEW_MS);
        // Away or restarting: the next look says whether the lease is still ours.
        if (!(await held(renewLease).catch(() => true)) && isOpen()) {
          reject(new Superseded());
          return;
        }
      }
    };
    void keep();
  });
  lost.catch(() => undefined);
  return {
    lost,
    release: async () => {
      open = false;
      await held((tx) => releaseLease(tx, holder).then(() => true)).catch(() => undefined);
      await session?.release();
    },
  };
}
