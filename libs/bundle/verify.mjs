// 离线核验共建 Cobuild 的证据包。Checks an evidence bundle of Cobuild, offline. Needs Node.js 20 or newer and nothing else:
//   node verify.mjs [folder] [--vkey <public key>] [--pin <checkpoint file>] [--witness <public key>] [--json]
// The log's key, told you by another way; a checkpoint you kept, which the log must continue; a witness that must have seen it.
import { createHash, createPublicKey, verify as isSigned } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
const FAULTS = {
  missing: ['缺少', 'is missing'],
  unknown: ['不是证据包里的文件', 'is no file of a bundle'],
  malformed: ['格式不对', 'is malformed'],
  gap: ['序号不连续', 'is out of sequence'],
  'other-agreement': ['属于另一份协议', 'is of another agreement'],
  altered: ['与封存时不同', 'is not what was sealed to the entry before it'],
  'recorded-back': ['记录时间倒退，而不是更正时钟', 'was recorded before the entry before it, and corrects no clock'],
  'not-signed': ['没有有效的签名', 'is not signed by a key that counts'],
  'other-checkpoint': ['所附的不是本包的检查点', 'proves against another checkpoint than that of this bundle'],
  'not-in-log': ['不在公开日志里', 'is not in the public log'],
  contradicts: ['与检查点矛盾：历史被改写过', 'contradicts the checkpoint: history was rewritten'],
  'hidden-tail': ['与全体快照不符：有记录被藏起', 'does not agree with the snapshot of all: entries are kept back'],
  digest: ['与账本里的摘要不符', 'has another digest than stands in the ledger'],
  'other-key': ['不是您指定的公钥', 'is not the key you named'],
  'other-log': ['属于重建之前的日志：请另行核对', 'is of the log before the restore: check it against that one'],
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
const isOne = (value) => value === 1;
const listOf = (shape) => (value) => isList(value) && value.every((one) => shaped(one, shape));
const isHex = (bytes) => (value) => isText(value) && value.length === 2 * bytes && /^[0-9a-f]*$/.test(value);
const isNested = (value) => value !== null && typeof value === 'object';
const isTexts = (value) => isList(value) && value.every(isText);
const isObject = (value) => isNested(value) && !isList(value);
const textOf = (bytes) => (must(Buffer.from(bytes.toString()).equals(bytes)), bytes.toString());
const linesOf = (bytes) => (must(/(^|\n)$/.test(textOf(bytes))), textOf(bytes).split('\n').slice(0, -1));
/** Nothing nests deeper than 64. */
function canonical(value, left = 64) {
  must(!isText(value) || value.isWellFormed());
  if (!isNested(value)) return JSON.stringify(value);
  must(left > 0);
  if (isList(value)) return `[${value.map((one) => canonical(one, left - 1)).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${canonical(key)}:${canonical(value[key], left - 1)}`).join(',')}}`;
}
/** A value of exactly this shape. Doubled keys and numbers that lose digits do not come out as they went in. */
function json(text, shape) {
  const value = shaped(JSON.parse(text), shape);
  must(canonical(value) === text);
  return value;
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
const decimal = (text) => (must(/^(0|[1-9][0-9]{0,15})$/.test(text) && isCount(Number(text))), Number(text));
// The Merkle tree of RFC 6962, section 2.1. Proofs are taken from their end, so from the root down.
const sha256 = (...parts) => parts.reduce((made, part) => made.update(part), createHash('sha256')).digest();
const nodeOf = (left, right) => sha256(Buffer.of(1), left, right);
const split = (n, k = 1) => (2 * k < n ? split(n, 2 * k) : k);
const walk = (m, n, whole, rest, end) => {
  const last = end(m, n, whole);
  if (last) return [last, last];
  const [k, other] = [split(n), rest.pop() ?? ''];
  const [one, two] = m <= k ? walk(m, k, whole, rest, end) : walk(m - k, n - k, false, rest, end);
  return m <= k ? [one, nodeOf(two, other)] : [nodeOf(other, one), nodeOf(other, two)];
};
function isIncluded(entry, index, tree, proof) {
  const [rest, leaf] = [[...proof], sha256(Buffer.of(0), entry)];
  const top = () => walk(index + 1, tree.size, true, rest, (_, n) => n === 1 && leaf)[1];
  return tree !== null && index < tree.size && top().equals(tree.root) && rest.length === 0;
}
function continues(first, second, proof) {
  if (second === null || first.size === 0 || first.size > second.size) return false;
  const rest = [...proof];
  const end = (m, n, whole) => m === n && (whole ? first.root : (rest.pop() ?? sha256()));
  const [one, two] = walk(first.size, second.size, true, rest, end);
  return one.equals(first.root) && two.equals(second.root) && rest.length === 0;
}
// Signed notes, checkpoints and proofs (C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-proof).
function keyOf(vkey, type = 1) {
  const [, name = '', id = '', text = ''] = /^([^\s+\u0085]+)\+([0-9a-f]{8})\+(.+)$/su.exec(vkey) ?? [];
  const bytes = base64(text, 33);
  must(name && bytes[0] === type && sha256(`${name}\n`, bytes).toString('hex').startsWith(id));
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(1).toString('base64url') };
  return { name, id, type, key: createPublicKey({ key: jwk, format: 'jwk' }) };
}
function noteIn(bytes) {
  const note = textOf(bytes);
  const end = note.lastIndexOf('\n\n');
  must(end >= 0 && note.endsWith('\n') && !/[\u0000-\u0009\u000b-\u001f]/.test(note));
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map((line) => {
    const [, name, text] = /^\u2014 ([^\s+\u0085]+) ([^ ]+)$/u.exec(line);
    const signed = base64(text);
    must(signed.length > 4 && lines.length <= 100);
    return { name, id: signed.subarray(0, 4).toString('hex'), signed: signed.subarray(4) };
  });
  return { text: note.slice(0, end + 1), signatures };
}
/** The times of a key's signatures under a note, 0 where they have none. None of them may be wrong. */
function signedBy({ text, signatures }, { name, id, type, key }) {
  return signatures.flatMap((one) => {
    if (one.name !== name || one.id !== id) return [];
    const time = type === 4 ? one.signed.readBigUInt64BE() : 0n;
    const said = type === 4 ? `cosignature/v1\ntime ${time}\n${text}` : text;
    must(isSigned(null, Buffer.from(said), key, one.signed.subarray(type === 4 ? 8 : 0)), 'not-signed');
    return [Number(time)];
  });
}
/** What the checkpoint says, when the key for its size has signed it. */
function checkpoint(bytes, { origin, keys, restored }) {
  const note = noteIn(bytes);
  const [named, number, hashed, ...more] = note.text.slice(0, -1).split('\n');
  const [size, root] = [decimal(number), hashIn(hashed)];
  must(named !== '' && !more.includes('') && (size > 0 || root.equals(sha256())));
  must(named !== restored?.oldOrigin, 'other-log');
  const key = keys.findLast(({ from }) => from <= size);
  must(named === origin && key && signedBy(note, key).length > 0, 'not-signed');
  return { size, root, note };
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
const ENVELOPE = {
  ...{ actor: isText, agreementId: isText, commandKey: isAny, occurredAt: isText, payload: isObject, person: isAny },
  ...{ recordedAt: isText, refs: isList, seq: isCount, type: isText, typeVersion: isCount, v: isOne },
};
const isHead = (one) => one === null || shaped(one, { hashes: isList, index: isCount, seq: isCount });
const LEAF = { entry: isText, hashes: isList, index: isCount };
const KEYS = { keys: listOf({ from: isCount, vkey: isText }), leaves: listOf(LEAF), origin: isText, v: isOne };
const LOSS = { by: isTexts, heads: isObject, lost: isList, oldOrigin: isText, oldRoot: isText, oldSize: isCount };
const RETOLD = ['state.json', 'index.html', 'verify.mjs'];
const objectsIn = (value) => (isNested(value) ? [value, ...Object.values(value).flatMap(objectsIn)] : []);

/** Checks the files of a bundle, by path. `vkeys`, `pins` (signed checkpoints) and `witnesses` are what the auditor has from elsewhere. */
export function verify(files, { vkeys = [], pins = [], witnesses = [] } = {}) {
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
  const of = (path, work) =>
    known.add(path) && at(path, () => (must(files.has(path), 'missing'), work(files.get(path))));
  const each = (path, lines, work) => lines?.forEach((line, n) => at(`${path}:${n + 1}`, () => work(line, n)));

  const signers = of('keys.json', (bytes) => {
    const { keys, leaves, origin } = json(textOf(bytes), KEYS);
    const entryAt = (place, shape) => json(leaves.find(({ index }) => index === place).entry, shape);
    for (const [n, { from, vkey }] of keys.entries()) {
      must(n === 0 ? from === 0 : from > keys[n - 1].from, 'gap');
      if (n === 0) continue;
      const both = [keys[n - 1].vkey, vkey];
      const note = noteIn(Buffer.from(entryAt(from - 1, { keyRotated: isText, v: isOne }).keyRotated));
      must(note.text === ['cobuild/key-rotated/v1', origin, ...both, from, ''].join('\n'));
      for (const key of both) must(signedBy(note, keyOf(key)).length > 0, 'not-signed');
    }
    must(vkeys.length === 0 || keys.some(({ vkey }) => vkeys.includes(vkey)), 'other-key');
    const [anew, base, number] = /^(.*)\/([2-9]|[1-9][0-9]+)$/.exec(origin) ?? [];
    const restored = anew ? entryAt(0, { ledgerRestored: isObject, v: isOne }).ledgerRestored : null;
    must(!anew || new Set(shaped(restored, LOSS).by).size === 2);
    must(!anew || restored.oldOrigin === (number === '2' ? base : `${base}/${number - 1}`));
    return { origin, restored, leaves, keys: keys.map(({ from, vkey }) => ({ from, vkey, ...keyOf(vkey) })) };
  }) ?? { origin: '', leaves: [], keys: [] };
  const head = of('checkpoint', (bytes) => checkpoint(bytes, signers));
  for (const { entry, hashes, index } of signers.leaves)
    at('keys.json', () => must(isIncluded(entry, index, head, hashes.map(hashIn)), 'not-in-log'));

  const entries = [];
  each('envelopes.jsonl', of('envelopes.jsonl', linesOf), (line, n) => {
    const entry = json(line, { commitment: isHex(32), envelope: isText, salt: isHex(16), seq: isCount });
    const told = json(entry.envelope, ENVELOPE);
    const before = entries.at(-1) ?? { commitment: '00'.repeat(32), told: { recordedAt: '' } };
    entries.push({ ...entry, told });
    must(entry.seq === n + 1 && told.seq === n + 1, 'gap');
    must(told.agreementId === entries[0].told.agreementId, 'other-agreement');
    const parts = [Buffer.from(before.commitment, 'hex'), Buffer.from(entry.salt, 'hex'), entry.envelope];
    must(sha256('cobuild/event/v1\n', ...parts).toString('hex') === entry.commitment, 'altered');
    must(told.recordedAt >= before.told.recordedAt || told.type === 'ClockCorrected', 'recorded-back');
  });
  if (files.has('envelopes.jsonl')) at('envelopes.jsonl', () => must(entries.length > 0, 'gap'));
  const proven = (path, entry) =>
    of(path, (bytes) => {
      const { index, hashes } = proofIn(bytes, files.get('checkpoint'));
      must(isIncluded(entry, index, head, hashes), 'not-in-log');
      return index;
    });
  const indexes = entries.map(({ seq, commitment }) => {
    const c = Buffer.from(commitment, 'hex').toString('base64url');
    return proven(`proofs/${seq}.tlog-proof`, `{"c":"${c}","v":1}`);
  });
  const earlier = new Map();
  each('earlier.jsonl', of('earlier.jsonl', linesOf), (line) => {
    const { checkpoint: note, hashes } = json(line, { checkpoint: isText, hashes: isList });
    const first = checkpoint(Buffer.from(note), signers);
    must(first.size > Math.max(0, ...earlier.keys()), 'gap');
    must(continues(first, head, hashes.map(hashIn)), 'contradicts');
    earlier.set(first.size, { ...first, proof: hashes.map(hashIn) });
  });
  each('--pin', pins, (pin) => {
    const kept = checkpoint(pin, signers);
    const proof = head?.size === kept.size ? [] : earlier.get(kept.size)?.proof;
    must(head && proof, 'pin-unknown');
    must(continues(kept, head, proof), 'contradicts');
  });
  const seen = [];
  each('--witness', witnesses, (vkey) => {
    const witness = keyOf(vkey, 4);
    const told = [...earlier.values(), head].map((one) => ({ ...one, times: one ? signedBy(one.note, witness) : [] }));
    const { size, times } = told.findLast((one) => one.times.length > 0) ?? must(false, 'not-signed');
    const covered = indexes.filter((index) => index !== null && index < size).length;
    const at = new Date(Math.max(...times) * 1000).toISOString();
    seen.push({ witness: witness.name, size, entries: covered, at });
  });

  const snapshot = of('snapshot.json', (bytes) => {
    const { entry, head } = json(textOf(bytes), { entry: isText, head: isHead, v: isOne });
    const { day, heads, root } = json(entry, { day: isText, heads: isCount, root: isText, v: isOne });
    const tree = { size: heads, root: base64(root, 32, 'base64url') };
    return { entry, day, head, proof: head?.hashes.map(hashIn), tree };
  });
  const proofOf = 'proofs/snapshot.tlog-proof';
  const taken = snapshot ? proven(proofOf, snapshot.entry) : (known.add(proofOf), null);
  if (taken !== null)
    at('snapshot.json', () => {
      const last = entries.findLast((_, n) => indexes[n] !== null && indexes[n] < taken);
      must((last?.seq ?? null) === (snapshot.head?.seq ?? null), 'hidden-tail');
      if (!last) return;
      const number = last.seq.toString(16).padStart(16, '0');
      const leaf = Buffer.concat([sha256(last.told.agreementId), Buffer.from(number + last.commitment, 'hex')]);
      must(isIncluded(leaf, snapshot.head.index, snapshot.tree, snapshot.proof), 'hidden-tail');
    });
  const objects = entries.flatMap(({ told }) => objectsIn(told.payload));
  const pinned = new Set(objects.map(({ definition }) => definition).filter(isHex(32)));
  for (const digest of pinned)
    of(`programmes/${digest}.yaml`, (bytes) => must(sha256(bytes).toString('hex') === digest, 'digest'));
  const texts = of('disclosed.json', (bytes) => json(textOf(bytes), { texts: isList, v: isOne }).texts);
  each('disclosed.json', texts, (shown, n) => {
    const { digest, id, salt, text } = shaped(shown, { digest: isHex(32), id: isText, salt: isHex(32), text: isText });
    must(n === 0 || texts[n - 1]?.id < id, 'gap');
    must(sha256(Buffer.from(salt, 'hex'), text).toString('hex') === digest, 'digest');
    const note = objects.find((object) => object.id === id && object.digest === digest);
    must(note, 'digest');
  });
  for (const path of RETOLD) of(path, isAny);
  for (const path of [...files.keys()].sort()) if (!known.has(path)) at(path, () => must(false, 'unknown'));
  const told = entries.at(-1)?.told;
  const facts = { agreement: told?.agreementId, until: told?.recordedAt, day: snapshot?.day, size: head?.size, seen };
  const { keys, origin, restored } = signers;
  const counts = { entries: entries.length, earlier: earlier.size };
  return { faults, facts: { ...facts, ...counts, origin, restored, vkeys: keys.map(({ vkey }) => vkey) } };
}
function report({ faults, facts }, named, pins) {
  const say = (zh, en) => process.stdout.write(`${zh}\n  ${en}\n`);
  for (const { place, code } of faults) say(`✗ ${place} ${FAULTS[code][0]}`, `${place} ${FAULTS[code][1]}`);
  if (faults.length > 0) return say(`不成立：问题 ${faults.length} 处`, `does not hold: faults ${faults.length}`);
  const { agreement, entries, until, origin, size, earlier, day, vkeys, seen, restored } = facts;
  say(`✓ ${agreement}：${entries} 条记录，至 ${until}，环环相扣`, `${entries} entries form one chain`);
  say(`✓ 全部在日志 ${origin} 里，检查点 ${size}`, `all of them are in the log ${origin} under checkpoint ${size}`);
  say(`✓ 延续更早的检查点 ${earlier + pins} 个`, `it continues ${earlier} earlier checkpoints and ${pins} of yours`);
  say(`✓ 截至 ${day} 没有藏起记录`, `nothing is kept back up to ${day}`);
  for (const { witness, at, size, entries } of seen)
    say(`✓ ${witness} 于 ${at} 见过日志前 ${size} 条，含本包 ${entries} 条`, `of these, ${entries} were seen by then`);
  const { by, lost, oldOrigin } = restored ?? {};
  if (restored)
    say(`！曾丢失 ${oldOrigin} 的 ${JSON.stringify(lost)}，日志已重建`, `begun anew after a loss, by ${by}`);
  if (!named) say('！请经其他途径核对公钥', `compare the public key by another way: ${vkeys.join(', ')}`);
  say('！state.json、index.html 只是转述', 'state.json and index.html retell: they are not proven here');
}
if (process.argv[1]?.endsWith('verify.mjs')) {
  const words = process.argv.slice(2);
  const after = (option) => words.flatMap((word, n) => (words[n - 1] === option ? [word] : []));
  const [vkeys, pins, witnesses] = [after('--vkey'), after('--pin'), after('--witness')];
  const folder = words.find((word, n) => !word.startsWith('--') && !/^--(vkey|pin|witness)$/.test(words[n - 1])) ?? '.';
  const paths = readdirSync(folder, { recursive: true }).filter((path) => statSync(`${folder}/${path}`).isFile());
  const files = new Map(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(`${folder}/${path}`)]));
  const result = verify(files, { vkeys, witnesses, pins: pins.map((file) => readFileSync(file)) });
  report(result, vkeys.length > 0, pins.length);
  process.exitCode = result.faults.length === 0 ? 0 : 1;
}
