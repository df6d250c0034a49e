import { readFileSync } from 'node:fs';
import { fold, unproposed, evolve } from '@cobuild/agreement';
import { factOf, seal, toFact, typeVersions, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { diaryLine, sayFact, titlesOf } from '@cobuild/notice';
import { samplesFile } from '../../../test/samples/samples';
import { verifyChain } from './verify';

const kept = readFileSync(samplesFile, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as SealedEntry);
const envelopes = kept.map(({ envelope }) => JSON.parse(envelope) as Envelope);
const titles = titlesOf({ items: [], roles: [] });

/** What changes nothing here: a meeting's numbers, what went out, and the refusal of a release that nobody asked for. */
const STATELESS = ['MeetingHeld', 'NoticesSent', 'ReleaseRefused'];

it('H8 of every type and version there is an entry, sealed as it was', () => {
  const released = Object.entries(typeVersions).flatMap(([type, newest]) =>
    Array.from({ length: newest }, (_, n) => `${type} ${n + 1}`),
  );
  expect([...new Set(envelopes.map(({ type, typeVersion }) => `${type} ${typeVersion}`))].sort()).toEqual(
    released.sort(),
  );
  expect([...verifyChain(kept)]).toEqual([]);
});

it('H8 each is read, told as it is kept, and folds into what it meant', () => {
  const facts = kept.map(factOf);
  const told = facts.map((fact) => diaryLine(fact, 'Asia/Shanghai'));
  expect(told).toEqual(readFileSync(samplesFile.replace('.jsonl', '.txt'), 'utf8').trim().split('\n'));
  for (const fact of facts)
    for (const lang of ['zh', 'en'] as const) expect(sayFact(fact, titles, lang)).not.toMatch(/undefined|NaN|\[object/);
  let agreement = unproposed;
  const without = facts.filter((fact) => {
    const before = { ...agreement, at: fact.at };
    agreement = evolve(agreement, fact);
    return JSON.stringify(before) === JSON.stringify(agreement);
  });
  expect(without.map(({ event }) => event.type).filter((type) => !STATELESS.includes(type))).toEqual([]);
  // The first life; what follows are later versions of the same types.
  const again = facts.findIndex(({ event }, n) => n > 0 && event.type === 'AgreementProposed');
  expect(fold(facts.slice(0, again))).toMatchObject({ status: 'closed', termEnded: true });
});

it('H9 what was kept in an earlier version is read as one of today', () => {
  const versions = envelopes.filter(({ type }) => type === 'AgreementProposed');
  expect(versions.map(({ typeVersion }) => typeVersion).slice(0, 2)).toEqual([1, 2]);
  expect(versions[0]!.payload).not.toHaveProperty('rulesVersion');
  expect(versions.map((envelope) => fold([toFact(envelope)]).rulesVersion)).toEqual([1, 1, 2]);
});

it('H9 what this program does not know is refused', () => {
  const [known] = envelopes;
  const next = typeVersions.AgreementProposed + 1;
  expect(() => toFact({ ...known!, typeVersion: next })).toThrow(`AgreementProposed of version ${next}`);
  const stranger = { ...known!, type: 'AgreementPainted' } as unknown as Envelope;
  expect(() => factOf(seal('0'.repeat(64), '0'.repeat(32), stranger))).toThrow('AgreementPainted');
  expect(() => toFact({ ...known!, type: 'constructor' as Envelope['type'] })).toThrow('constructor');
});
