import { about, day, story } from '../../testing/story';

it('A38 A89 days on which a place was open add up to what was promised', () => {
  const hall = about({
    key: 'hall',
    kind: 'opening-hours',
    when: '{ rule: month, month: 7 }',
    owedBy: '[school]',
    open: '[{ days: weekends, from: "09:00", to: "17:00" }]',
    target: '2',
  });
  const open = (on: string) => ({ type: 'RecordProgress', item: 'hall@2026', on: day(on), amount: 1 }) as const;
  story(hall)
    .when('2026-07-04', 'school', open('2026-07-05'))
    .refused('in-the-future 2026-07-05')
    .when('2026-07-05', 'school', open('2026-07-04'))
    .then('ProgressRecorded hall@2026 1 done  1 by school')
    .when('2026-07-05', 'school', open('2026-07-03'))
    .refused('not-open 2026-07-03')
    .when('2026-07-05', 'school', open('2026-07-05'))
    .then('ProgressRecorded hall@2026 2 done  1 by school', 'ItemCompleted hall@2026 2026-07-05 by school');
});
