import { createHash } from 'node:crypto';
import { commit, GENESIS, type SealedEntry } from '@cobuild/ledger';
import { signNote, signerOf, signingKey } from '@cobuild/transparency';
import { signer } from './world';

export type Files = ReadonlyMap<string, Buffer>;

/** A bundle in which something is wrong: what was done to it, and to which file. */
export type Alteration = Readonly<{ kind: string; path: string; files: Files }>;

/** Numbers from a seed (mulberry32), so that a failure can be had again. */
export function dice(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

const RETOLD = ['state.json', 'index.html', 'verify.mjs'];
const thief = signerOf(signingKey(signer.name, Buffer.alloc(32, 9)))!;

type Change = Readonly<{ path: string; bytes: Buffer | null }> | null;
type Kind = (files: Files, other: Files, roll: (below: number) => number) => Change;

const linesIn = (files: Files, path: string): string[] => files.get(path)!.toString().split('\n').slice(0, -1);
const joined = (lines: readonly string[]): Buffer => Buffer.from(lines.map((line) => `${line}\n`).join(''));
const one = <T>(list: readonly T[], roll: (below: number) => number): T => list[roll(list.length)]!;
const provenPaths = (files: Files): string[] => [...files.keys()].filter((path) => !RETOLD.includes(path));
const proofPaths = (files: Files): string[] => [...files.keys()].filter((path) => path.startsWith('proofs/'));

/** The text of a note signed anew, which whoever has the key can do. */
const resigned = (text: string, by = signer): Buffer => Buffer.from(signNote(text, by));
const noteText = (files: Files): string => files.get('checkpoint')!.toString().split('\n\n')[0]! + '\n';

const KINDS: Readonly<Record<string, Kind>> = {
  'bit flipped': (files, _other, roll) => {
    const path = one(provenPaths(files), roll);
    const bytes = Buffer.from(files.get(path)!);
    bytes[roll(bytes.length)]! ^= 1 << roll(8);
    return { path, bytes };
  },
  'cut off': (files, _other, roll) => {
    const path = one(provenPaths(files), roll);
    const bytes = files.get(path)!.subarray(0, roll(files.get(path)!.length));
    // A bundle may hold fewer earlier checkpoints; that takes nothing from what it proves.
    return path === 'earlier.jsonl' && (bytes.length === 0 || bytes.at(-1) === 10) ? null : { path, bytes };
  },
  'bytes put in': (files, _other, roll) => {
    const path = one(provenPaths(files), roll);
    const [bytes, at] = [files.get(path)!, roll(files.get(path)!.length + 1)];
    return {
      path,
      bytes: Buffer.concat([bytes.subarray(0, at), Buffer.of(one([32, 10, 48, 0, 255], roll)), bytes.subarray(at)]),
    };
  },
  'file taken away': (files, _other, roll) => ({ path: one([...files.keys()], roll), bytes: null }),
  'file put in': (files, _other, roll) => {
    const path = one(
      [`proofs/${1000 + roll(99)}.tlog-proof`, 'envelopes.jsonl.old', `programmes/${'0'.repeat(64)}.yaml`],
      roll,
    );
    return { path, bytes: files.get('proofs/1.tlog-proof')! };
  },
  'file of another bundle': (files, other, roll) => {
    const path = one(
      provenPaths(files).filter((name) => name !== 'earlier.jsonl'),
      roll,
    );
    const bytes = other.get(path);
    return bytes === undefined || bytes.equals(files.get(path)!) ? null : { path, bytes };
  },
  'proof of another entry': (files, _other, roll) => {
    const path = one(proofPaths(files), roll);
    const bytes = files.get(one(proofPaths(files), roll))!;
    return bytes.equals(files.get(path)!) ? null : { path, bytes };
  },
  'entry doubled': (files, _other, roll) => {
    const lines = linesIn(files, 'envelopes.jsonl');
    const n = roll(lines.length);
    return { path: 'envelopes.jsonl', bytes: joined([...lines.slice(0, n + 1), ...lines.slice(n)]) };
  },
  'entry taken out': (files, _other, roll) => {
    const lines = linesIn(files, 'envelopes.jsonl');
    return { path: 'envelopes.jsonl', bytes: joined(lines.toSpliced(roll(lines.length), 1)) };
  },
  'entries exchanged': (files, _other, roll) => {
    const lines = linesIn(files, 'envelopes.jsonl');
    const [m, n] = [roll(lines.length), roll(lines.length)];
    return m === n ? null : { path: 'envelopes.jsonl', bytes: joined(lines.with(m, lines[n]!).with(n, lines[m]!)) };
  },
  'entry of another agreement': (files, other, roll) => {
    const [lines, theirs] = [linesIn(files, 'envelopes.jsonl'), linesIn(other, 'envelopes.jsonl')];
    const n = roll(Math.min(lines.length, theirs.length));
    return { path: 'envelopes.jsonl', bytes: joined(lines.with(n, theirs[n]!)) };
  },
  'history rewritten with a right chain': (files, _other, roll) => {
    const entries = linesIn(files, 'envelopes.jsonl').map((line) => JSON.parse(line) as SealedEntry);
    const at = roll(entries.length);
    return {
      path: 'envelopes.jsonl',
      bytes: rechained(entries, at, (text) => text.replace('"actor":"', '"actor":"not ')),
    };
  },
  'entry appended with a right chain': (files) => {
    const entries = linesIn(files, 'envelopes.jsonl').map((line) => JSON.parse(line) as SealedEntry);
    const last = entries.at(-1)!;
    const seq = last.seq + 1;
    const added = { ...last, seq, envelope: last.envelope.replace(/"seq":\d+/, `"seq":${seq}`) };
    return { path: 'envelopes.jsonl', bytes: rechained([...entries, added], seq - 1, (text) => text) };
  },
  'checkpoint signed by somebody else': (files) => ({ path: 'checkpoint', bytes: resigned(noteText(files), thief) }),
  'wrong key in keys.json': (files) => {
    const bytes = Buffer.from(files.get('keys.json')!.toString().replace(signer.vkey, thief.vkey));
    return { path: 'keys.json', bytes };
  },
  'root of another length': (files, _other, roll) => {
    const root = createHash('sha512')
      .update(String(roll(1000)))
      .digest()
      .subarray(0, one([0, 31, 33, 64], roll));
    return {
      path: 'checkpoint',
      bytes: resigned(noteText(files).replace(/[^\n]+\n$/, `${root.toString('base64')}\n`)),
    };
  },
  'another size signed': (files, _other, roll) => {
    const text = noteText(files).replace(
      /\n\d+\n/,
      `\n${one(['0', '1', '007', '92', '9007199254740993', '-1', ''], roll)}\n`,
    );
    return { path: 'checkpoint', bytes: resigned(text) };
  },
  'base64 with another spelling': (files, _other, roll) => {
    const path = one(['checkpoint', 'keys.json', ...proofPaths(files)], roll);
    const text = files.get(path)!.toString();
    const places = [...text.matchAll(/[A-Za-z0-9+/]=(?=[\n"])/g)];
    if (places.length === 0) return null;
    const { index, 0: found } = one(places, roll);
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
    const next = alphabet[alphabet.indexOf(found[0]!) + 1];
    return next === undefined
      ? null
      : { path, bytes: Buffer.from(text.slice(0, index) + next + text.slice(index + 1)) };
  },
  'JSON with another spelling': (files, _other, roll) => {
    const path = one(['keys.json', 'snapshot.json', 'disclosed.json', 'envelopes.jsonl'], roll);
    const text = files.get(path)!.toString();
    const spelled = one(
      [text.replace(':', ': '), text.replace('{', '{"v":1,'), text.replace('1', '1.0'), text.replace('a', '\\u0061')],
      roll,
    );
    return { path, bytes: Buffer.from(spelled) };
  },
  'proof lengthened or shortened': (files, _other, roll) => {
    const path = one(proofPaths(files), roll);
    const [head = '', ...rest] = files.get(path)!.toString().split('\n\n');
    const lines = head.split('\n');
    const at = 2 + roll(lines.length - 2);
    const longer = lines.toSpliced(at, 0, lines[at] ?? '');
    return { path, bytes: Buffer.from([one([longer, lines.toSpliced(at, 1)], roll).join('\n'), ...rest].join('\n\n')) };
  },
  'another index': (files, _other, roll) => {
    const path = one(proofPaths(files), roll);
    const text = files.get(path)!.toString();
    const bytes = Buffer.from(
      text.replace(/index \d+/, `index ${one([String(roll(91)), '91', '00', '1e0', '99999999999999999999'], roll)}`),
    );
    return bytes.equals(files.get(path)!) ? null : { path, bytes };
  },
  'broken second signature': (files, _other, roll) => {
    const note = files.get('checkpoint')!.toString();
    const [line = ''] = note.split('\n').slice(-2);
    const signature = Buffer.from(line.split(' ')[2]!, 'base64');
    signature[4 + roll(64)]! ^= 1;
    return { path: 'checkpoint', bytes: Buffer.from(`${note}\u2014 ${signer.name} ${signature.toString('base64')}\n`) };
  },
  'earlier checkpoints out of order': (files) => ({
    path: 'earlier.jsonl',
    bytes: joined(linesIn(files, 'earlier.jsonl').reverse()),
  }),
};

/** Seals anew from an entry on, as whoever owns the database can. */
function rechained(entries: readonly SealedEntry[], from: number, bend: (text: string) => string): Buffer {
  let previous = entries[from - 1]?.commitment ?? GENESIS;
  const made = entries.map((entry, n) => {
    if (n < from) return entry;
    const envelope = n === from ? bend(entry.envelope) : entry.envelope;
    previous = commit(previous, entry.salt, envelope);
    return { ...entry, envelope, commitment: previous };
  });
  const ordered = made.map(({ commitment, envelope, salt, seq }) =>
    JSON.stringify({ commitment, envelope, salt, seq }),
  );
  return joined(ordered);
}

export const alterationKinds = Object.keys(KINDS);

/** `count` altered bundles, each kind in turn, always the same for a seed. */
export function* alterations(seed: number, count: number, files: Files, other: Files): Generator<Alteration> {
  const roll = dice(seed);
  const kinds = Object.entries(KINDS);
  for (let n = 0; n < count;) {
    const [kind, change] = kinds[n % kinds.length]!;
    const made = change(files, other, roll);
    if (!made) continue;
    const altered = new Map(files);
    if (made.bytes === null) altered.delete(made.path);
    else altered.set(made.path, made.bytes);
    n++;
    yield { kind, path: made.path, files: altered };
  }
}
