import { commit, canonical, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { catalogueSlugs } from '@cobuild/config';
import { endOf, yearOf } from '../../../test/engines/year';
import { auditDecisions } from './decisions';
import { byTheDoor } from './testing/sealed';
import { verifyChain } from './verify';

const SLUG = 'police-section-pairing';
const lived = (slug: string, drained?: (n: number) => boolean): SealedEntry[] =>
  byTheDoor(yearOf(slug, 2026, 'a').acts, endOf(2026, slug), drained);
const year = lived(SLUG);
const told = ({ envelope }: SealedEntry): Envelope => JSON.parse(envelope) as Envelope;

/** The year with one entry made another, left out or doubled, under a right chain: what somebody with the database can write. */
function forged(change: (envelope: Envelope, n: number) => readonly Envelope[]): SealedEntry[] {
  let previous = '0'.repeat(64);
  const envelopes = year
    .flatMap((entry, n) => change(told(entry), n))
    .map((envelope, n) => ({ ...envelope, seq: n + 1 }));
  return envelopes.map((envelope): SealedEntry => {
    const [salt, text] = ['1'.repeat(32), canonical(envelope)];
    const commitment = commit(previous, salt, text);
    previous = commitment;
    return { agreementId: 'a', seq: envelope.seq, type: envelope.type, envelope: text, salt, commitment };
  });
}
const whereType = (type: string): number => year.findIndex((entry) => entry.type === type);
const changed = (type: string, payload: object, more: Partial<Envelope> = {}): SealedEntry[] =>
  forged((envelope, n) =>
    n === whereType(type) ? [{ ...envelope, ...more, payload: { ...envelope.payload, ...payload } }] : [envelope],
  );

it.each(catalogueSlugs())('every decision of a year of %s gives the same facts again', (slug) => {
  const entries = lived(slug);
  const { decisions, findings } = auditDecisions(entries);
  expect(findings).toEqual([]);
  expect(decisions).toBeGreaterThan(10);
});

it('and where reminders went out by the batch, before the rest of what was due', () => {
  expect(auditDecisions(lived(SLUG, (n) => n % 2 === 0)).findings).toEqual([]);
  expect(auditDecisions(lived(SLUG, () => true)).findings).toEqual([]);
});

it('H15 each reminder that is taken out is found, whatever was decided after it', () => {
  const reminders = year.flatMap(({ type }, n) => (type === 'ReminderIssued' ? [n] : []));
  expect(reminders.length).toBeGreaterThan(10);
  const unseen = reminders.filter((at) => {
    const { findings } = auditDecisions(forged((envelope, n) => (n === at ? [] : [envelope])));
    return !['left-out', 'not-due'].includes(findings[0]?.kind ?? '');
  });
  expect(unseen).toEqual([]);
});

describe('what no decision would give is found at its entry, under a chain that is right', () => {
  const cases: Readonly<Record<string, readonly [SealedEntry[], object]>> = {
    'a day outside the window': [
      changed('DateFixed', { on: '2027-05-01' }),
      { kind: 'not-decided', command: 'FixDate', refusal: { code: 'outside-window' } },
    ],
    'by somebody whose it is not': [
      changed('DateFixed', {}, { actor: 'a-stranger' }),
      { kind: 'not-decided', command: 'FixDate', refusal: { code: 'not-a-party' } },
    ],
    'a completion without its proof': [
      changed('ItemCompleted', { evidence: [] }),
      { kind: 'not-decided', refusal: { code: 'evidence-missing' } },
    ],
    'a score of more points than there are': [
      changed('ScoresGiven', { points: { 'joint-patrol': 1000 } }),
      { kind: 'not-decided', command: 'GiveScores', refusal: { code: 'points-out-of-range' } },
    ],
    'overdue of its own accord, before its day': [
      forged((envelope, n) =>
        n === whereType('ItemOpened')
          ? [envelope, { ...envelope, type: 'ItemBecameOverdue', payload: { item: envelope.payload['item'] } }]
          : [envelope],
      ),
      { kind: 'not-due', command: 'ReachInstant' },
    ],
    'a reminder kept back': [
      forged((envelope, n) => (n === whereType('ReminderIssued') ? [] : [envelope])),
      { kind: expect.stringMatching(/left-out|not-due/) },
    ],
    'a fact of time signed by a person': [
      changed('ReminderIssued', {}, { actor: 'a-community', commandKey: 'x' }),
      { kind: expect.stringMatching(/left-out|not-due/) },
    ],
    'an entry of a type that is not known': [
      forged((envelope, n) => [n === 5 ? { ...envelope, type: 'AgreementPainted' as Envelope['type'] } : envelope]),
      { kind: 'not-decided' },
    ],
    'a proposal without its parties': [
      forged((envelope) =>
        envelope.commandKey === 'k-0' ? [{ ...envelope, payload: { ...envelope.payload, parties: {} } }] : [envelope],
      ),
      { kind: 'not-decided', command: 'ProposeAgreement', seq: 1, refusal: { code: 'parties-incomplete' } },
    ],
  };
  it.each(Object.keys(cases))('%s', (name) => {
    const [entries, finding] = cases[name]!;
    expect([...verifyChain(entries)]).toEqual([]);
    expect(auditDecisions(entries).findings).toMatchObject([finding]);
  });
});
