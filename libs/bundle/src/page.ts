import type { Envelope } from '@cobuild/ledger';
import { parseCheckpoint, parseNote } from '@cobuild/transparency';
import type { BundleContent } from './content';

const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:46em;margin:2em auto;padding:0 1em}td,th{text-align:left;vertical-align:top;padding:.2em 1em .2em 0}code,pre{font-family:ui-monospace,monospace;overflow-wrap:anywhere;white-space:pre-wrap}pre{background:#f4f4f4;padding:.6em}@media print{body{margin:0}}';

/** The bundle's cover to read and print, in Chinese and English: what is proven, what is not, how to check. It runs nothing. */
export function page({ entries, checkpoint, earlier, snapshot, origin, keys, disclosed }: BundleContent): string {
  const told = entries.map(({ envelope }) => JSON.parse(envelope) as Envelope);
  const size = parseCheckpoint(parseNote(Buffer.from(checkpoint))?.text ?? '')?.size ?? 0;
  const { day } = JSON.parse(snapshot.entry) as { day: string };
  const rows: readonly (readonly [string, string])[] = [
    ['协议 agreement', told[0]?.agreementId ?? ''],
    ['记录 entries', String(entries.length)],
    ['记录于 recorded', `${told[0]?.recordedAt ?? ''} – ${told.at(-1)?.recordedAt ?? ''}`],
    ['日志 log', origin],
    ['检查点 checkpoint', `${size}，更早的 earlier ${earlier.length}`],
    ['快照 snapshot', day],
    ['公钥 public key', keys.map(({ vkey, from }) => (from === 0 ? vkey : `${vkey}，自 from ${from}`)).join('\n')],
    ['披露的文字 texts disclosed', String(disclosed.length)],
  ];
  const table = rows
    .map(([name, value]) => `<tr><th>${name}</th><td><code>${escaped(value)}</code></td></tr>`)
    .join('');
  return `<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>共建证据包 Cobuild evidence bundle</title><style>${STYLE}</style></head><body>
<h1>共建证据包 <span lang="en">Evidence bundle</span></h1>
<table>${table}</table>
<h2>怎样核验 <span lang="en">How to check it</span></h2>
<p>需要 Node.js 20 或更新的版本，不用联网。公钥请经其他途径核对，比如向主管部门电话询问；若您曾保存过检查点，请一并核对。</p>
<p lang="en">Node.js 20 or newer, no network. Have the public key told by another way than this bundle; if you kept a checkpoint, hold the bundle against it.</p>
<pre>node verify.mjs --vkey '${escaped(keys.at(-1)?.vkey ?? '')}' --pin my-checkpoint</pre>
<h2>证明了什么 <span lang="en">What is proven</span></h2>
<ul><li>每条记录自封存以来未被改动、删除、插入或调换。<br><span lang="en">No entry was changed, taken out, put in or moved since it was sealed.</span></li>
<li>每条记录都在公开日志里；日志只增不改，所附每个更早的检查点都是它的开头。<br><span lang="en">Every entry is in the public log, which only grows: each earlier checkpoint enclosed is a beginning of it.</span></li>
<li>截至上述快照，没有藏起这份协议的记录。<br><span lang="en">Up to the snapshot named above no entry of this agreement is kept back.</span></li>
<li>所附方案与披露的文字，就是记录里以摘要指明的那些。<br><span lang="en">The programme and the texts enclosed are those the entries name by their digests.</span></li></ul>
<h2>没有证明什么 <span lang="en">What is not</span></h2>
<ul><li>记录的事是否属实，以及该记而未记的事。<br><span lang="en">That what was recorded is true, or that all that happened was recorded.</span></li>
<li>外界保存的最后一个检查点之后，同时掌握数据库和私钥的人所做的改写。<br><span lang="en">A rewrite of what came after the last checkpoint held outside, by somebody with the database and the key.</span></li>
<li>快照之后的记录是否齐全；未披露的文字；只以摘要指明的附件。<br><span lang="en">That nothing is missing after the snapshot; texts not disclosed; files, which are only named by their hashes.</span></li>
<li>state.json 与本页只是转述。用 cobuild verify 可重算 state.json。<br><span lang="en">state.json and this page retell. cobuild verify folds state.json anew.</span></li></ul>
</body></html>
`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
