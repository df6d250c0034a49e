import type { Check } from './checks';

type Words = Readonly<Record<'zh' | 'en', string>>;

const w = (zh: string, en: string): Words => ({ zh, en });

export const verifyWords = {
  verify: w('核验', 'Verify'),
  lead: w(
    '在您自己的浏览器里核验：取来证据包，逐条重算，不问服务器对不对。',
    'Checked in your own browser: the bundle is fetched and all of it is computed again, without asking the server.',
  ),
  trust: w(
    '这个页面也来自同一台服务器。不信它，就把证据包带走，用包里的 verify.mjs 或另一个程序（infra/verify-go）核验。',
    'This page comes from the same server. Who does not trust it takes the bundle away and checks it by the verify.mjs in it, or by the other program, infra/verify-go.',
  ),
  readOnly: w('只读：核验不会改动协议', 'Read only: checking changes nothing'),
  vkey: w('公钥（请对方电话念给您，不要从这里抄）', 'The public key, as it was told you by another way'),
  pin: w('您以前保存的检查点文件', 'A checkpoint file you kept'),
  witness: w('见证者的公钥（向见证者本人问）', "A witness's public key, told by the witness"),
  own: w('核验手里已有的证据包（zip）', 'Check a bundle you already have (zip)'),
  more: w('还可以', 'More'),
  noSize: w('这个文件不是检查点', 'This file is no checkpoint'),
  go: w('开始核验', 'Verify now'),
  fetching: (kb: number) => w(`正在取证据包… ${kb} KB`, `Fetching the bundle… ${kb} KB`),
  unpacking: w('正在解压…', 'Unpacking…'),
  checking: (done: number, of: number) => w(`正在核验… ${done} / ${of} 个文件`, `Checking… ${done} of ${of} files`),
  unreadable: w('不是完整的证据包：', 'Not a whole bundle: '),
  holds: w('✓ 成立', '✓ It holds'),
  fails: (n: number) => w(`✗ 不成立：问题 ${n} 处`, `✗ It does not hold: ${n} ${n === 1 ? 'fault' : 'faults'}`),
  other: (id: string) => w(`✗ 这是另一份协议的证据包：${id}`, `✗ This is the bundle of another agreement: ${id}`),
  uncompared: w(
    '公钥还没有核对：请经其他途径问到公钥，填在上面再核验一次',
    'The key has not been compared: have it told another way, enter it above, and verify again',
  ),
  unpinned: w(
    '没有与您保存的检查点核对：它能发现整段历史的改写',
    'Not compared with a checkpoint of yours: that would show a whole history rewritten',
  ),
  retold: w('state.json、index.html 只是转述，不在核验之内', 'state.json and index.html retell: they are not proven'),
  passed: w('成立', 'holds'),
  failed: w('不成立', 'fails'),
  unasked: w('没有要求', 'not asked for'),
  what: w('核验的是什么', 'What was checked'),
  agreement: w('协议', 'Agreement'),
  entries: (n: number, until: string) => w(`${n} 条记录，至 ${until}`, `${n} entries, until ${until}`),
  log: w('公开日志', 'Public log'),
  leaves: (n: number) => w(`检查点：前 ${n} 条`, `checkpoint: the first ${n} leaves`),
  snapshot: w('全体快照', 'Snapshot of all'),
  upTo: (day: string) => w(`截至 ${day} 没有藏起记录`, `nothing is kept back up to ${day}`),
  keys: w('公钥', 'Public key'),
  yours: w('是您指定的', 'the one you named'),
  seen: w('见证', 'Witnessed'),
  seenBy: (name: string, at: string, size: number, entries: number) =>
    w(
      `${name} 于 ${at} 见过日志前 ${size} 条，含本协议 ${entries} 条`,
      `${name} had by ${at} seen the first ${size} leaves, ${entries} of this agreement among them`,
    ),
  restored: (origin: string) =>
    w(`日志曾重建，此前的是 ${origin}`, `The log was begun anew after a loss; before it was ${origin}`),
  takeBundle: w('带走证据包', 'Take the bundle away'),
  keepThis: w('保存这个检查点', 'Keep this checkpoint'),
  now: w('日志现在的检查点', 'The newest checkpoint of the log'),
  keepNote: w(
    '存好它。下次用它核验，就能看出此后有没有改写。',
    'Keep it. Verifying against it later shows whether anything was rewritten.',
  ),
  root: w('根', 'Root'),
  signed: w('签名', 'Signed by'),
  noLog: w('日志还没有检查点，通常一分钟内就会有', 'The log has no checkpoint yet; it will within a minute'),
} as const;

/** What each check says when it holds. */
export const checkWords: Readonly<Record<Check, Words>> = {
  keys: w('公钥齐全，换钥有新旧两把共同签名', 'The keys are whole, and each took over signed by both'),
  checkpoint: w('检查点由当时有效的公钥签名', 'The checkpoint is signed by the key that counts'),
  chain: w('记录环环相扣，与封存时一致', 'The entries form one chain, as they were sealed'),
  proofs: w('每条记录都在公开日志里', 'Each entry is in the public log'),
  earlier: w('日志延续更早的检查点', 'The log continues the earlier checkpoints'),
  snapshot: w('没有藏起记录', 'No entry is kept back'),
  programmes: w('方案文本是协议所依据的那一份', 'The programme texts are those the agreement rests on'),
  texts: w('所附文字与账本里的摘要一致', 'The texts disclosed have the digests of the ledger'),
  others: w('没有多出或缺少文件', 'No file is missing or too many'),
  pin: w('延续您保存的检查点', 'The log continues the checkpoint you kept'),
  witness: w('您指定的见证者见过', 'The witness you named has seen it'),
};

/** Faults by the codes of verify.mjs. */
export const faultWords: Readonly<Record<string, Words>> = {
  missing: w('缺少', 'is missing'),
  unknown: w('不是证据包里的文件', 'is no file of a bundle'),
  malformed: w('格式不对', 'is malformed'),
  gap: w('序号不连续', 'is out of sequence'),
  'recorded-back': w('记录时间倒退，而不是更正时钟', 'was recorded before the entry before it, and corrects no clock'),
  'other-agreement': w('属于另一份协议', 'is of another agreement'),
  altered: w('与封存时不同', 'is not what was sealed to the entry before it'),
  'not-signed': w('没有有效的签名', 'is not signed by a key that counts'),
  'other-checkpoint': w('所附的不是本包的检查点', 'proves against another checkpoint than that of this bundle'),
  'not-in-log': w('不在公开日志里', 'is not in the public log'),
  contradicts: w('与检查点矛盾：历史被改写过', 'contradicts the checkpoint: history was rewritten'),
  'hidden-tail': w('与全体快照不符：有记录被藏起', 'does not agree with the snapshot of all: entries are kept back'),
  digest: w('与账本里的摘要不符', 'has another digest than stands in the ledger'),
  'other-key': w('不是您指定的公钥', 'is not the key you named'),
  'other-log': w('属于重建之前的日志：请另行核对', 'is of the log before the restore: check it against that one'),
  'pin-unknown': w('无从核对：请为它导出一份', 'cannot be checked with this bundle: have one made for it'),
};
