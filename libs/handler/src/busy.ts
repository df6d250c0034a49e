import { Lanes, LaneRefused } from '@cobuild/config';
import { driverErrors } from '@cobuild/ledger';

/** Somebody else holds the agreement, or too many wait for it: nothing was done, the same key works in a moment. */
export type BusyCode = 'agreement-busy';

/**
 * Commands of one agreement go one after the other, as its head makes them anyway; in a process only one of them holds a connection.
 * Up to 40 wait, each for 3 s (the same as `lock_timeout`).
 */
const lanes = new Lanes({ atOnce: 1, waiting: 40, waitMs: 3000 });

/** Agreements that were found locked within the last 2 s: who comes meanwhile is refused at once, then one tries again. */
const locked = new Set<string>();
const LOCKED_MS = 2000;

/** PostgreSQL: lock_not_available after `lock_timeout`, and a deadlock or conflict that it ended by undoing one side. */
const LOCKED: ReadonlySet<unknown> = new Set(['55P03', '40P01', '40001']);

/** Whether an error means that somebody else held what was needed for too long. */
export const isLocked = (error: unknown): boolean => driverErrors(error).some((one) => LOCKED.has(one['code']));

/** The sentence people read: this agreement alone has to wait. */
export const busyWords: Readonly<Record<BusyCode, Readonly<{ zh: string; en: string }>>> = {
  'agreement-busy': {
    zh: '这份协议正在处理其他操作，请稍后用同一个 Idempotency-Key 重发，其他协议照常',
    en: 'Another operation holds this agreement. Send again shortly with the same Idempotency-Key; other agreements go on',
  },
};

/**
 * Runs `work` alone of its agreement in this process. Null when it could not begin in time, or the agreement stayed locked; those who
 * wait behind a locked one are refused with it, because they would meet the same.
 */
export async function inTurn<T>(agreementId: string, work: () => Promise<T>): Promise<T | null> {
  const tried = async (): Promise<T | null> => {
    if (locked.has(agreementId)) return null;
    try {
      return await work();
    } catch (error) {
      if (!isLocked(error)) throw error;
      locked.add(agreementId);
      setTimeout(() => locked.delete(agreementId), LOCKED_MS).unref();
      lanes.refuseWaiting(agreementId);
      return null;
    }
  };
  if (locked.has(agreementId)) return null;
  try {
    return await lanes.run(agreementId, tried);
  } catch (error) {
    if (error instanceof LaneRefused) return null;
    throw error;
  }
}
