import type { DecisionFinding, Finding, LogFault } from '@cobuild/audit';
import type { ReadModelFinding } from '@cobuild/readmodel';

/** All that `cobuild verify` can find. */
type Fault = Finding['kind'] | LogFault | DecisionFinding['kind'] | ReadModelFinding['kind'];

/** `command` and `refusal`: what was asked, and why the rules say no to it now. */
export type Told = Readonly<{ kind: Fault; place: string; command?: string | null; refusal?: string }>;

/** What was found, in Chinese and in English. */
export const FAULT_WORDS: Readonly<Record<Fault, readonly [string, string]>> = {
  gap: ['序号不连续', 'out of sequence'],
  altered: ['与封存时不同', 'not what was sealed'],
  'not-canonical': ['不是规范的 JSON', 'not canonical JSON'],
  'other-stream': ['属于另一份协议', 'of another agreement'],
  'head-differs': ['末条与登记的不符', 'the last entry is not the one that is registered'],
  'passed-over': ['未进日志，而更晚的已进', 'not in the log, though later ones are'],
  'leaf-differs': ['与进日志时不同，或已不在', 'not what went into the log, or gone'],
  'leaf-missing': ['日志缺这一片叶', 'the log lacks this leaf'],
  'leaf-doubled': ['在日志里出现两次', 'in the log twice'],
  'snapshot-differs': ['与当日快照不符', 'the snapshot is not that of the heads before it'],
  'not-signed': ['没有本日志密钥的有效签名', "not signed by this log's key"],
  'root-differs': ['与重算的根不同', 'has another root than is recomputed'],
  'file-differs': ['已发布的文件缺失或不同', 'the published file is missing or differs'],
  'key-differs': [
    '换密钥的记录不成立，或不是您知道的公钥',
    'a change of the key does not hold, or it is not one you know',
  ],
  'not-cosigned': ['没有这个见证者的有效签名', 'this witness has signed none of it'],
  'pin-differs': ['与您保存的检查点不符：历史被改写过', 'not what you kept: history was rewritten'],
  'not-decided': ['重新决定得不出这些记录', 'decided again, this is not what comes of it'],
  'not-due': ['时间没有带来这条记录', 'time had not brought this about'],
  'left-out': ['此前到期的没有记下', 'something that was due before it is not there'],
  'recorded-back': [
    '记录时间倒退，而不是更正时钟',
    'recorded before the entry it follows, and no correction of the clock',
  ],
  'row-differs': ['与由账本重建的行不同', 'not the row that is made again from the ledger'],
  'row-missing': ['缺少由账本重建的行', 'the row that the ledger tells of is missing'],
  'row-without-entry': ['账本里没有这份协议', 'the ledger has no such agreement'],
};
