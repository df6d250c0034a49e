import { ClockError, driverErrors, type ClockFault, type HoldCode } from '@cobuild/ledger';
import { busyWords } from './busy';

/**
 * Nothing can be written now (P8), be it one agreement or everything: a hold of the ledger, the clock, or the database itself. What
 * is asked again under the same key works once the cause is gone.
 */
export type ReadOnlyCode = HoldCode | ClockFault | StorageCode;
type StorageCode = 'disk-full' | 'database-read-only' | 'disk-fault' | 'files-read-only';

/**
 * PostgreSQL: disk_full, read_only_sql_transaction of a standby or a database switched to reading, io_error. The system itself where
 * files are kept: no space, no quota, a file system that only reads, a disk that fails.
 */
const STORAGE: Readonly<Record<string, StorageCode>> = {
  '53100': 'disk-full',
  '25006': 'database-read-only',
  '58030': 'disk-fault',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'files-read-only',
  EIO: 'disk-fault',
};

/** Whether an error means that nothing can be written for now, because of a clock, the database or a disk: nothing was. Null for any other. */
export const writeTrouble = (error: unknown): ClockFault | StorageCode | null =>
  error instanceof ClockError ? error.code : storageTrouble(error);

/** Whether an error means that database or disk take no more for now: nothing was written. Null for any other. */
function storageTrouble(error: unknown): StorageCode | null {
  for (const { code } of driverErrors(error))
    if (typeof code === 'string' && Object.hasOwn(STORAGE, code)) return STORAGE[code] ?? null;
  return null;
}

/** What people are told: what is so, that the rest goes on, and who does what about it. */
export const readOnlyWords: Readonly<Record<ReadOnlyCode, Readonly<{ zh: string; en: string }>>> = {
  'chain-broken': {
    zh: '这份协议的记录与封存时不同，已转为只读，其他协议照常；请联系管理员核查（cobuild verify），恢复后用 cobuild lift 解除',
    en: 'The records of this agreement are not what was sealed: it is read-only, others go on. Have the administrator look (cobuild verify), restore it, and lift the hold (cobuild lift)',
  },
  'log-differs': {
    zh: '账本与公开日志不一致，全部转为只读，可以照常查看和导出；请联系管理员核查（cobuild verify），恢复后用 cobuild lift 解除',
    en: 'The ledger and the public log do not agree: everything is read-only, reading and exports go on. Have the administrator look (cobuild verify), restore, and lift the hold (cobuild lift)',
  },
  'ledger-behind': {
    zh: '账本比已公布的检查点旧（恢复了较早的备份），全部转为只读；请联系管理员找回较新的备份，或按 docs/log.md 另立日志',
    en: 'The ledger is older than a checkpoint that was published (an earlier backup was restored): everything is read-only. Have the administrator find a newer backup, or begin a new log (docs/log.md)',
  },
  'clock-ahead': {
    zh: '服务器时钟比数据库服务器快 5 秒以上，或刚向前跳变，暂时只读，没有记入任何内容；请校准两台机器的时钟，两边一致后自动恢复（一同跳变的最多 10 分钟），请用同一个 Idempotency-Key 重发',
    en: "The server's clock is more than 5 s ahead of the database server's, or has just jumped forward: read-only for now, nothing is recorded. Set the clocks of both machines; it goes on by itself once they agree (within 10 minutes where both jumped); send again with the same Idempotency-Key",
  },
  'clock-back': {
    zh: '服务器时钟比数据库服务器慢 5 秒以上，或刚向后跳变，暂时只读；请校准两台机器的时钟，两边一致后自动恢复（一同跳变的最多 10 分钟），请用同一个 Idempotency-Key 重发',
    en: "The server's clock is more than 5 s behind the database server's, or has just jumped back: read-only for now. Set the clocks of both machines; it goes on by itself once they agree (within 10 minutes where both jumped); send again with the same Idempotency-Key",
  },
  'recorded-ahead': {
    zh: '这份协议有晚于现在的记录：时钟走慢了，或曾经走快。暂时只读，其他协议照常。请先校准时钟；时钟无误的，由两位管理员用 cobuild correct-clock 更正误记',
    en: 'This agreement has an entry recorded after the present moment: the clock is slow, or was fast once. It is read-only, others go on. Set the clock; if it is right, two administrators put right what was recorded wrongly (cobuild correct-clock)',
  },
  'disk-full': {
    zh: '服务器磁盘已满，暂时只读，没有丢失任何记录；腾出空间后自动恢复，请用同一个 Idempotency-Key 重发',
    en: "The server's disk is full: read-only for now, nothing is lost. It goes on by itself once there is room; send again with the same Idempotency-Key",
  },
  'disk-fault': {
    zh: '服务器磁盘读写出错，这次没有保存；请联系管理员检查磁盘，恢复后用同一个 Idempotency-Key 重发',
    en: "The server's disk fails to read or write, and nothing was saved. Have the administrator check the disk; send again with the same Idempotency-Key afterwards",
  },
  'files-read-only': {
    zh: '存放材料的磁盘处于只读状态，这次没有保存；请联系管理员恢复可写后重发',
    en: 'The disk of the files only reads at present, and nothing was saved. Have the administrator make it writable; send again afterwards',
  },
  'database-read-only': {
    zh: '数据库处于只读状态，没有丢失任何记录；恢复可写后自动继续，请用同一个 Idempotency-Key 重发',
    en: 'The database only reads at present; nothing is lost. It goes on by itself once it takes writes; send again with the same Idempotency-Key',
  },
};

/** What was asked has to wait: it is to be asked again later, however long that takes. */
export class NotNow extends Error {}

/** Whether a refusal is over by itself, so that the same command is to be sent again later. */
export const isPassing = (code: string): boolean =>
  Object.hasOwn(readOnlyWords, code) || Object.hasOwn(busyWords, code);

/** Throws `NotNow` when a command was refused only because it cannot be written at present; for those whom no person asks again. */
export function mustBeWritable({
  refusal,
}: Readonly<{ accepted: boolean; refusal?: Readonly<{ code: string }> }>): void {
  if (refusal && isPassing(refusal.code)) throw new NotNow(refusal.code);
}
