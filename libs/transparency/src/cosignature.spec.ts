import { formatAddCheckpoint, judgeCheckpoint, parseAddCheckpoint } from './add-checkpoint';
import { signCheckpoint } from './checkpoint';
import { cosignedBy, cosignerOf, witnessOf } from './cosignature';
import { EMPTY_ROOT, leafHash, rootOf } from './hashing';
import { COSIGNATURE, signerOf, signingKey, verifierOf } from './keys';
import { openNote } from './note';
import { consistencyProof } from './proofs';
import { leafReader } from './tile-reader';

const signer = signerOf(signingKey('cobuild/test', Buffer.alloc(32, 7)))!;
const cosigner = cosignerOf(signingKey('audit.example/w1', Buffer.alloc(32, 3), COSIGNATURE))!;
const witness = witnessOf(cosigner.vkey)!;
const other = cosignerOf(signingKey('audit.example/w1', Buffer.alloc(32, 4), COSIGNATURE))!;
const leaves = Array.from({ length: 20 }, (_, i) => leafHash(Buffer.from(`${i}`)));
const headOf = (size: number) => ({ size, root: rootOf(leaves.slice(0, size)) });
const noteOf = (size: number, by = signer) => signCheckpoint({ origin: by.name, ...headOf(size) }, by);
const textOf = (note: string) => note.slice(0, note.indexOf('\n\n') + 1);

describe('T15 a cosignature', () => {
  const note = noteOf(5) + cosigner.cosign(textOf(noteOf(5)), 1_679_315_147);
  const cosigned = (text: string) => cosignedBy(Buffer.from(text), witness);

  it('is a signature over the statement of the specification, of the type 0x04', () => {
    expect(cosigner.vkey).toMatch(/^audit\.example\/w1\+[0-9a-f]{8}\+B/);
    const [line = ''] = note.split('\n').slice(-2);
    const bytes = Buffer.from(line.split(' ')[2]!, 'base64');
    expect([bytes.length, bytes.readUInt32BE(), bytes.readBigUInt64BE(4)]).toEqual([76, cosigner.id, 1_679_315_147n]);
    const raw = verifierOf(cosigner.vkey, COSIGNATURE)!;
    const said = Buffer.from(`cosignature/v1\ntime 1679315147\n${textOf(note)}`);
    expect(raw.verify(said, bytes.subarray(12))).toBe(true);
  });

  it('tells the newest time, and a wrong one, of another key or for another text, tells none', () => {
    expect(cosigned(note)).toMatchObject({ seconds: 1_679_315_147 });
    const newer = note + cosigner.cosign(textOf(note), 1_679_315_999);
    expect(cosigned(newer)).toEqual({ seconds: 1_679_315_999, line: cosigner.cosign(textOf(note), 1_679_315_999) });
    expect(cosigned(noteOf(5))).toBeNull();
    expect(cosigned(noteOf(5) + other.cosign(textOf(noteOf(5)), 1))).toBeNull();
    expect(cosigned(noteOf(6) + cosigner.cosign(textOf(noteOf(5)), 1))).toBeNull();
    expect(cosigned(note + cosigner.cosign(textOf(noteOf(6)), 1))).toBeNull();
    expect(cosigned('no note')).toBeNull();
  });

  it('is passed over by who knows the log alone, and no key serves as both', () => {
    const log = verifierOf(signer.vkey)!;
    expect(openNote(Buffer.from(note), [log])).toMatchObject({ text: textOf(note) });
    expect(openNote(Buffer.from(note), [log, witness])).toMatchObject({ text: textOf(note) });
    expect(openNote(Buffer.from(noteOf(5) + cosigner.cosign(textOf(noteOf(4)), 1)), [log, witness])).toEqual({
      fault: 'bad-signature',
    });
    expect([witnessOf(signer.vkey), verifierOf(cosigner.vkey)]).toEqual([null, null]);
    expect(cosignerOf(signingKey('x', Buffer.alloc(32)))).toBeNull();
    expect(signerOf(signingKey('x', Buffer.alloc(32), COSIGNATURE))).toBeNull();
  });
});

describe('T16 a witness', () => {
  const keysOf = (origin: string) => (origin === signer.name ? [verifierOf(signer.vkey)!] : null);
  const ask = async (oldSize: number, size: number, last: number | null, note = noteOf(size), more: Buffer[] = []) => {
    const proof = oldSize > 0 ? await consistencyProof(oldSize, Math.max(oldSize, size), leafReader(leaves)) : [];
    const body = formatAddCheckpoint({ oldSize, proof: [...proof, ...more], note });
    const judged = judgeCheckpoint(Buffer.from(body), keysOf, () => (last === null ? null : headOf(last)));
    return 'checkpoint' in judged
      ? [judged.status, judged.checkpoint.size]
      : [judged.status, 'size' in judged && judged.size];
  };
  const thief = signerOf(signingKey(signer.name, Buffer.alloc(32, 9)))!;
  const forked = signCheckpoint({ origin: signer.name, size: 9, root: leafHash(Buffer.from('fork')) }, signer);

  it('cosigns the first checkpoint it sees, what continues it, and the same one again', async () => {
    expect(await ask(0, 5, null)).toEqual([200, 5]);
    expect(await ask(5, 9, 5)).toEqual([200, 9]);
    expect(await ask(9, 9, 9)).toEqual([200, 9]);
    const empty = signCheckpoint({ origin: signer.name, size: 0, root: EMPTY_ROOT }, signer);
    expect(await ask(0, 0, null, empty)).toEqual([200, 0]);
  });

  it('refuses another log, another key, a rollback, a fork and a wrong proof, each with its status', async () => {
    const strange = signerOf(signingKey('cobuild/other', Buffer.alloc(32, 7)))!;
    expect(await ask(0, 5, null, noteOf(5, strange))).toEqual([404, false]);
    expect(await ask(0, 5, null, noteOf(5, thief))).toEqual([403, false]);
    expect(await ask(9, 5, 9)).toEqual([400, false]);
    expect(await ask(0, 5, 9)).toEqual([409, 9]);
    expect(await ask(3, 9, 5)).toEqual([409, 5]);
    expect(await ask(9, 9, 9, forked)).toEqual([409, 9]);
    expect(await ask(5, 9, 5, forked)).toEqual([422, false]);
    expect(await ask(5, 9, 5, noteOf(9), [EMPTY_ROOT])).toEqual([422, false]);
    expect(await ask(0, 5, null, noteOf(5), [EMPTY_ROOT])).toEqual([422, false]);
  });

  it('keeps of a note the signatures of the log alone, and cosigns no line it cannot read', () => {
    const note = noteOf(5) + other.cosign(textOf(noteOf(5)), 1);
    const body = (text: string) => Buffer.from(formatAddCheckpoint({ oldSize: 0, proof: [], note: text }));
    expect(judgeCheckpoint(body(note), keysOf, () => null)).toMatchObject({ status: 200, note: noteOf(5) });
    const [text, lines] = note.split('\n\n');
    expect(judgeCheckpoint(body(`${text}\nmore\n\n${lines}`), keysOf, () => null)).toEqual({ status: 400 });
  });

  it('reads a body to the letter, and nothing else', () => {
    const body = formatAddCheckpoint({ oldSize: 5, proof: [EMPTY_ROOT], note: noteOf(9) });
    expect(body.startsWith(`old 5\n${EMPTY_ROOT.toString('base64')}\n\ncobuild/test\n9\n`)).toBe(true);
    expect(parseAddCheckpoint(Buffer.from(body))).toEqual({ oldSize: 5, proof: [EMPTY_ROOT], note: noteOf(9) });
    const hash = `${EMPTY_ROOT.toString('base64')}\n`;
    for (const wrong of ['old 05\n', 'old -1\n', 'Old 5\n', 'old 5\nAAAA\n', '', `old 5\n${hash.repeat(64)}`])
      expect([wrong, parseAddCheckpoint(Buffer.from(`${wrong}\n${noteOf(9)}`))]).toEqual([wrong, null]);
    expect(parseAddCheckpoint(Buffer.concat([Buffer.from([0xff]), Buffer.from(body)]))).toBeNull();
  });
});
