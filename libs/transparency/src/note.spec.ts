import { signerOf, signingKey, verifierOf } from './keys';
import { openNote, parseNote, signNote } from './note';

// Of golang.org/x/mod/sumdb/note, note_test.go: see ../testdata/README.md.
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_PRIVATE = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';
const ENOCH = 'EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop';
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const PETERS =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const ENOCHS =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';
const peter = verifierOf(PETER)!;
const enoch = verifierOf(ENOCH)!;
const open = (note: string, known = [peter]) => openNote(Buffer.from(note), known);
const bent = (text: string, i: number): string =>
  text.slice(0, i) + String.fromCharCode(text.charCodeAt(i) + 1) + text.slice(i + 1);

it('T10 signs what Go signs, to the letter', () => {
  const signer = signerOf(PETER_PRIVATE)!;
  expect(signNote(TEXT, signer)).toBe(`${TEXT}\n${PETERS}`);
  expect(signer.vkey).toBe(PETER);
  expect(signer.id).toBe(0xc74f20a3);
  expect(signingKey('PeterNeumann', Buffer.from('gQoUAtUUbI2E8kQzMPVAgOv5juF9nHT2JS/F1ccoMXM=', 'base64'))).toBe(
    PETER_PRIVATE,
  );
  expect(() => signNote('no newline', signer)).toThrow('newline');
  expect(() => signNote('\u0001\n', signer)).toThrow('control');
  expect(() => signingKey('a b', Buffer.alloc(32))).toThrow('a b');
});

it('T10 T12 no mangled key is a key', () => {
  for (const [key, read] of [
    [PETER, verifierOf],
    [PETER_PRIVATE, signerOf],
  ] as const) {
    for (let i = 0; i < key.length; i++) expect([i, read(bent(key, i))]).toEqual([i, null]);
    for (let from = 0; from <= key.length; from++)
      for (let to = from + 1; to <= key.length; to++)
        if (to - from < key.length) expect(read(key.slice(from, to))).toBeNull();
  }
  // Wrong length, unknown algorithm, each with the id that fits.
  expect(verifierOf('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==')).toBeNull();
  expect(verifierOf('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')).toBeNull();
});

it('T11 opens what known keys have signed and ignores the rest', () => {
  expect(open(`${TEXT}\n${PETERS}${ENOCHS}`)).toEqual({ text: TEXT });
  expect(open(`${TEXT}\n${PETERS}${ENOCHS}`, [peter, enoch])).toEqual({ text: TEXT });
  expect(open(`${TEXT}\n${PETERS}${ENOCHS}`, [])).toEqual({ fault: 'no-known-signature' });
  expect(open(`${TEXT}\n${PETERS.slice(0, 60)}ABCD${PETERS.slice(60)}`)).toEqual({ fault: 'bad-signature' });
  expect(open(`${TEXT.replace('think', 'thank')}\n${PETERS}`)).toEqual({ fault: 'bad-signature' });
  expect(open(`${TEXT}\n${bent(PETERS, 40)}${ENOCHS}`, [peter, enoch])).toEqual({ fault: 'bad-signature' });
  // A known name with another key's id, and a known id under another name, are unknown keys.
  expect(open(`${TEXT}\n${PETERS.replace('x08g', 'xxxx')}${ENOCHS}`, [peter, enoch])).toEqual({ text: TEXT });
  expect(open(`${TEXT}\n${PETERS.replace('PeterNeumann', 'CarmenSandiego')}`)).toEqual({ fault: 'no-known-signature' });
  const unknown = (n: number) => `— witness${n} ${Buffer.alloc(5000, n + 1).toString('base64')}\n`;
  expect(open(`${TEXT}\n${Array.from({ length: 40 }, (_, n) => unknown(n)).join('')}${PETERS}`)).toEqual({
    text: TEXT,
  });
  expect(open(`${TEXT}\n${PETERS.repeat(101)}`)).toEqual({ fault: 'malformed' });
});

it.each([
  TEXT,
  `${TEXT}\n`,
  `${TEXT}\n${PETERS.slice(0, -1)}`,
  `\u0001${TEXT}\n${PETERS}`,
  `${TEXT}\n— Bad Name ${PETERS.slice(15)}`,
  `${TEXT}\n${PETERS}Unexpected line.\n`,
  `${TEXT}\n${PETERS.replace('=\n', '\n')}`,
  `${TEXT}\n${PETERS.replace('x08go', 'x08 go')}`,
  `${TEXT}\n${PETERS.replace('x08go', 'x08g\u200bo')}`,
  `${TEXT}\n${PETERS.replace('+Cy', '-Cy').replace('/ZJ', '_ZJ')}`,
  `${TEXT}\n— a+b AAAAAAA=\n`,
  `${TEXT}\n— name AAAAAA==\n`,
])('T11 T12 a malformed note is none: %j', (note) => {
  expect(parseNote(Buffer.from(note))).toBeNull();
});

it('T11 bytes that are not UTF-8 are no note', () => {
  expect(parseNote(Buffer.concat([Buffer.from([0xff]), Buffer.from(`${TEXT}\n${PETERS}`)]))).toBeNull();
  expect(parseNote(Buffer.from(`${TEXT}\n${PETERS}`))).toMatchObject({
    text: TEXT,
    signatures: [{ name: 'PeterNeumann' }],
  });
});
