import type { HoldCode } from '@cobuild/ledger';
import { busyWords } from './busy';
import { driverErrors } from '@cobuild/ledger';

/**
 * Nothing can be written now (P8), be it one agreement or everything: a hold of the ledger, the clock, or the database itself. What
 * is asked again under the same key works once the cause is gone.
 */
export type ReadOnlyCode = HoldCode | 'clock-back' | StorageCode;
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

/** Whether an error means that database or disk take no more for now: nothing was written. Null for any other. */
export function storageTrouble(error: unknown): StorageCode | null {
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
  'clock-back': {
    zh: '服务器时钟比账本已记录的时间慢 5 秒以上，暂时只读；校准时钟后自动恢复，请用同一个 Idempotency-Key 重发',
    en: "The server's clock is more than 5 s behind what the ledger has recorded: read-only for now. It goes on by itself once the clock is right; send again with the same Idempotency-Key",
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
