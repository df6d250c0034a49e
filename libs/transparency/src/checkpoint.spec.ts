import { checkpointText, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint';
import { EMPTY_ROOT, leafHash } from './hashing';
import { signerOf, signingKey, verifierOf } from './keys';
import { commitmentEntry, headSnapshotEntry } from './leaves';
import { inclusionProof } from './proofs';
import { formatProof, parseProof, verifyProof } from './tlog-proof';
import { rootOf } from './hashing';

const signer = signerOf(signingKey('cobuild/test', Buffer.alloc(32, 7)))!;
const other = verifierOf(signerOf(signingKey('cobuild/test', Buffer.alloc(32, 8)))!.vkey)!;
const known = [verifierOf(signer.vkey)!];
const root = leafHash(Buffer.from('x'));

it('T13 the checkpoint of the specification is read, with its extension lines', () => {
  const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
  const checkpoint = parseCheckpoint(text)!;
  expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163 });
  expect(checkpointText(checkpoint)).toBe(text);
  expect(parseCheckpoint(`${text}more\n`)).toEqual(checkpoint);
});

const b64 = root.toString('base64');
it.each([
  `o\n1\n${b64}`,
  `\n1\n${b64}\n`,
  `o\n01\n${b64}\n`,
  `o\n-1\n${b64}\n`,
  `o\n1e3\n${b64}\n`,
  `o\n9007199254740992\n${b64}\n`,
  `o\n1\n\n`,
  `o\n1\n${b64.slice(0, -2)}==\n`,
  `o\n1\n${Buffer.alloc(31).toString('base64')}\n`,
  `o\n1\n${b64.replace('=', '')}\n`,
  `o\n1\n${b64}\n\n`,
  `o\n0\n${b64}\n`,
])('T12 T13 %j is no checkpoint', (text) => {
  expect(parseCheckpoint(text)).toBeNull();
});

it('T13 a signed checkpoint opens with its key and origin, and not with others', () => {
  const checkpoint = { origin: 'cobuild/test', size: 3, root };
  const note = Buffer.from(signCheckpoint(checkpoint, signer));
  expect(openCheckpoint(note, 'cobuild/test', known)).toEqual({ checkpoint });
  expect(openCheckpoint(note, 'cobuild/main', known)).toEqual({ fault: 'other-origin' });
  expect(openCheckpoint(note, 'cobuild/test', [other])).toEqual({ fault: 'no-known-signature' });
  expect(parseCheckpoint(`o\n0\n${EMPTY_ROOT.toString('base64')}\n`)).toMatchObject({ size: 0 });
  expect(() => signCheckpoint({ ...checkpoint, root: Buffer.alloc(0) }, signer)).toThrow('hash');
});

it('T14 a tlog-proof is checked offline', async () => {
  const leaves = Array.from({ length: 11 }, (_, i) => leafHash(Buffer.from(`${i}`)));
  const read = (subtrees: readonly { level: number; index: number }[]) =>
    Promise.resolve(
      subtrees.map(({ level, index }) => rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level))),
    );
  const checkpoint = signCheckpoint({ origin: 'cobuild/test', size: 11, root: rootOf(leaves) }, signer);
  const hashes = await inclusionProof(4, 11, read);
  const text = formatProof({ index: 4, hashes, checkpoint });
  expect(text.startsWith(`c2sp.org/tlog-proof@v1\nindex 4\n${hashes[0]!.toString('base64')}\n`)).toBe(true);
  expect(text.endsWith(`\n\n${checkpoint}`)).toBe(true);
  expect(parseProof(text)).toEqual({ index: 4, hashes, checkpoint });
  expect(parseProof(text.replace('\nindex', '\nextra AAAA\nindex'))).toEqual({ index: 4, hashes, checkpoint });
  expect(verifyProof(text, leaves[4]!, 'cobuild/test', known)).toBe(true);
  expect(verifyProof(text, leaves[5]!, 'cobuild/test', known)).toBe(false);
  expect(verifyProof(text, leaves[4]!, 'cobuild/main', known)).toBe(false);
  expect(verifyProof(text, leaves[4]!, 'cobuild/test', [other])).toBe(false);
  expect(verifyProof(text.replace('index 4', 'index 5'), leaves[4]!, 'cobuild/test', known)).toBe(false);
});

it.each([
  'wrong-header\nindex 0\n\ncheckpoint\n',
  'c2sp.org/tlog-proof@v1\nextra !!notbase64!!\nindex 0\n\ncheckpoint\n',
  'c2sp.org/tlog-proof@v1\n\n\ncheckpoint\n',
  'c2sp.org/tlog-proof@v1\nindex notanumber\n\ncheckpoint\n',
  'c2sp.org/tlog-proof@v1\nindex -5\n\ncheckpoint\n',
  'c2sp.org/tlog-proof@v1\nindex 0\n!!notbase64!!\n\ncheckpoint\n',
  `c2sp.org/tlog-proof@v1\nindex 0\n${Buffer.alloc(64).toString('base64')}\n\ncheckpoint\n`,
  'c2sp.org/tlog-proof@v1\nindex 0\n',
])('T12 T14 %j is no proof', (text) => {
  expect(parseProof(text)).toBeNull();
});

it("T20 an event's entry is its commitment", () => {
  expect(commitmentEntry('00'.repeat(32)).toString()).toBe(`{"c":"${'A'.repeat(43)}","v":1}`);
});

it('T21 the snapshot of heads changes with each of them, not with their order', () => {
  const heads = [
    { agreementId: 'a', seq: 3, commitment: '11'.repeat(32) },
    { agreementId: 'b', seq: 1, commitment: '22'.repeat(32) },
  ];
  const entry = (list: typeof heads) => headSnapshotEntry('2026-03-10', list).toString();
  expect(entry(heads)).toMatch(/^\{"day":"2026-03-10","heads":2,"root":"[\w-]{43}","v":1\}$/);
  expect(entry([...heads].reverse())).toBe(entry(heads));
  for (const bent of [{ agreementId: 'c' }, { seq: 2 }, { commitment: '33'.repeat(32) }])
    expect(entry([{ ...heads[0]!, ...bent }, heads[1]!])).not.toBe(entry(heads));
  expect(entry(heads.slice(1))).not.toBe(entry(heads));
});
