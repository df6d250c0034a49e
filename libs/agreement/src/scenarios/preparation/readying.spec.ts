import { about, day, story } from '../../testing/story';

const ready = (days = '{ rule: month, month: 5 }') =>
  about({
    key: 'fair',
    when: days,
    preparation: '[{ key: venue, daysBefore: 5, owner: school, title: { zh: 场地, en: the venue } }]',
  });
const VENUE = 'fair-venue@2026';
const fix = { type: 'FixDate', item: 'fair@2026', on: day('2026-05-20') } as const;
const prepared = (on: string) => ({ type: 'CompleteItem', item: VENUE, on: day(on), evidence: [] }) as const;
const cancel = (item: string) => ({ type: 'AskRelease', item, how: 'cancelled', reason: 'weather' }) as const;

it('A26 its days are counted from what it prepares, and move along when that day is fixed', () => {
  story(ready())
    .so(({ items }) =>
      expect(items[VENUE]).toMatchObject({ kind: 'preparation', from: '2026-04-13', to: '2026-05-26' }),
    )
    .when('2026-04-01', 'community', fix)
    .so(({ items }) => expect(items[VENUE]).toMatchObject({ from: '2026-05-02', to: '2026-05-15', issued: [] }));
});

it('A20 A25 it opens thirteen days before, is reminded on its day, late the day after, and never comes to the district', () => {
  const told = story(ready('{ rule: day, day: 05-20 }'))
    .until('2026-05-01')
    .so(({ items }) => expect(items[VENUE]?.status).toBe('planned'))
    .until('2026-05-02')
    .then(`ItemOpened ${VENUE}`)
    .until('2026-05-15')
    .then('ReminderIssued fair@2026 blue to community', `ReminderIssued ${VENUE} yellow to school`)
    .until('2026-05-16')
    .then(`ItemBecameOverdue ${VENUE}`, `ReminderIssued ${VENUE} red to school`)
    .until('2026-12-31');
  expect(told.agreement.items[VENUE]).toMatchObject({ overdue: true, escalated: false });
});

it('A10 who prepares says that it is ready, not who holds what is prepared; then nobody is reminded', () => {
  story(ready('{ rule: day, day: 05-20 }'))
    .when('2026-05-12', 'community', prepared('2026-05-12'))
    .refused(`not-yours ${VENUE}`)
    .when('2026-05-12', 'school', prepared('2026-05-12'))
    .then(`ItemCompleted ${VENUE} 2026-05-12 by school`)
    .until('2026-05-18')
    .then('ReminderIssued fair@2026 blue to community')
    .when('2026-05-18', 'district', cancel('fair@2026'))
    .then('ItemReleased fair@2026 cancelled  by district')
    .so(({ items }) => expect(items[VENUE]?.status).toBe('done'));
});

it('A76 it is let go with what it prepares, for the same reason, but not the other way round', () => {
  const told = story(ready())
    .when('2026-04-01', 'community', fix)
    .when('2026-05-10', 'community', cancel('fair@2026'))
    .then('ReleaseAsked fair@2026 cancelled  by community')
    .so(({ items }) => expect(items[VENUE]?.status).toBe('open'))
    .when('2026-05-11', 'district', { type: 'DecideRelease', item: 'fair@2026', granted: true })
    .then('ItemReleased fair@2026 cancelled  by community', `ItemReleased ${VENUE} cancelled  by community`)
    .until('2026-06-30')
    .then();
  const last = told.facts().filter(({ event }) => event.type === 'ItemReleased');
  expect(last.map(({ event }) => 'reason' in event && event.reason)).toEqual(['weather', 'weather']);
  story(ready())
    .when('2026-04-22', 'district', cancel(VENUE))
    .then(`ItemReleased ${VENUE} cancelled  by district`)
    .so(({ items }) => expect(items['fair@2026']?.status).toBe('planned'));
});

const propose = (change: object) => ({ type: 'ProposeAmendment', amendment: 'a', changes: [change] }) as never;
const consents = (told: ReturnType<typeof story>, on: string) => {
  for (const who of ['school', 'district'])
    told.when(on, who, { type: 'AnswerAmendment', amendment: 'a', consent: true });
  return told;
};

it('A26 its days move along with days agreed on in an amendment, and with an extension', () => {
  const change = { change: 'fair@2026', from: day('2026-06-10'), to: day('2026-06-10') };
  const told = story(ready()).when('2026-03-02', 'community', propose(change));
  told.when('2026-03-03', 'district', { type: 'AnswerAmendment', amendment: 'a', consent: true });
  expect(told.agreement.items[VENUE]).toMatchObject({ from: '2026-05-23', to: '2026-06-05' });
  story(ready('{ rule: day, day: 05-20 }'))
    .when('2026-05-04', 'community', {
      type: 'AskExtension',
      item: 'fair@2026',
      until: day('2026-06-20'),
      reason: 'weather',
    })
    .when('2026-05-05', 'district', { type: 'DecideExtension', item: 'fair@2026', granted: true })
    .so(({ items }) => expect(items[VENUE]).toMatchObject({ to: '2026-06-15', overdue: false }));
});

it('A76 what an amendment drops takes it along, and everybody sees so before consenting', () => {
  const told = story(ready()).when('2026-03-02', 'community', propose({ drop: 'fair@2026' }));
  told.then(`AmendmentProposed a by community of fair@2026 2026-05-31>- ${VENUE} 2026-05-26>-`);
  consents(told, '2026-03-03').then('AmendmentConsented a district', 'AmendmentApplied a');
  expect(told.agreement.items[VENUE]).toMatchObject({ status: 'released', released: { how: 'dropped' } });
});
