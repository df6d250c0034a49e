import { plan, readProgramme } from '@cobuild/programme';
import { programmeText } from '../../../../programme/src/testing/programme-text';
import { approverOf } from '../../approval';
import type { AgreementCommand } from '../../commands';
import { overdueItems } from '../../overdue';
import { about, day, file, note, Story, story } from '../../testing/story';

const charter = (approval: string, when = '{ rule: by, day: 03-31 }') =>
  about({ key: 'charter', kind: 'deadline', when, evidence: '[document]', ...(approval ? { approval } : {}) });
const TWO_STEPS = '[{ by: school }, { by: district }]';
const ITEM = 'charter@2026';
const handIn = (n: number): AgreementCommand => ({ type: 'HandIn', item: ITEM, sha256: file(n) });
const approve = (version: number): AgreementCommand => ({ type: 'ApproveVersion', item: ITEM, version });
const approver = ({ agreement }: Story): string | null => approverOf(agreement, agreement.items[ITEM]!);

it('A108 the district takes the step of a party that has left', () => {
  const told = story(charter(TWO_STEPS))
    .when('2026-03-01', 'community', handIn(1))
    .when('2026-03-02', 'school', { type: 'WithdrawFromAgreement', reason: 'other' });
  expect(approver(told)).toBe('district');
  told
    .when('2026-03-03', 'district', approve(1))
    .when('2026-03-03', 'district', approve(1))
    .then(`VersionApproved ${ITEM} 1 by district`, `ItemCompleted ${ITEM} 2026-03-03 by district`);
});

it('A108 nobody approves what has become their own: the district takes that step', () => {
  const told = story(charter(TWO_STEPS))
    .when('2026-03-01', 'community', {
      ...{ type: 'ProposeAmendment', amendment: 'a' },
      changes: [{ change: ITEM, owedBy: ['school'] }],
    })
    .when('2026-03-01', 'school', { type: 'AnswerAmendment', amendment: 'a', consent: true })
    .when('2026-03-01', 'district', { type: 'AnswerAmendment', amendment: 'a', consent: true })
    .when('2026-03-02', 'school', handIn(1));
  expect(approver(told)).toBe('district');
  told.when('2026-03-03', 'school', approve(1)).refused('nothing-to-approve 1');
});

/** The agreement moves to a second version of the programme, in which the item has these steps. */
function migrated(told: Story, on: string, approval: string): Story {
  const text = programmeText([charter(approval)]).replace('version: 1', 'version: 2');
  const { definition } = readProgramme(text, 'second.yaml');
  const second = plan(definition!, told.agreement.plan.term);
  const { version, criteria, scoring, rules, ladders } = second;
  const to = { version, criteria, scoring, rules, ladders, definition: 'second' };
  told.when(on, 'district', { type: 'MigrateAgreement', amendment: 'v2', plan: second, to });
  return told.when(on, 'community', { type: 'AnswerAmendment', amendment: 'v2', consent: true });
}

it('A108 steps that a new version of the programme takes away leave nothing waiting', () => {
  const without = migrated(story(charter(TWO_STEPS)).when('2026-03-01', 'community', handIn(1)), '2026-03-02', '');
  expect(without.agreement.plan.version).toBe(2);
  without.until('2026-04-02');
  expect(overdueItems(without.agreement).map(({ key }) => key)).toEqual([ITEM]);
  const shorter = story(charter(TWO_STEPS))
    .when('2026-03-01', 'community', handIn(1))
    .when('2026-03-01', 'school', approve(1));
  migrated(shorter, '2026-03-02', '[{ by: school }]');
  expect(approver(shorter)).toBeNull();
  shorter
    .when('2026-03-03', 'community', { type: 'CompleteItem', item: ITEM, on: day('2026-03-03'), evidence: [] })
    .then(`ItemCompleted ${ITEM} 2026-03-03 by community`);
});

it('A108 the file that is handed in already goes to the steps that a new version of the programme brings', () => {
  const told = migrated(story(charter('')).when('2026-03-01', 'community', handIn(1)), '2026-03-02', TWO_STEPS);
  expect(approver(told)).toBeNull();
  told.when('2026-03-03', 'community', handIn(1)).then(`VersionHandedIn ${ITEM} v2 by community`);
  expect(approver(told)).toBe('school');
  told.when('2026-03-03', 'community', handIn(1)).refused(`recorded-twice ${ITEM}`);
});

it('A12 A108 what is approved before its window is completed in it, by its owner', () => {
  const told = story(charter('[{ by: school }]', '{ rule: span, from: 03-10, to: 03-31 }'))
    .when('2026-03-01', 'community', handIn(1))
    .when('2026-03-02', 'school', approve(1))
    .then(`VersionApproved ${ITEM} 1 by school`);
  told
    .when('2026-03-12', 'community', { type: 'CompleteItem', item: ITEM, on: day('2026-03-12'), evidence: [] })
    .then(`ItemCompleted ${ITEM} 2026-03-12 by community`);
});

it('A49 A108 a project that comes over with its document waits for its first step again', () => {
  const road = about({
    ...{ key: 'charter', kind: 'project', when: '{ rule: by, day: 03-31 }', approval: TWO_STEPS },
  });
  const [planned] = story(road).agreement.plan.items;
  const carried = { planned: { ...planned!, key: 'charter@2025' }, orderedBy: null, note: null, versions: [file(1)] };
  const told = story(road).when('2026-01-05', 'clock', { type: 'CarryOver', from: 'last-year', items: [carried] });
  const { agreement } = told;
  expect(approverOf(agreement, agreement.items['charter@2025']!)).toBe('school');
  told.when('2026-01-06', 'school', {
    ...{ type: 'ReturnVersion', item: 'charter@2025', version: 1, note: note() },
  });
  expect(approverOf(told.agreement, told.agreement.items['charter@2025']!)).toBeNull();
});
