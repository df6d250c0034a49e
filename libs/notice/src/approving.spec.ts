import { approverOf, type AgreementCommand } from '@cobuild/agreement';
import { instantOf, localDate } from '@cobuild/calendar';
import { about, file, note, story, type Story } from '../../agreement/src/testing/story';
import { readProgramme } from '@cobuild/programme';
import { programmeText } from '../../programme/src/testing/programme-text';
import { boardOf } from './board';
import { furtherOf } from './further';
import { deskOf } from './desk';
import { isStillTrue } from './telling';
import { noticesOf, type NoticeLine } from './notice';
import { standingOf } from './standing';
import { titlesOf } from './titles';
import { sayLine } from './words';

const noon = (day: string) => instantOf(localDate(day), '12:00', 'Asia/Shanghai');
const titles = titlesOf({
  items: [],
  roles: [
    { key: 'community', side: 'host', title: { zh: '社区', en: 'the community' } },
    { key: 'school', side: 'partner', title: { zh: '学校', en: 'the school' } },
  ],
});

/** What the facts of the last step tell whom. */
function toldBy(told: Story, on: string, who: string, command: AgreementCommand): Record<string, NoticeLine[]> {
  const before = told.facts().length;
  told.when(on, who, command);
  const facts = told
    .facts()
    .slice(before)
    .map((fact, n) => ({ ...fact, seq: before + n + 1 }));
  const notices = noticesOf('a', told.agreement, facts, noon(on));
  return Object.fromEntries(notices.map(({ party, lines }) => [party, [...lines]]));
}

const charter = about({
  ...{ key: 'charter', kind: 'deadline', when: '{ rule: by, day: 03-31 }', evidence: '[document]' },
  approval: '[{ by: school, within: 3 }, { by: district }]',
});
const ITEM = 'charter@2026';
const handIn = (n: number): AgreementCommand => ({ type: 'HandIn', item: ITEM, sha256: file(n) });
const approve = (version: number): AgreementCommand => ({ type: 'ApproveVersion', item: ITEM, version });
const sendBack = (version: number): AgreementCommand => ({ type: 'ReturnVersion', item: ITEM, version, note: note() });

it('N3 A108 the step that waits hears of a version, the next step of its approval, the owner of the last one and of a return', () => {
  const told = story(charter);
  expect(Object.keys(toldBy(told, '2026-03-01', 'community', handIn(1)))).toEqual(['school']);
  expect(Object.keys(toldBy(told, '2026-03-02', 'school', approve(1)))).toEqual(['district']);
  const back = toldBy(told, '2026-03-03', 'district', sendBack(1));
  expect(Object.entries(back).map(([party, [line]]) => [party, line?.code])).toEqual([['community', 'returned']]);
  expect(isStillTrue(told.agreement, back['community']![0]!)).toBe(true);
  toldBy(told, '2026-03-04', 'community', handIn(2));
  expect(isStillTrue(told.agreement, back['community']![0]!)).toBe(false);
  toldBy(told, '2026-03-05', 'school', approve(2));
  const last = toldBy(told, '2026-03-06', 'district', approve(2));
  expect(last['community']!.map(({ code }) => code)).toContain('approved');
});

it('N17 A108 the approver alone decides, in one tap, or sends back with words; the version and its day stand beside it', () => {
  const told = story(charter).when('2026-03-01', 'community', handIn(1));
  const waits = (unit: string) => deskOf(told.agreement, unit, noon('2026-03-02')).waits;
  expect(waits('school')).toEqual([{ what: 'approval', item: ITEM, about: null }]);
  expect([...waits('community'), ...waits('hospital'), ...waits('district')]).toEqual([]);
  const { asked } = standingOf(told.agreement, told.facts(), 'school', titles, noon('2026-03-02'));
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ since: '2026-03-01', files: [file(1)] });
  expect(asked[0]!.choices).toEqual([
    { said: { zh: '审批通过', en: 'Approve' }, command: approve(1) },
    {
      said: { zh: '退回修改', en: 'Send back' },
      command: { type: 'ReturnVersion', item: ITEM, version: 1 },
      remark: true,
    },
  ]);
  expect(approverOf(told.agreement, told.agreement.items[ITEM]!)).toBe('school');
});

it('N60 a party is offered to call by the name of what it calls', () => {
  const { agreement } = story(rally).until('2026-03-01');
  const words = titlesOf({ items: readProgramme(programmeText([rally]), 'p').definition!.items, roles: [] });
  const acts = furtherOf(agreement, { unit: 'school', item: null }, words, noon('2026-03-01'));
  const { title } = readProgramme(programmeText([rally]), 'p').definition!.items[0]!;
  expect(acts.map(({ said }) => said)).toContainEqual({ zh: `召集${title.zh}`, en: `Call: ${title.en}` });
});

const rally = about({ key: 'rally', when: '{ rule: when-needed }', owedBy: '[community, school]' });
const account = about({
  ...{ key: 'account', kind: 'deadline', owedBy: '[hospital]', when: '{ rule: offset, item: rally, days: 5 }' },
});

it('N3 A109 those who owe what is called are told so and by whom; the caller is not, nor who owes what is counted from it', () => {
  const day = localDate('2026-03-10');
  const told = toldBy(story([rally, account]), '2026-03-01', 'school', {
    ...{ type: 'CallItem', clause: 'rally', from: day, to: day },
  });
  expect(Object.keys(told)).toEqual(['community']);
  const [line] = told['community']!;
  expect(sayLine(line!, titles, 'zh')).toMatch(/^学校召集：.*3月10日/);
  expect(sayLine(line!, titles, 'en')).toMatch(/^the school calls .*10 Mar/);
});

it('N18 A106 while one of several numbers can be recorded, the board offers it', () => {
  const volunteers = about({
    ...{ key: 'volunteers', kind: 'quota', when: '{ rule: by, day: 10-31 }' },
    counts: '[{ key: fresh, title: 新, atLeast: 1, of: whole }, { key: whole, title: 全部, atLeast: 5 }]',
  });
  const { agreement } = story(volunteers).until('2026-03-01');
  const board = boardOf(agreement, agreement.items['volunteers@2026']!, 'community', noon('2026-03-01'));
  expect(board?.mayRecord).toEqual(['done']);
  expect(board?.counted.map(({ what, want }) => [what, want])).toEqual([
    ['fresh', 1],
    ['whole', 5],
  ]);
});
