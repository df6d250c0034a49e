import { about, day, photo, story } from '../../testing/story';

it('A38 a project tells how far it is, in steps and in money that came', () => {
  const road = about({ key: 'road', kind: 'project', when: '{ rule: by, day: 09-30 }', evidence: '[photo]' });
  const step = { type: 'RecordProgress', item: 'road@2026', on: day('2026-05-05'), amount: 40 } as const;
  story(road)
    .when('2026-05-05', 'community', step)
    .then('ProgressRecorded road@2026 1 done  40 by community')
    .when('2026-05-05', 'community', { ...step, stage: 'received', amount: 5000 })
    .then('ProgressRecorded road@2026 2 received  5000 by community')
    .when('2026-09-05', 'community', {
      type: 'CompleteItem',
      item: 'road@2026',
      on: day('2026-09-05'),
      evidence: [photo()],
    })
    .then('ItemCompleted road@2026 2026-09-05 by community');
});
