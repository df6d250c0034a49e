import { about, day, photo, story } from '../../testing/story';

const lessons = about({ key: 'lessons', kind: 'quota', when: '{ rule: every, unit: year }', target: '3' });
const nine = about({
  key: 'nine',
  kind: 'quota',
  when: '{ rule: every, unit: year }',
  subjects: '[{ key: law, title: { zh: 法律, en: Law } }, { key: health, title: { zh: 健康, en: Health } }]',
});
const bare = about({ key: 'bare', when: '{ rule: month, month: 3 }' });
const record = (item: string, amount: number, more = {}) =>
  ({ type: 'RecordProgress', item, on: day('2026-03-05'), amount, ...more }) as const;
const reject = (n: number) => ({ type: 'RejectProgress', item: 'lessons@2026', n, reason: 'not-held' }) as const;
const complete = { type: 'CompleteItem', item: 'lessons@2026', on: day('2026-03-05'), evidence: [] } as const;

it('A38 records add up, and the one that reaches the target completes it', () => {
  story(lessons)
    .when('2026-03-05', 'community', record('lessons@2026', 2))
    .then('ProgressRecorded lessons@2026 1 done  2 by community')
    .when('2026-03-05', 'community', complete)
    .refused('target-missed 2/3')
    .when('2026-03-05', 'school', record('lessons@2026', 1))
    .refused('not-yours lessons@2026')
    .when('2026-03-05', 'community', record('lessons@2026', 1))
    .then('ProgressRecorded lessons@2026 2 done  1 by community', 'ItemCompleted lessons@2026 2026-03-05 by community');
});

it('A38 every subject is covered once, and a record says which', () => {
  story(nine)
    .when('2026-03-05', 'community', record('nine@2026', 1, { what: 'sports' }))
    .refused('unknown-subject sports')
    .when('2026-03-05', 'community', record('nine@2026', 1))
    .refused('unknown-subject nine@2026')
    .when('2026-03-05', 'community', record('nine@2026', 1, { what: 'law' }))
    .when('2026-03-06', 'community', { type: 'CompleteItem', item: 'nine@2026', on: day('2026-03-06'), evidence: [] })
    .refused('target-missed health')
    .when('2026-03-06', 'community', record('nine@2026', 1, { what: 'health' }))
    .then('ProgressRecorded nine@2026 2 done health 1 by community', 'ItemCompleted nine@2026 2026-03-05 by community');
});

it('A80 what the clause does not list cannot be named, so that no text comes into the ledger', () => {
  story(lessons)
    .when('2026-03-05', 'community', record('lessons@2026', 1, { what: '张三 13800000000' }))
    .refused('unknown-subject 张三 13800000000')
    .when('2026-03-05', 'community', record('lessons@2026', 1, { source: 'zhang-san' }))
    .refused('unknown-subject zhang-san');
});

it('A38 the same photo counts once, and only where something is counted', () => {
  story([lessons, bare])
    .when('2026-03-05', 'community', record('lessons@2026', 1, { evidence: [photo()] }))
    .when('2026-03-05', 'community', record('lessons@2026', 1, { evidence: [photo()] }))
    .refused(`recorded-twice ${photo().sha256}`)
    .when('2026-03-05', 'community', record('bare@2026', 1))
    .refused('not-counted bare@2026');
});

it('A42 another side says that a record does not count, and why; nobody rejects their own', () => {
  story(lessons)
    .when('2026-03-05', 'community', record('lessons@2026', 2, { evidence: [photo()] }))
    .when('2026-03-06', 'community', reject(1))
    .refused('own-entry 1')
    .when('2026-03-06', 'school', reject(7))
    .refused('unknown-entry 7')
    .when('2026-03-06', 'school', reject(1))
    .then('ProgressRejected lessons@2026 1 not-held by school')
    .so(({ items }) => {
      expect(items['lessons@2026']?.tally).toEqual({ '': 0 });
      expect(items['lessons@2026']?.entries[0]?.rejected).toMatchObject({ reason: 'not-held' });
    })
    .when('2026-03-07', 'school', reject(1))
    .refused('unknown-entry 1')
    .when('2026-03-07', 'community', record('lessons@2026', 1, { evidence: [photo()] }))
    .then('ProgressRecorded lessons@2026 2 done  1 by community');
});

it('A83 a peer of the same side rejects nothing, another side nothing once it is done', () => {
  const theirs = lessons.replace(/owedBy: .*/, 'owedBy: [school]');
  story(theirs)
    .when('2026-03-05', 'school', record('lessons@2026', 2))
    .when('2026-03-06', 'hospital', reject(1))
    .refused('own-entry 1')
    .when('2026-03-07', 'school', record('lessons@2026', 1))
    .when('2026-03-08', 'community', reject(1))
    .refused('already-done lessons@2026');
});
