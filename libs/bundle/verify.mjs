// 离线核验共建 Cobuild 的证据包。Checks an evidence bundle of Cobuild, offline. Needs Node.js 20 or newer and nothing else:
//   node verify.mjs [folder] [--vkey <public key>] [--pin <checkpoint file>] [--json]
// --vkey: only this key counts; ask for it by another way. --pin: the log must continue this checkpoint, which you kept.
import { createHash, createPublicKey, verify as isSigned } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';

const FAULTS = {
  missing: ['缺少', 'is missing'],
  unknown: ['不是证据包里的文件', 'is no file of a bundle'],
  malformed: ['格式不对', 'is malformed'],
  gap: ['序号不连续', 'is out of sequence'],
  'other-agreement': ['属于另一份协议', 'is of another agreement'],
  altered: ['与封存时不同', 'is not what was sealed to the entry before it'],
  'not-signed': ['没有有效的签名', 'is not signed by a key that counts'],
  'other-checkpoint': ['所附的不是本包的检查点', 'proves against another checkpoint than that of this bundle'],
  'not-in-log': ['不在公开日志里', 'is not in the public log'],
  contradicts: ['与检查点矛盾：历史被改写过', 'contradicts the checkpoint: history was rewritten'],
  'hidden-tail': ['与全体快照不符：有记录被藏起', 'does not agree with the snapshot of all: entries are kept back'],
  digest: ['与账本里的摘要不符', 'has another digest than stands in the ledger'],
  'other-key': ['不是您指定的公钥', 'is not the key you named'],
  'pin-unknown': ['无从核对：请为它导出一份', 'cannot be checked with this bundle: export one for it'],
};
const must = (holds, code = 'malformed') => {
  if (!holds) throw new Error(code);
};

// Text, JSON, base64: each has one spelling here (RFC 8785; RFC 4648, section 3.5).
const isText = (value) => typeof value === 'string';
const isList = Array.isArray;
const isCount = (value) => Number.isSafeInteger(value) && value >= 0;
const isAny = () => true;
const isHex = (bytes) => (value) => isText(value) && value.length === 2 * bytes && /^[0-9a-f]*$/.test(value);
const isObject = (value) => value !== null && typeof value === 'object' && !isList(value);
function textOf(bytes) {
  const text = bytes.toString('utf8');
  must(Buffer.from(text).equals(bytes));
  return text;
}
function linesOf(bytes) {
  const text = textOf(bytes);
  must(text === '' || text.endsWith('\n'));
  return text.split('\n').slice(0, -1);
}
function canonical(value) {
  must(!isText(value) || value.isWellFormed());
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${canonical(key)}:${canonical(value[key])}`).join(',')}}`;
}

/** A value of exactly this shape. Doubled keys and numbers that lose digits do not come out as they went in. */
function json(text, shape) {
  let depth = 0;
  for (const [token] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}]/gs)) {
    depth += token === '{' || token === '[' ? 1 : token === '}' || token === ']' ? -1 : 0;
    must(depth <= 64);
  }
  const value = JSON.parse(text);
  must(canonical(value) === text);
  return shape ? shaped(value, shape) : value;
}
function shaped(value, shape) {
  must(isObject(value) && Object.keys(value).join() === Object.keys(shape).sort().join());
  for (const [key, fits] of Object.entries(shape)) must(fits(value[key]));
  return value;
}
function base64(text, bytes, spelling = 'base64') {
  const decoded = Buffer.from(text, spelling);
  must(decoded.toString(spelling) === text && (bytes === undefined || decoded.length === bytes));
  return decoded;
}
const hashIn = (text) => base64(text, 32);
function decimal(text) {
  must(/^(0|[1-9][0-9]{0,15})$/.test(text) && isCount(Number(text)));
  return Number(text);
}

// The Merkle tree of RFC 6962, section 2.1. Proofs are taken from their end, so from the root down.
const sha256 = (...parts) => parts.reduce((made, part) => made.update(part), createHash('sha256')).digest();
const leafOf = (entry) => sha256(Buffer.of(0), entry);
const nodeOf = (left, right) => sha256(Buffer.of(1), left, right);
const split = (n, k = 1) => (2 * k < n ? split(n, 2 * k) : k);

function isIncluded(leaf, index, { size, root }, proof) {
  const rest = [...proof];
  const rooted = (m, n) => {
    if (n === 1) return leaf;
    const [k, other] = [split(n), rest.pop()];
    must(other, 'not-in-log');
    return m < k ? nodeOf(rooted(m, k), other) : nodeOf(other, rooted(m - k, n - k));
  };
  return index < size && rooted(index, size).equals(root) && rest.length === 0;
}
function continues(first, second, proof) {
  if (first.size === 0 || first.size > second.size) return false;
  const rest = [...proof];
  const rooted = (m, n, whole) => {
    const [k, other] = [split(n), m === n && whole ? first.root : rest.pop()];
    must(other, 'contradicts');
    if (m === n) return [other, other];
    const [one, two] = m <= k ? rooted(m, k, whole) : rooted(m - k, n - k, false);
    return m <= k ? [one, nodeOf(two, other)] : [nodeOf(other, one), nodeOf(other, two)];
  };
  const [one, two] = rooted(first.size, second.size, true);
  return one.equals(first.root) && two.equals(second.root) && rest.length === 0;
}

// Signed notes, checkpoints and proofs (C2SP signed-note, tlog-checkpoint, tlog-proof).
const isName = (name) => /^[^\s+\u0085]+$/u.test(name);
function keyOf(vkey) {
  const [, name = '', id = '', text = ''] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(vkey) ?? [];
  const bytes = base64(text, 33);
  must(isName(name) && bytes[0] === 1 && sha256(`${name}\n`, bytes).toString('hex').startsWith(id));
  const der = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), bytes.subarray(1)]);
  return { name, id, key: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

/** What the checkpoint says, when a key for its size has signed it, and no signature of such a key is wrong. */
function checkpoint(bytes, { origin, keys }) {
  const note = textOf(bytes);
  const end = note.lastIndexOf('\n\n');
  must(end >= 0 && note.endsWith('\n') && !/[\u0000-\u0009\u000b-\u001f]/.test(note));
  const [named, number, hashed, ...more] = note.slice(0, end).split('\n');
  const [size, root] = [decimal(number), hashIn(hashed)];
  must(named !== '' && !more.includes('') && (size > 0 || root.equals(sha256())));
  const judged = [];
  const lines = note.slice(end + 2, -1).split('\n');
  for (const line of lines) {
    const [, name, text] = /^\u2014 ([^ ]+) ([^ ]+)$/.exec(line);
    const signed = base64(text);
    must(isName(name) && signed.length > 4 && lines.length <= 100);
    const by = (key) => key.name === name && key.id === signed.subarray(0, 4).toString('hex');
    for (const { key } of keys.filter((one) => by(one) && one.from <= size && (one.to === null || size <= one.to)))
      judged.push(isSigned(null, Buffer.from(note.slice(0, end + 1)), key, signed.subarray(4)));
  }
  must(named === origin && judged.length > 0 && !judged.includes(false), 'not-signed');
  return { size, root };
}

function proofIn(bytes, note) {
  const text = textOf(bytes);
  const end = text.indexOf('\n\n');
  const [header, index, ...hashes] = text.slice(0, end).split('\n');
  must(end > 0 && header === 'c2sp.org/tlog-proof@v1' && index.startsWith('index '));
  const proof = { index: decimal(index.slice('index '.length)), hashes: hashes.map(hashIn) };
  must(note?.equals(Buffer.from(text.slice(end + 2))), 'other-checkpoint');
  return proof;
}

// The parts of a bundle.
const ENTRY = { commitment: isHex(32), envelope: isText, salt: isHex(16), seq: isCount };
const ENVELOPE = {
  ...{ actor: isText, agreementId: isText, commandKey: isAny, occurredAt: isText, payload: isObject, person: isAny },
  ...{ recordedAt: isText, refs: isList, seq: isCount, type: isText, typeVersion: isCount, v: (v) => v === 1 },
};
const SNAPSHOT = { day: isText, heads: isCount, root: isText, v: (v) => v === 1 };
const HEAD = { hashes: isList, index: isCount, seq: isCount };
const KEY = { from: isCount, to: (to) => to === null || isCount(to), vkey: isText };
const SHOWN = { digest: isHex(32), id: isText, salt: isHex(32), text: isText };
const TEXTS = { texts: isList, v: (v) => v === 1 };
const RETOLD = ['state.json', 'index.html', 'verify.mjs'];
function* objectsIn(value) {
  if (isObject(value)) yield value;
  if (isObject(value) || isList(value)) for (const inner of Object.values(value)) yield* objectsIn(inner);
}

/** Checks the files of a bundle, by path. `vkeys` and `pins` (signed checkpoints) are what the auditor has from elsewhere. */
export function verify(files, { vkeys = [], pins = [] } = {}) {
  const faults = [];
  const known = new Set(RETOLD);
  const at = (place, work) => {
    try {
      return work();
    } catch ({ message }) {
      faults.push({ place, code: Object.hasOwn(FAULTS, message) ? message : 'malformed' });
      return null;
    }
  };
  const of = (path, work) => {
    known.add(path);
    return at(path, () => (must(files.has(path), 'missing'), work(files.get(path))));
  };
  const each = (path, lines, work) => lines?.forEach((line, n) => at(`${path}:${n + 1}`, () => work(line, n)));

  const signers = of('keys.json', (bytes) => {
    const { origin, keys } = json(textOf(bytes), { keys: isList, origin: isText, v: (v) => v === 1 });
    for (const key of keys) must(vkeys.length === 0 || vkeys.includes(shaped(key, KEY).vkey), 'other-key');
    for (const [n, { from, to }] of keys.entries())
      must(from === (n && keys[n - 1].to + 1) && (to === null) === (n === keys.length - 1), 'gap');
    return { origin, keys: keys.map((key) => ({ ...key, ...keyOf(key.vkey) })) };
  }) ?? { origin: '', keys: [] };
  const head = of('checkpoint', (bytes) => checkpoint(bytes, signers));

  const entries = [];
  each('envelopes.jsonl', of('envelopes.jsonl', linesOf), (line, n) => {
    const entry = json(line, ENTRY);
    const told = json(entry.envelope, ENVELOPE);
    const previous = entries.at(-1)?.commitment ?? '00'.repeat(32);
    entries.push({ ...entry, told });
    must(entry.seq === n + 1 && told.seq === n + 1, 'gap');
    must(told.agreementId === entries[0].told.agreementId, 'other-agreement');
    const parts = [Buffer.from(previous, 'hex'), Buffer.from(entry.salt, 'hex'), entry.envelope];
    must(sha256('cobuild/event/v1\n', ...parts).toString('hex') === entry.commitment, 'altered');
  });
  if (files.has('envelopes.jsonl')) at('envelopes.jsonl', () => must(entries.length > 0, 'gap'));

  const proven = (path, entry) =>
    of(path, (bytes) => {
      const { index, hashes } = proofIn(bytes, files.get('checkpoint'));
      must(head && isIncluded(leafOf(entry), index, head, hashes), 'not-in-log');
      return index;
    });
  const indexes = entries.map(({ seq, commitment }) => {
    const c = Buffer.from(commitment, 'hex').toString('base64url');
    return { seq, index: proven(`proofs/${seq}.tlog-proof`, `{"c":"${c}","v":1}`) };
  });

  const earlier = new Map();
  each('earlier.jsonl', of('earlier.jsonl', linesOf), (line) => {
    const { checkpoint: note, hashes } = json(line, { checkpoint: isText, hashes: isList });
    const first = checkpoint(Buffer.from(note), signers);
    must(first.size > Math.max(0, ...earlier.keys()), 'gap');
    must(head && continues(first, head, hashes.map(hashIn)), 'contradicts');
    earlier.set(first.size, hashes.map(hashIn));
  });
  each('--pin', pins, (pin) => {
    const kept = checkpoint(pin, signers);
    const proof = head?.size === kept.size ? [] : earlier.get(kept.size);
    must(head && proof, 'pin-unknown');
    must(continues(kept, head, proof), 'contradicts');
  });

  const snapshot = of('snapshot.json', (bytes) => {
    const shape = { entry: isText, head: (one) => one === null || shaped(one, HEAD), v: (v) => v === 1 };
    const { entry, head } = json(textOf(bytes), shape);
    const { day, heads, root } = json(entry, SNAPSHOT);
    const tree = { size: heads, root: base64(root, 32, 'base64url') };
    return { entry, day, head, proof: head?.hashes.map(hashIn), tree };
  });
  const proofOf = 'proofs/snapshot.tlog-proof';
  const taken = snapshot ? proven(proofOf, snapshot.entry) : (known.add(proofOf), null);
  if (taken !== null)
    at('snapshot.json', () => {
      const before = indexes.filter(({ index }) => index !== null && index < taken).map(({ seq }) => seq);
      const last = entries.find(({ seq }) => seq === Math.max(...before));
      must((last?.seq ?? null) === (snapshot.head?.seq ?? null), 'hidden-tail');
      if (!last) return;
      const number = Buffer.alloc(8);
      number.writeBigUInt64BE(BigInt(last.seq));
      const leaf = Buffer.concat([sha256(last.told.agreementId), number, Buffer.from(last.commitment, 'hex')]);
      must(isIncluded(leafOf(leaf), snapshot.head.index, snapshot.tree, snapshot.proof), 'hidden-tail');
    });

  const objects = entries.flatMap(({ told }) => [...objectsIn(told.payload)]);
  const pinned = new Set(objects.map(({ definition }) => definition).filter(isHex(32)));
  for (const digest of pinned)
    of(`programmes/${digest}.yaml`, (bytes) => must(sha256(bytes).toString('hex') === digest, 'digest'));
  const texts = of('disclosed.json', (bytes) => json(textOf(bytes), TEXTS).texts);
  each('disclosed.json', texts, (shown, n) => {
    const { digest, id, salt, text } = shaped(shown, SHOWN);
    must(n === 0 || texts[n - 1]?.id < id, 'gap');
    must(sha256(Buffer.from(salt, 'hex'), text).toString('hex') === digest, 'digest');
    const note = objects.find((object) => object.id === id && object.digest === digest);
    must(note, 'digest');
  });
  for (const path of RETOLD) of(path, isAny);
  for (const path of [...files.keys()].sort()) if (!known.has(path)) at(path, () => must(false, 'unknown'));

  const told = entries.at(-1)?.told;
  const facts = { agreement: told?.agreementId, entries: entries.length, until: told?.recordedAt, day: snapshot?.day };
  const log = { origin: signers.origin, size: head?.size, vkeys: signers.keys.map(({ vkey }) => vkey) };
  return { faults, facts: { ...facts, ...log, earlier: earlier.size } };
}

function report({ faults, facts }, named, pins) {
  const say = (zh, en) => process.stdout.write(`${zh}\n  ${en}\n`);
  for (const { place, code } of faults) say(`✗ ${place} ${FAULTS[code][0]}`, `${place} ${FAULTS[code][1]}`);
  if (faults.length > 0) return say(`不成立：问题 ${faults.length} 处`, `does not hold: faults ${faults.length}`);
  const { agreement, entries, until, origin, size, earlier, day, vkeys } = facts;
  say(`✓ ${agreement}：${entries} 条记录，至 ${until}，环环相扣`, `${entries} entries form one chain`);
  say(`✓ 全部在日志 ${origin} 里，检查点 ${size}`, `all of them are in the log ${origin} under checkpoint ${size}`);
  say(`✓ 延续更早的检查点 ${earlier + pins} 个`, `it continues ${earlier} earlier checkpoints and ${pins} of yours`);
  say(`✓ 截至 ${day} 没有藏起记录`, `nothing is kept back up to ${day}`);
  if (!named) say('！请经其他途径核对公钥', `compare the public key by another way: ${vkeys.join(', ')}`);
  say('！state.json、index.html 只是转述', 'state.json and index.html retell: they are not proven here');
}

if (process.argv[1]?.endsWith('verify.mjs')) {
  const words = process.argv.slice(2);
  const after = (option) => words.flatMap((word, n) => (words[n - 1] === option ? [word] : []));
  const [vkeys, pins] = [after('--vkey'), after('--pin')];
  const folder = words.find((word, n) => !word.startsWith('--') && !/^--(vkey|pin)$/.test(words[n - 1])) ?? '.';
  const paths = readdirSync(folder, { recursive: true }).filter((path) => statSync(`${folder}/${path}`).isFile());
  const files = new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(`${folder}/${path}`)]));
  const result = verify(files, { vkeys, pins: pins.map((file) => readFileSync(file)) });
  if (words.includes('--json')) process.stdout.write(`${JSON.stringify(result)}\n`);
  else report(result, vkeys.length > 0, pins.length);
  process.exitCode = result.faults.length === 0 ? 0 : 1;
}
