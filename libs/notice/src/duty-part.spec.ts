import { readProgramme } from '@cobuild/programme';
import { item, programmeText } from '../../programme/src/testing/programme-text';
import { at } from '../../../test/engines/year';
import { about, day, story } from '../../agreement/src/testing/story';
import { noticesOf, reminderNotices } from './notice';
import { titlesOf } from './titles';
import { sayLine } from './words';

const LECTURE = {
  key: 'lecture',
  title: '{ zh: 法律讲座, en: Law lecture }',
  when: '{ rule: day, day: 05-20 }',
  owedBy: '[community]',
  leads: 'community',
  takesPart: '[school]',
  place: '{ zh: 学校礼堂, en: the assembly hall }',
  startsAt: '"14:30"',
};
const titlesFrom = (more: Readonly<Record<string, string | null>> = {}) =>
  titlesOf(readProgramme(programmeText([item({ ...LECTURE, ...more })]), 'a.yaml').definition!);
const line = (code: 'reminder-blue' | 'reminder-red' | 'date-fixed' | 'meeting-notified', role?: string) => ({
  ...{ code, item: 'lecture@2026', on: day('2026-05-20') },
  ...(role ? { role } : {}),
});

it('N62 a reminder addresses each role in its capacity, with the time and the place', () => {
  const event = { type: 'ReminderIssued', item: 'lecture@2026', step: 'blue', round: 0, to: ['community', 'school'] };
  const due = { agreementId: 'a', event: event as never, parties: ['a-community', 'a-school'], on: day('2026-05-20') };
  const said = reminderNotices([due], at('2026-05-13'), 'Asia/Shanghai').map(({ party, lines }) => [
    party,
    ...lines.map((one) => sayLine(one, titlesFrom(), 'zh')),
  ]);
  expect(said).toEqual([
    ['a-community', '快到了：法律讲座，最迟 5月20日 周三（贵单位牵头；14:30，学校礼堂）'],
    ['a-school', '快到了：法律讲座，最迟 5月20日 周三（贵单位参加；14:30，学校礼堂）'],
  ]);
});

it.each([
  ['supports', { takesPart: null, supports: '[school]' }, 'school', 'your organisation supports it; '],
  ['owes', { leads: null }, 'community', 'your organisation is responsible; '],
  ['no distinction', { leads: null, takesPart: null }, 'community', ''],
])('N62 the capacity of a role: %s', (_, more, role, said) =>
  expect(sayLine(line('reminder-blue', role), titlesFrom(more), 'en')).toContain(` (${said}14:30, the assembly hall)`),
);

it('N62 the last slot ends it; a notice of a meeting has a time of its own, and nothing late has either', () => {
  const slots = titlesFrom({
    startsAt: null,
    slots: '[{ from: "09:00", to: "10:00" }, { from: "10:00", to: "11:30" }]',
  });
  expect(sayLine(line('date-fixed'), slots, 'zh')).toMatch(/（09:00–11:30，学校礼堂）$/);
  expect(sayLine(line('meeting-notified'), slots, 'zh')).toMatch(/（学校礼堂）$/);
  expect(sayLine(line('reminder-red', 'community'), slots, 'zh')).toMatch(/（贵单位牵头）$/);
  const bare = titlesFrom({ startsAt: null, place: null, leads: null, takesPart: null });
  expect(sayLine(line('reminder-blue', 'community'), bare, 'zh')).not.toContain('（');
});

const roster = about({ key: 'roster', kind: 'deadline', when: '{ rule: by, day: 05-31 }', handedTo: 'school' });

it('N63 whom it is handed to is told when it is done, unless it has withdrawn', () => {
  const done = { type: 'CompleteItem', item: 'roster@2026', on: day('2026-05-10'), evidence: [] } as const;
  const toldIn = (told: ReturnType<typeof story>) =>
    told
      .facts()
      .flatMap((fact, n) => noticesOf('a', told.agreement, [{ ...fact, seq: n + 1 }], fact.at))
      .filter(({ lines }) => lines.some(({ code }) => code === 'handed-in'))
      .map(({ party }) => party);
  expect(toldIn(story(roster).when('2026-05-11', 'community', done))).toEqual(['school']);
  const left = story(roster).when('2026-05-09', 'school', { type: 'WithdrawFromAgreement', reason: 'other' });
  expect(toldIn(left.when('2026-05-11', 'community', done))).toEqual([]);
});
