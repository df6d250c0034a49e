import { simulate } from '@cobuild/agreement';
import { instant, instantOf, localDate, type Instant } from '@cobuild/calendar';
import { fromFact, GENESIS, seal, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { endOf, yearOf } from '../../../test/engines/year';
import { replay } from './replay';
import { verifyChain } from './verify';

const ID = 'a';
const at = (day: string): Instant => instantOf(localDate(day), '12:00', 'Asia/Shanghai');

/** A sealed year; recorded an hour after it happened. */
const year = ((): SealedEntry[] => {
  let previous = GENESIS;
  return simulate(yearOf('police-section-pairing', 2026, ID).acts, endOf(2026)).map((fact, n) => {
    const recordedAt = instant(new Date(Date.parse(fact.at) + 3_600_000).toISOString());
    const envelope: Envelope = {
      v: 1,
      agreementId: ID,
      seq: n + 1,
      actor: 'somebody',
      person: null,
      commandKey: null,
      recordedAt,
      ...fromFact(fact),
    };
    const entry = seal(previous, String(n % 10).repeat(32), envelope);
    previous = entry.commitment;
    return entry;
  });
})();

const found = (entries: readonly SealedEntry[]): string[] =>
  [...verifyChain(entries)].map(({ kind, seq }) => `${kind} ${seq}`);
const put = (n: number, more: Partial<SealedEntry>): SealedEntry[] =>
  year.map((entry, m) => (m === n ? { ...entry, ...more } : entry));

describe('the chain', () => {
  it('is whole when nothing was touched', () => {
    expect(found(year)).toEqual([]);
  });

  it('shows an altered word at its entry', () => {
    const { envelope } = year[20]!;
    expect(found(put(20, { envelope: envelope.replace('2026-', '2025-') }))).toContain('altered 21');
  });

  it('shows the first entry altered', () => {
    expect(found(put(0, { salt: 'f'.repeat(32) }))).toEqual(['altered 1']);
  });

  it('shows a row re-sealed by somebody who could not re-seal what follows', () => {
    const { salt, envelope } = year[20]!;
    const forged = seal(year[19]!.commitment, salt, { ...(JSON.parse(envelope) as Envelope), actor: 'other' });
    expect(found(put(20, forged))).toEqual(['altered 22']);
  });

  it('shows a missing, a doubled and a swapped entry', () => {
    expect(found(year.filter((_, n) => n !== 20))).toEqual(['gap 22', 'altered 22']);
    expect(found([...year.slice(0, 21), ...year.slice(20)])).toContain('gap 21');
    expect(found([...year.slice(0, 20), year[21]!, year[20]!, ...year.slice(22)])).not.toEqual([]);
  });

  it('shows an entry of another agreement, and another spelling of the same', () => {
    const told = JSON.parse(year[20]!.envelope) as Envelope;
    const stranger = seal(year[19]!.commitment, year[20]!.salt, { ...told, agreementId: 'b' });
    expect(found(put(20, { ...stranger, agreementId: ID }))).toContain('other-stream 21');
    expect(found(put(20, { envelope: JSON.stringify(told, null, 1) }))).toContain('not-canonical 21');
  });

  it('cannot show that the tail was cut off: that takes a checkpoint outside', () => {
    expect(found(year.slice(0, 40))).toEqual([]);
  });
});

describe('replay', () => {
  it('folds all of it', () => {
    const { agreement, upTo } = replay(year);
    expect([agreement.status, upTo]).toEqual(['closed', year.length]);
  });

  it('stands where it stood at an instant', () => {
    const { agreement, facts } = replay(year, { at: at('2026-06-01'), basis: 'occurred' });
    expect(agreement.status).toBe('in-force');
    expect(agreement.items['charity-shop@2026-Q1']?.status).toBe('done');
    expect(agreement.items['training@2026']?.status).toBe('planned');
    expect(facts.every((fact) => fact.at <= at('2026-06-01'))).toBe(true);
  });

  it('tells what was known from what had happened', () => {
    const signed = JSON.parse(year[1]!.envelope) as Envelope;
    const { upTo: happened } = replay(year, { at: signed.occurredAt, basis: 'occurred' });
    const { upTo: known } = replay(year, { at: signed.occurredAt });
    expect([known, happened]).toEqual([1, 2]);
  });
});
