import { about, day, file, note, story } from '../../testing/story';

const inspection = about({
  key: 'inspection',
  kind: 'rectification',
  when: '{ rule: month, month: 3 }',
  mendWithin: '15',
});
const order = { type: 'OrderRectification', item: 'inspection@2026', owner: 'school', note: note() } as const;
const ORDER = 'inspection-order@2026-03-05.1';
const prove = { type: 'HandIn', item: ORDER, sha256: file(1) } as const;
const inspect = (passed: boolean) => ({ type: 'Reinspect', item: ORDER, passed }) as const;

it('A43 the host orders something put right, and inspects the proof', () => {
  story(inspection)
    .when('2026-03-05', 'school', order)
    .refused('not-yours inspection@2026')
    .when('2026-03-05', 'community', { ...order, dueOn: day('2026-03-01') })
    .refused('in-the-past 2026-03-01')
    .when('2026-03-05', 'community', order)
    .then(`RectificationOrdered inspection@2026 ${ORDER} school by 2026-03-20`)
    .when('2026-03-10', 'school', { type: 'CompleteItem', item: ORDER, on: day('2026-03-10'), evidence: [] })
    .refused('awaits-inspection community')
    .when('2026-03-10', 'community', inspect(true))
    .refused('evidence-missing document')
    .when('2026-03-10', 'school', prove)
    .when('2026-03-11', 'school', inspect(true))
    .refused(`not-yours ${ORDER}`)
    .when('2026-03-11', 'community', inspect(true))
    .then(`ItemCompleted ${ORDER} 2026-03-11 by community`)
    .when('2026-03-12', 'community', { type: 'Reinspect', item: 'inspection@2026', passed: true })
    .refused('not-a-rectification inspection@2026');
});

it('A43 what fails its inspection has a new day and a new ladder', () => {
  story(inspection)
    .when('2026-03-05', 'community', order)
    .when('2026-03-18', 'school', prove)
    .until('2026-03-21')
    .when('2026-03-22', 'community', { ...inspect(false), until: day('2026-03-22') })
    .refused('not-later 2026-03-22')
    .when('2026-03-22', 'community', { ...inspect(false), until: day('2026-04-05') })
    .then(`ReinspectionFailed ${ORDER} until 2026-04-05 by community`)
    .so(({ items }) => expect(items[ORDER]).toMatchObject({ overdue: false, round: 1, to: '2026-04-05' }))
    .until('2026-04-06')
    .so(({ items }) => expect(items[ORDER]?.overdue).toBe(true));
});

it('A87 A88 while the proof waits to be inspected its owner is not reminded, and whoever ordered it is, week by week', () => {
  story(inspection)
    .when('2026-03-05', 'community', order)
    .until('2026-03-12')
    .when('2026-03-12', 'school', prove)
    .then(`VersionHandedIn ${ORDER} v1 by school`)
    .until('2026-03-27')
    .then(`DecisionReminded ${ORDER} inspection 1`, `DecisionReminded ${ORDER} inspection 2`)
    .until('2026-03-30')
    .so(({ items }) => expect(items[ORDER]).toMatchObject({ overdue: false, issued: [] }))
    .when('2026-03-31', 'community', { ...inspect(false), until: day('2026-04-10') })
    .until('2026-04-11')
    .so(({ items }) => expect(items[ORDER]).toMatchObject({ overdue: true, round: 1 }))
    .when('2026-04-12', 'school', { ...prove, sha256: file(2) })
    .until('2026-04-18')
    .then();
});

it('A53 nobody orders or inspects what they owe themselves', () => {
  story(inspection)
    .when('2026-03-05', 'community', { ...order, owner: 'community' })
    .refused('own-order community')
    .when('2026-03-05', 'district', { ...order, owner: 'community' })
    .then(`RectificationOrdered inspection@2026 ${ORDER} community by 2026-03-20`);
  const amended = {
    type: 'ProposeAmendment',
    amendment: 'a',
    changes: [{ change: ORDER, owedBy: ['community'] }],
  } as const;
  const consent = { type: 'AnswerAmendment', amendment: 'a', consent: true } as const;
  story(inspection)
    .when('2026-03-05', 'community', order)
    .when('2026-03-06', 'community', amended)
    .when('2026-03-06', 'school', consent)
    .when('2026-03-06', 'district', consent)
    .when('2026-03-07', 'community', prove)
    .when('2026-03-08', 'community', inspect(true))
    .refused('own-order community')
    .when('2026-03-08', 'district', inspect(true))
    .then(`ItemCompleted ${ORDER} 2026-03-08 by district`);
});
