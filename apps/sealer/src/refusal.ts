/** Why nothing more is signed; each names the place in its sentence. */
export type RefusalCode =
  | 'key-too-open'
  | 'key-gone'
  | 'key-unreadable'
  | 'key-retired'
  | 'rotation-broken'
  | 'checkpoint-unreadable'
  | 'checkpoint-ahead'
  | 'forked'
  | 'entry-changed'
  | 'root-differs'
  | 'file-differs'
  | 'inconsistent'
  | 'another-server';

const SENTENCES: Readonly<Record<RefusalCode, (place: string) => readonly [string, string]>> = {
  'key-too-open': (place) => [
    `${place} 的权限比 0400 宽，别人可能已读到私钥`,
    `${place} is open wider than 0400: somebody else may have read the key`,
  ],
  'key-gone': (place) => [
    `已签过检查点，但私钥文件 ${place} 不在了；请从备份恢复`,
    `checkpoints were signed, but the key file ${place} is gone: restore it from its backup`,
  ],
  'key-unreadable': (place) => [`${place} 里没有可用的私钥`, `${place} holds no key for this log`],
  'key-retired': (place) => [
    `${place} 是已被替换的私钥；请从备份恢复现在的私钥`,
    `${place} is a key that another one took over from: restore the present one from its backup`,
  ],
  'rotation-broken': (place) => [`${place} 里换密钥的记录不成立`, `a change of the key in ${place} does not hold`],
  'checkpoint-unreadable': (place) => [
    `${place} 不是本日志的密钥所签，或已被改动`,
    `${place} is not signed by this log's key, or was changed`,
  ],
  'checkpoint-ahead': (place) => [
    `已发布的 ${place} 比数据库所知的更新：数据库被恢复到了较早的时刻`,
    `the published ${place} is ahead of what the database knows: it was set back to an earlier moment`,
  ],
  forked: (place) => [
    `${place} 与数据库里同样大小的检查点根不同`,
    `${place} has another root than the checkpoint of the same size in the database`,
  ],
  'entry-changed': (place) => [
    `账本 ${place} 与封存时不同，或已不在`,
    `${place} of the ledger is not what was sealed, or gone`,
  ],
  'root-differs': (place) => [
    `由数据库重算的根与检查点不同：${place}`,
    `the root recomputed from the database is not that of the checkpoint: ${place}`,
  ],
  'file-differs': (place) => [
    `已发布的文件 ${place} 缺失，或与数据库不符`,
    `the published file ${place} is missing, or not what the database makes it`,
  ],
  inconsistent: (place) => [
    `新的检查点与之前签过的不一致：${place}`,
    `the new checkpoint would contradict one signed before: ${place}`,
  ],
  'another-server': (place) => [
    `${place} 的事务号来自另一台数据库服务器，封存顺序已不可靠（见 docs/log.md）`,
    `${place} has transactions of another database server: their order cannot be trusted (see docs/log.md)`,
  ],
};

/** The sealer signs nothing more until a person has looked. */
export class SealingRefused extends Error {
  constructor(
    readonly code: RefusalCode,
    readonly place: string,
    /** The one agreement that it concerns, where it is one. */
    readonly agreementId: string | null = null,
  ) {
    super(`不再封存：${SENTENCES[code](place)[0]}。\nNothing more is sealed: ${SENTENCES[code](place)[1]}.`);
  }
}
