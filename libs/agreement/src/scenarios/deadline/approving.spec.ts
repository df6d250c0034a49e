import { approverOf } from '../../approval';
import { overdueItems } from '../../overdue';
import { about, file, note, story, type Story } from '../../testing/story';

const charter = about({
  key: 'charter',
  kind: 'deadline',
  when: '{ rule: by, day: 03-31 }',
  evidence: '[document]',
  approval: '[{ by: school, within: 3 }, { by: district }]',
});
const ITEM = 'charter@2026';
const handIn = (n: number) => ({ type: 'HandIn', item: ITEM, sha256: file(n) }) as const;
const approve = (version: number) => ({ type: 'ApproveVersion', item: ITEM, version }) as const;
const sendBack = (version: number) => ({ type: 'ReturnVersion', item: ITEM, version, note: note() }) as const;
const approver = ({ agreement }: Story): string | null => approverOf(agreement, agreement.items[ITEM]!);

it('A108 a document passes its steps in order, and the last one completes the item with it', () => {
  const told = story(charter)
    .when('2026-03-01', 'community', { type: 'CompleteItem', item: ITEM, on: '2026-03-01' as never, evidence: [] })
    .refused('awaits-approval school')
    .when('2026-03-01', 'community', handIn(1));
  expect(approver(told)).toBe('school');
  told.when('2026-03-02', 'district', approve(1)).refused('nothing-to-approve 1');
  told.when('2026-03-02', 'school', approve(1)).then(`VersionApproved ${ITEM} 1 by school`);
  expect(approver(told)).toBe('district');
  told
    .when('2026-03-03', 'district', approve(1))
    .then(`VersionApproved ${ITEM} 1 by district`, `ItemCompleted ${ITEM} 2026-03-03 by district`)
    .so(({ items }) => expect(items[ITEM]?.evidenceGiven).toEqual([{ kind: 'document', sha256: file(1) }]));
});

it('A108 one that is sent back begins at the first step again, and only the newest version is approved', () => {
  const told = story(charter)
    .when('2026-03-01', 'community', handIn(1))
    .when('2026-03-02', 'school', approve(1))
    .when('2026-03-03', 'district', sendBack(1));
  expect(approver(told)).toBeNull();
  told
    .when('2026-03-04', 'community', handIn(2))
    .when('2026-03-05', 'school', approve(1))
    .refused('nothing-to-approve 2');
  expect(approver(told)).toBe('school');
});

it('A108 while a step waits its owner is neither late nor reminded, and the step is, after the days it has', () => {
  const told = story(charter).when('2026-03-20', 'community', handIn(1)).until('2026-04-10');
  expect(overdueItems(told.agreement)).toEqual([]);
  const said = told
    .facts()
    .flatMap(({ at, event }) =>
      event.type === 'ReminderIssued' || event.type === 'DecisionReminded' ? [`${event.type} ${at.slice(0, 10)}`] : [],
    );
  expect(said[0]).toBe('DecisionReminded 2026-03-23');
  expect(said.some((line) => line.startsWith('ReminderIssued'))).toBe(false);
  told.when('2026-04-10', 'school', sendBack(1)).until('2026-04-11');
  expect(overdueItems(told.agreement).map(({ key }) => key)).toEqual([ITEM]);
});
