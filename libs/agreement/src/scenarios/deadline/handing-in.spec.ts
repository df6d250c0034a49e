import { about, day, file, story } from '../../testing/story';

const report = about({
  key: 'report',
  kind: 'deadline',
  when: '{ rule: by, day: 06-30 }',
  evidence: '[document]',
  deliverable: '{ zh: 报告, en: report }',
});
const handIn = (n: number) => ({ type: 'HandIn', item: 'report@2026', sha256: file(n) }) as const;
const complete = { type: 'CompleteItem', item: 'report@2026', on: day('2026-06-20'), evidence: [] } as const;

it('A40 what is handed in has versions, and the newest is the proof', () => {
  story(report)
    .when('2026-06-20', 'community', complete)
    .refused('evidence-missing document')
    .when('2026-06-10', 'school', handIn(1))
    .refused('not-yours report@2026')
    .when('2026-06-20', 'community', handIn(1))
    .then('VersionHandedIn report@2026 v1 by community')
    .when('2026-06-20', 'community', handIn(1))
    .refused('recorded-twice report@2026')
    .when('2026-06-20', 'community', handIn(2))
    .then('VersionHandedIn report@2026 v2 by community')
    .when('2026-06-20', 'community', complete)
    .then('ItemCompleted report@2026 2026-06-20 by community')
    .so(({ items }) => expect(items['report@2026']?.evidenceGiven).toEqual([{ kind: 'document', sha256: file(2) }]));
});

it('A15 A16 more time is asked before the day, the district decides, and the ladder follows', () => {
  const ask = { type: 'AskExtension', item: 'report@2026', until: day('2026-07-10'), reason: 'duty' } as const;
  story(report)
    .when('2026-06-29', 'community', ask)
    .when('2026-06-30', 'district', { type: 'DecideExtension', item: 'report@2026', granted: true }, '20:00')
    .then('ExtensionGranted report@2026 until 2026-07-10')
    .until('2026-07-11')
    .then(
      'ReminderIssued report@2026 blue to community',
      'ReminderIssued report@2026 yellow to community',
      'ItemBecameOverdue report@2026',
      'ReminderIssued report@2026 red to community',
    );
});
