import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { fold, type Fact } from '@cobuild/agreement';
import { instant, type Instant } from '@cobuild/calendar';
import { factOf, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { titlesOf } from '@cobuild/notice';
import { about, story } from '../../agreement/src/testing/story';
import { at, definitionOf } from '../../../test/engines/year';
import { because, compare, type Comparison } from './compare';
import { partsOfAgreement, partsOfItem, type Parts } from './parts';
import { pointsOf } from './points';
import { replay } from './replay';
import { sayComparison } from './say-compare';
import { sayPoints } from './say-points';
import { sealed, sealedYear } from './testing/sealed';

const SLUG = 'police-section-pairing';
/** Those in whose years the most kinds of things happen. */
const SLUGS = [SLUG, 'community-education', 'county-assistance', 'citizen-teaching', 'co-residence'];
const years = new Map(SLUGS.map((slug) => [slug, sealedYear(slug)]));
const year = years.get(SLUG)!;
const titles = titlesOf(definitionOf(SLUG));
const envelopeOf = ({ envelope }: SealedEntry): Envelope => JSON.parse(envelope) as Envelope;
const between = (entries: readonly SealedEntry[], from: Instant, to: Instant, roles: readonly string[] = []) =>
  compare(entries, { from, to, basis: 'recorded', roles });
const changeOf = ({ changes }: Comparison, item: string | null, part: string) =>
  changes.find((change) => change.item === item && change.part === part);
const seqsOf = (entries: readonly SealedEntry[], which: (fact: Fact) => boolean): number[] =>
  entries.filter((entry) => which(factOf(entry))).map(({ seq }) => seq);

/** Every part that differs between two folds, worked out from the folds alone. */
function differing(
  entries: readonly SealedEntry[],
  from: Instant,
  to: Instant,
  basis: 'recorded' | 'occurred',
): string[] {
  const [before, after] = [from, to].map((moment) => replay(entries, { at: moment, basis }).agreement);
  const pairs: (readonly [string, Parts, Parts])[] = Object.keys(after!.items).map((key) => [
    key,
    before!.items[key] ? partsOfItem(before!.items[key]) : new Map<string, unknown>(),
    partsOfItem(after!.items[key]!),
  ]);
  pairs.push(['', before!.status === 'none' ? new Map() : partsOfAgreement(before!), partsOfAgreement(after!)]);
  return pairs
    .flatMap(([key, was, is]) =>
      [...new Set([...was.keys(), ...is.keys()])]
        .filter((part) => JSON.stringify(was.get(part)) !== JSON.stringify(is.get(part)))
        .map((part) => `${key} ${part}`),
    )
    .sort();
}

it('H1 H2 H4 names every part that differs and nothing else, each with an entry that came between', () => {
  const basis = fc.constantFrom('recorded' as const, 'occurred' as const);
  fc.assert(
    fc.property(fc.constantFrom(...years.keys()), fc.nat(), fc.nat(), basis, (slug, one, other, by) => {
      const entries = years.get(slug)!;
      const moments = entries.map((entry) => envelopeOf(entry)[by === 'recorded' ? 'recordedAt' : 'occurredAt']);
      const [from, to] = [moments[one % moments.length]!, moments[other % moments.length]!].sort();
      const { changes, causes } = compare(entries, { from: from!, to: to!, basis: by, roles: [] });
      const named = changes.filter(({ part }) => !part.startsWith('scores/'));
      expect(named.map(({ item, part }) => `${item ?? ''} ${part}`).sort()).toEqual(differing(entries, from!, to!, by));
      const known = new Map(causes.map((cause) => [cause.seq, cause]));
      for (const { entries: made } of changes) {
        expect(made.length).toBeGreaterThan(0);
        for (const seq of made) {
          const { recordedAt, occurredAt } = known.get(seq)!;
          const moment = by === 'recorded' ? recordedAt : occurredAt;
          expect(moment > from! && moment <= to!).toBe(true);
        }
      }
    }),
    { numRuns: 25 },
  );
});

it('H2 says who asked for it, why and by which rules, and every rule stands in the SPEC', () => {
  const rules = readFileSync(join(__dirname, '../../agreement/SPEC.md'), 'utf8');
  const every = [...years.values()].flatMap(
    (entries) => compare(entries, { from: null, to: null, basis: 'recorded', roles: [] }).causes,
  );
  expect(new Set(every.map(({ type }) => type)).size).toBeGreaterThan(30);
  for (const rule of new Set(every.flatMap((cause) => cause.rules))) expect(rules).toContain(`\n- ${rule} `);
  const [entries, asking] = [...years.values()].flatMap((one) =>
    one.filter((entry) => factOf(entry).event.type === 'ExtensionAsked').map((entry) => [one, entry] as const),
  )[0]!;
  const { recordedAt, payload, seq } = envelopeOf(asking);
  const { item, by, until, reason } = payload as Record<string, string>;
  const seen = between(entries, at('2025-01-01'), recordedAt);
  expect(changeOf(seen, item!, 'asked-until')).toEqual({
    item,
    part: 'asked-until',
    before: null,
    after: until,
    entries: [seq],
  });
  expect(seen.causes.find((cause) => cause.seq === seq)).toMatchObject({
    actor: `a-${by}`,
    by,
    reason,
    rules: ['A15'],
  });
});

describe('scores', () => {
  const review = about({
    key: 'review',
    kind: 'review',
    when: '{ rule: span, from: 12-01, to: 12-10 }',
    owedBy: '[community, school]',
    criteria: '[{ key: spirit, max: 40, title: { zh: 配合, en: Spirit } }]',
  });
  const score = (of: string, spirit: number) => ({ type: 'GiveScores', of, points: { spirit } }) as const;
  const first = story(review).when('2026-12-02', 'community', score('school', 31));
  const one = sealed(first.facts());
  const both = sealed(first.when('2026-12-04', 'school', score('community', 39)).facts());
  const [november, third, fifth] = [at('2026-11-01'), at('2026-12-03'), at('2026-12-05')];
  const given = 'scores/community/school';

  it('H3 are said to be given and no more to whoever may not see them', () => {
    for (const roles of [[], ['school'], ['district']]) {
      const seen = between(one, november, third, roles);
      expect(changeOf(seen, 'review@2026', given)).toMatchObject({ before: null, after: 'hidden' });
      expect(JSON.stringify(seen.changes)).not.toContain('31');
      expect(sayComparison(seen, titles, 'en').join()).not.toContain('31');
    }
    expect(changeOf(between(one, november, third, ['community']), 'review@2026', given)?.after).toEqual({ spirit: 31 });
  });

  it('H3 are not told of a moment when they could not be seen, and are once both are in', () => {
    expect(changeOf(between(both, november, third, ['school']), 'review@2026', given)?.after).toBe('hidden');
    expect(changeOf(between(both, november, fifth, ['school']), 'review@2026', given)?.after).toEqual({ spirit: 31 });
  });
});

it('H4 by what was known and by what had happened', () => {
  const late = year.map((entry) => factOf(entry));
  const overdue = late.findIndex(({ event }) => event.type === 'ItemBecameOverdue');
  const { at: happened, event } = late[overdue]!;
  const item = (event as { item: string }).item;
  const entries = sealed(late, (n) => (n < overdue ? 0 : 2880));
  const [from, to] = [new Date(Date.parse(happened) - 1), new Date(Date.parse(happened) + 3_600_000)].map((moment) =>
    instant(moment.toISOString()),
  );
  const change = (basis: 'recorded' | 'occurred') =>
    changeOf(compare(entries, { from: from!, to: to!, basis, roles: [] }), item, 'overdue');
  expect(change('recorded')).toBeUndefined();
  expect(change('occurred')).toMatchObject({ before: null, after: true, entries: [overdue + 1] });
});

describe('why', () => {
  it('H5 an item is done, late and prolonged: the entries that made it so', () => {
    const [key] = year.map(factOf).flatMap(({ event }) => (event.type === 'ExtensionGranted' ? [event.item] : []));
    const { changes, causes } = because(year, key!, []);
    const of = (type: string) =>
      seqsOf(year, ({ event }) => event.type === type && 'item' in event && event.item === key);
    const part = (name: string) => changes.find((change) => change.part === name)!;
    expect(part('status')).toMatchObject({
      after: 'done',
      entries: [1, ...of('ItemOpened'), ...of('ItemCompleted')].filter((seq) => part('status').entries.includes(seq)),
    });
    expect(part('status').entries.at(-1)).toBe(of('ItemCompleted').at(-1));
    expect(part('due').entries).toContain(of('ExtensionGranted')[0]);
    expect(causes.map(({ seq }) => seq)).toEqual(
      [...new Set(changes.flatMap((change) => change.entries))].sort((a, b) => a - b),
    );
    expect(because(year, 'no-such-item', []).changes).toEqual([]);
  });

  it('H6 points are suggested: of each item that counts the entry by which it was done, and no score', () => {
    const [slug, entries] = [...years].find(([, one]) => Object.keys(replay(one).agreement.plan.scoring).length > 0)!;
    const [role = ''] = Object.keys(replay(entries).agreement.parties);
    const points = pointsOf(entries, role);
    const counted = points.flatMap((one) => one.because);
    expect(counted.length).toBeGreaterThan(0);
    for (const { item, verdict, doneOn, entries: made } of counted) {
      const said = seqsOf(
        entries,
        ({ event }) => 'item' in event && event.item === item && 'on' in event && event.on === doneOn,
      );
      if (verdict !== 'not-done') expect(said).toContain(made.at(-1));
      expect(made[0]).toBe(1);
    }
    const scores = seqsOf(entries, ({ event }) => event.type === 'ScoresGiven');
    expect(counted.flatMap((one) => one.entries).filter((seq) => scores.includes(seq))).toEqual([]);
    expect(sayPoints(points, titlesOf(definitionOf(slug)), 'zh').join('\n')).toMatch(/按时 .*\(第 1、/);
  });
});

it('H7 is told in both languages, with its entries, and never by a code where there is a word', () => {
  for (const [slug, entries] of years) {
    const whole = compare(entries, { from: null, to: null, basis: 'recorded', roles: [] });
    for (const lang of ['zh', 'en'] as const) {
      const told = sayComparison(whole, titlesOf(definitionOf(slug)), lang);
      expect(told).toHaveLength(whole.changes.length);
      for (const line of told) {
        expect(line).toMatch(lang === 'zh' ? /第 \d+ 条/ : /entry \d+/);
        expect(line).not.toMatch(/undefined|\[object|not-owed|in-force|true|false/);
      }
    }
  }
  expect(sayComparison(between(year, at('2026-03-01'), at('2026-03-01')), titles, 'zh')).toEqual(['没有变化']);
  expect(fold(year.map(factOf)).status).toBe('closed');
});
