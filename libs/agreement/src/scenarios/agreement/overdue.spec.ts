import { overdueItems } from '../../overdue';
import { advancedTo } from '../../timetable';
import { about, day, file, note, story, type Story } from '../../testing/story';
import { at } from '../../../../../test/engines/year';

const clinic = about({ key: 'clinic', when: '{ rule: month, month: 3 }', graceDays: '3' });
const fair = about({ key: 'fair', when: '{ rule: month, month: 5 }', time: '"17:00"', graceDays: '0' });
const inspection = about({
  key: 'inspection',
  kind: 'rectification',
  when: '{ rule: month, month: 2 }',
  mendWithin: '15',
});
const ORDER = 'inspection-order@2026-03-10.1';
const order = { type: 'OrderRectification', item: 'inspection@2026', owner: 'school', note: note() } as const;
const prove = { type: 'HandIn', item: ORDER, sha256: file(1) } as const;

const overdue = (told: Story): string[] => overdueItems(told.agreement).map(({ key }) => key);

it('A101 an item is overdue from the instant at which time says so, and not from midnight or the end of its window', () => {
  const told = story([clinic, fair]).until('2026-04-03', '23:59');
  expect(overdue(told)).toEqual([]);
  const later = (when: string, time: string) =>
    overdueItems(advancedTo(told.agreement, at(when, time))).map(({ key }) => key);
  expect(later('2026-04-04', '00:01')).toEqual(['clinic@2026']);
  expect(later('2026-05-31', '17:00')).toEqual(['clinic@2026']);
  expect(later('2026-05-31', '17:01')).toEqual(['clinic@2026', 'fair@2026']);
  expect(overdue(told)).toEqual([]); // asked of the agreement as it stood
});

it('A101 an order is not overdue while its proof waits to be inspected, whether it was before or not', () => {
  const told = story([inspection]).when('2026-03-10', 'community', order).until('2026-03-27');
  expect(overdue(told)).toContain(ORDER);
  told.when('2026-03-28', 'school', prove).until('2026-04-20');
  expect(overdue(told)).not.toContain(ORDER);
  told.when('2026-04-21', 'community', { type: 'Reinspect', item: ORDER, passed: false, until: day('2026-05-10') });
  expect(overdue(told)).not.toContain(ORDER);
  expect(overdue(told.until('2026-05-12'))).toContain(ORDER);
});

it('A101 a suspended agreement has no overdue item, and one that goes on has those it had', () => {
  const told = story([clinic, fair])
    .until('2026-04-10')
    .when('2026-04-11', 'district', { type: 'SuspendAgreement', treatment: 'keep', reason: 'venue' })
    .until('2026-06-30');
  expect(overdue(told)).toEqual([]);
  told.when('2026-07-01', 'district', { type: 'ResumeAgreement' }).until('2026-07-02');
  expect(overdue(told)).toEqual(['clinic@2026', 'fair@2026']);
});

it('A101 what is done, let go, or of an agreement that is over, is not overdue', () => {
  const told = story([clinic, fair]).until('2026-06-10');
  told.when('2026-06-11', 'community', {
    type: 'CompleteItem',
    item: 'fair@2026',
    on: day('2026-05-20'),
    evidence: [],
  });
  expect(overdue(told)).toEqual(['clinic@2026']);
  told.when('2026-06-11', 'community', { type: 'AskRelease', item: 'clinic@2026', how: 'waived', reason: 'weather' });
  expect(overdue(told)).toEqual([]); // its asker has to wait
  told.when('2026-06-12', 'district', { type: 'DecideRelease', item: 'clinic@2026', granted: true });
  expect(overdue(told)).toEqual([]);
  expect(overdue(story([clinic]).until('2027-03-01'))).toEqual([]);
});
