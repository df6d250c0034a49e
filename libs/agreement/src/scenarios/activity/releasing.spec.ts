import { about, day, photo, story } from '../../testing/story';

const fair = about({
  key: 'fair',
  when: '{ rule: month, month: 5 }',
  mayBe: '[merged, replaced]',
  evidence: '[photo]',
});
const concert = about({ key: 'concert', when: '{ rule: month, month: 5 }', evidence: '[photo]' });
const climb = about({
  key: 'climb',
  when: '{ rule: day, day: 10-18 }',
  eligibility: '{ fromAge: 50, toAge: 70, healthy: true, companyFromAge: 70 }',
});
const release = (item: string, how: 'cancelled' | 'merged' | 'replaced' | 'waived', into: string | null = null) =>
  ({ type: 'AskRelease', item, how, into, reason: 'weather' }) as const;
const decide = (item: string, granted: boolean) => ({ type: 'DecideRelease', item, granted }) as const;
const group = (age: number, more = {}) => ({ age, healthy: true, accompanied: false, people: 1, ...more });
const join = (people: number, groups: ReturnType<typeof group>[]) =>
  ({ type: 'AnnounceAttendance', item: 'climb@2026', people, groups }) as const;
const complete = (item: string, also?: string[]) =>
  ({ type: 'CompleteItem', item, on: day('2026-05-12'), evidence: [photo()], ...(also ? { also } : {}) }) as const;

it('A41 what the programme lets be merged is merged at once, with another that is open', () => {
  story([fair, concert])
    .when('2026-05-02', 'community', release('fair@2026', 'merged'))
    .refused('not-replaceable fair@2026')
    .when('2026-05-02', 'community', release('fair@2026', 'merged', 'fair@2026'))
    .refused('not-replaceable fair@2026')
    .when('2026-05-02', 'school', release('fair@2026', 'merged', 'concert@2026'))
    .refused('not-yours fair@2026')
    .when('2026-05-02', 'community', release('fair@2026', 'merged', 'concert@2026'))
    .then('ItemReleased fair@2026 merged concert@2026 by community')
    .when('2026-05-03', 'community', complete('fair@2026'))
    .refused('released fair@2026')
    .until('2026-06-30')
    .so(({ items }) => expect(items['fair@2026']?.overdue).toBe(false));
});

it('A41 what the programme is silent about, the district decides', () => {
  story(concert)
    .when('2026-05-02', 'district', decide('concert@2026', true))
    .refused('no-release-asked concert@2026')
    .when('2026-05-02', 'community', release('concert@2026', 'cancelled'))
    .then('ReleaseAsked concert@2026 cancelled  by community')
    .when('2026-05-03', 'community', release('concert@2026', 'waived'))
    .refused('release-pending concert@2026')
    .when('2026-05-04', 'school', decide('concert@2026', true))
    .refused('district-only')
    .when('2026-05-04', 'district', decide('concert@2026', false))
    .then('ReleaseRefused concert@2026')
    .when('2026-05-05', 'district', release('concert@2026', 'waived'))
    .then('ItemReleased concert@2026 waived  by district');
});

it('A36 people join by their number, when they meet what is asked', () => {
  story(climb)
    .when('2026-10-10', 'school', join(1, [group(45)]))
    .refused('not-eligible 45')
    .when('2026-10-10', 'school', join(1, [group(60, { healthy: false })]))
    .refused('not-eligible 60')
    .when('2026-10-10', 'school', join(1, [group(75)]))
    .refused('not-eligible 75')
    .when('2026-10-10', 'school', join(9, [group(60)]))
    .refused('not-eligible 9')
    .when('2026-10-10', 'school', join(4, [group(60, { people: 3 }), group(75, { accompanied: true })]))
    .then('AttendanceAnnounced climb@2026 school 4');
});

it('A37 one set of photos serves two activities, or none of them', () => {
  const other = about({ key: 'walk', when: '{ rule: month, month: 6 }', evidence: '[photo]' });
  story([fair, concert, other])
    .when('2026-05-12', 'community', complete('fair@2026', ['concert@2026', 'walk@2026']))
    .refused('outside-window 2026-06-01')
    .when('2026-05-12', 'community', complete('fair@2026', ['nothing@2026']))
    .refused('unknown-item nothing@2026')
    .when('2026-05-12', 'community', complete('fair@2026', ['concert@2026']))
    .then('ItemCompleted fair@2026 2026-05-12 by community', 'ItemCompleted concert@2026 2026-05-12 by community')
    .when('2026-06-12', 'community', { ...complete('walk@2026', ['fair@2026']), on: day('2026-06-12') })
    .refused('already-done fair@2026');
});

it('A76 what prepares an activity is let go with it, and the reason is kept', () => {
  const ready = about({
    key: 'ready',
    when: '{ rule: day, day: 05-20 }',
    preparation: '[{ key: venue, daysBefore: 5, owner: community, title: { zh: 场地, en: the venue } }]',
  });
  const told = story(ready).when('2026-02-01', 'district', release('ready@2026', 'cancelled'));
  expect(Object.keys(told.agreement.items)).toHaveLength(2);
  told.so(({ items }) => {
    for (const { status, key } of Object.values(items)) expect([key, status]).toEqual([key, 'released']);
  });
  expect(told.facts().filter(({ event }) => event.type === 'ItemReleased')).toHaveLength(
    Object.keys(told.agreement.items).length,
  );
  for (const { event } of told.facts()) if (event.type === 'ItemReleased') expect(event.reason).toBe('weather');
});

it('A77 nothing is merged into what is done meanwhile', () => {
  const walk = about({ key: 'walk', when: '{ rule: month, month: 5 }' });
  story([walk, concert])
    .when('2026-05-02', 'community', release('walk@2026', 'merged', 'concert@2026'))
    .when('2026-05-12', 'community', complete('concert@2026'))
    .when('2026-05-13', 'district', decide('walk@2026', true))
    .refused('not-replaceable concert@2026')
    .when('2026-05-13', 'district', decide('walk@2026', false))
    .then('ReleaseRefused walk@2026');
});
