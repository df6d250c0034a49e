import { addDays, localDate, type Instant, type LocalDate } from '@cobuild/calendar';
import { fold, reminders, type AgreementEvent, type Fact } from '@cobuild/agreement';
import { readProgramme } from '@cobuild/programme';
import { simulate } from '../../agreement/src/simulate';
import { about, story } from '../../agreement/src/testing/story';
import { programmeText } from '../../programme/src/testing/programme-text';
import { at, definitionOf, endOf, yearOf } from '../../../test/engines/year';
import { feedToIcs, type FeedAgreement } from './feed';
import { titlesOf } from './titles';

const SLUG = 'police-section-pairing';
const NAMES = { community: '河北路社区', 'police-section': '河北路派出所' };
const titles = titlesOf(definitionOf(SLUG));
const year = simulate(yearOf(SLUG, 2026, 'a').acts, endOf(2026));

/** The year so far, and whatever else happened. */
const until = (moment: Instant, ...more: AgreementEvent[]): Fact[] => [
  ...year.filter((fact) => fact.at <= moment),
  ...more.map((event): Fact => ({ at: moment, event })),
];

const feedOf = (facts: readonly Fact[], more: Partial<FeedAgreement> & { lang?: 'zh' | 'en' } = {}): string => {
  const { lang = 'zh', ...rest } = more;
  return feedToIcs(
    '共建日历',
    [{ agreementId: 'a', facts, titles, names: NAMES, roles: ['community'], ...rest }],
    lang,
  );
};

type Event = Readonly<{ lines: readonly string[]; alarms: readonly string[] }> & Readonly<Record<string, unknown>>;

/** Events by item, each as its unfolded lines; `NAME;PARAMETER` keeps its parameter. */
function eventsOf(text: string): Map<string, Event & { of(name: string): string | undefined }> {
  const blocks = text.replaceAll('\r\n ', '').split('BEGIN:VEVENT').slice(1);
  return new Map(
    blocks.map((block) => {
      const lines = block.split('\r\n');
      const alarms = lines.filter((line) => line.startsWith('TRIGGER'));
      const of = (name: string) => lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1);
      return [of('UID') ?? '', { lines, alarms, of }];
    }),
  );
}

const event = (facts: readonly Fact[], item: string) => eventsOf(feedOf(facts)).get(`a/${item}@cobuild`)!;
const icsDay = (day: LocalDate): string => day.replaceAll('-', '');
const utc = (moment: Instant): string => moment.replace(/[-:]|\.\d+/g, '');
const june = at('2026-06-30');
const items = Object.values(fold(until(june)).items);
const open = items.find(({ status, fixedOn }) => status === 'planned' && fixedOn === null)!;

it('N20 every item is one event, under a name that stays through the whole year', () => {
  const first = [...eventsOf(feedOf(year.slice(0, 1))).keys()];
  expect(first).toHaveLength(fold(year.slice(0, 1)).plan.items.length);
  expect(new Set(first).size).toBe(first.length);
  expect(first).toContain('a/training@2026@cobuild');
  expect([...eventsOf(feedOf(year)).keys()]).toEqual(expect.arrayContaining(first));
});

it('N20 the number rises with each change of days or state, and never falls', () => {
  const last = new Map<string, { n: number; shown: string }>();
  let rises = 0;
  for (let n = 1; n <= year.length; n += 1)
    for (const [uid, found] of eventsOf(feedOf(year.slice(0, n)))) {
      const sequence = Number(found.of('SEQUENCE'));
      const shown = found.lines.filter((line) => /^(DTSTART|DTEND|STATUS)/.test(line)).join(' ');
      const before = last.get(uid);
      if (before) expect(sequence).toBeGreaterThanOrEqual(before.n);
      if (before && shown !== before.shown) {
        expect(sequence).toBeGreaterThan(before.n);
        rises += 1;
      }
      last.set(uid, { n: sequence, shown });
    }
  expect(rises).toBeGreaterThan(10);
}, 120_000);

it('N21 a window is a span of days, its end the day after the last, and takes up nobody’s day', () => {
  const found = event(until(june), open.key);
  expect(found.of('DTSTART;VALUE=DATE')).toBe(icsDay(open.from));
  expect(found.of('DTEND;VALUE=DATE')).toBe(icsDay(addDays(open.to, 1)));
  expect(found.of('TRANSP')).toBe('TRANSPARENT');
});

it('N21 once the day is fixed, it is that day and no other', () => {
  const before = event(until(june), open.key);
  const fixed = event(until(june, { type: 'DateFixed', item: open.key, on: open.to, by: 'community' }), open.key);
  expect(fixed.of('DTSTART;VALUE=DATE')).toBe(icsDay(open.to));
  expect(fixed.of('DTEND;VALUE=DATE')).toBe(icsDay(addDays(open.to, 1)));
  expect(fixed.of('TRANSP')).toBe('OPAQUE');
  expect([before.of('SEQUENCE'), fixed.of('SEQUENCE')].map(Number)).toEqual([1, 2]);
});

it('N21 what is done stays, what is let go is marked, in words too', () => {
  const done = items.find(({ status }) => status === 'done')!;
  expect(event(until(june), done.key).of('STATUS')).toBe('CONFIRMED');
  expect(event(until(june), done.key).of('DESCRIPTION')).toContain(`已办结 ${done.doneOn}`);
  const release = { how: 'waived', into: null, allowedBy: 'district', reason: 'other', by: 'district' } as const;
  const released = event(until(june, { type: 'ItemReleased', item: open.key, ...release }), open.key);
  expect(released.of('STATUS')).toBe('CANCELLED');
  expect(released.of('SUMMARY')).toMatch(/^【取消】/);
  expect(released.alarms).toEqual([]);
});

it('N21 nothing is sure before all have signed, and all that was open is off once a side has left for good', () => {
  const statuses = (facts: readonly Fact[]) => [...eventsOf(feedOf(facts)).values()].map((one) => one.of('STATUS'));
  expect(new Set(statuses(year.slice(0, 1)))).toEqual(new Set(['TENTATIVE']));
  const left = until(
    june,
    { type: 'PartyWithdrew', role: 'police-section', on: localDate('2026-06-30'), reason: 'other' },
    { type: 'AgreementClosed', outcome: 'withdrawn' },
  );
  expect(new Set(statuses(left))).toEqual(new Set(['CONFIRMED', 'CANCELLED']));
  expect(eventsOf(feedOf(left)).get(`a/${open.key}@cobuild`)!.of('STATUS')).toBe('CANCELLED');
});

it('N22 rings exactly when the reader’s own side would be reminded', () => {
  for (const role of ['community', 'police-section', 'district']) {
    const text = feedOf(until(june), { roles: [role] });
    const rung = [...eventsOf(text)].flatMap(([uid, { alarms }]) => alarms.map((alarm) => `${uid} ${alarm}`));
    const due = reminders(fold(until(june))).filter(({ event: { to } }) => to.includes(role));
    expect(due.length).toBeGreaterThan(0);
    expect(rung.sort()).toEqual(
      due.map(({ at: when, event: { item } }) => `a/${item}@cobuild TRIGGER;VALUE=DATE-TIME:${utc(when)}`).sort(),
    );
  }
  expect(feedOf(until(june), { roles: [] })).not.toContain('VALARM');
  expect(feedOf(year)).not.toContain('VALARM');
});

it('N23 the same facts give the same text; a fact that changes no day and no state changes nothing', () => {
  expect(feedOf(until(june))).toBe(feedOf(until(june)));
  const more = until(june, { type: 'ExtensionRefused', item: open.key, until: open.to });
  expect(feedOf(more)).toBe(feedOf(until(june)));
});

it.each(['zh', 'en'] as const)('N23 folds at 75 octets and splits no character (%s)', (lang) => {
  const long = { community: '河北路𠮷街道社区党群服务中心'.repeat(6), 'police-section': '派出所'.repeat(40) };
  const lines = Buffer.from(feedOf(year, { names: long, lang }), 'utf8')
    .toString('latin1')
    .split('\r\n')
    .map((line) => Buffer.from(line, 'latin1'));
  const strict = new TextDecoder('utf-8', { fatal: true });
  expect(lines.filter((line) => line.length > 75)).toEqual([]);
  expect(lines.filter((line) => line.length > 70).length).toBeGreaterThan(10);
  for (const line of lines) expect(() => strict.decode(line)).not.toThrow();
});

const sports = about({
  key: 'sports',
  when: '{ rule: day, day: 05-20 }',
  takesPart: '[school]',
  place: '{ zh: 学校操场, en: the sports ground }',
  slots: '[{ from: "09:00", to: "10:00" }, { from: "10:00", to: "11:30" }]',
});
const council = about({
  key: 'council',
  kind: 'joint-meeting',
  when: '{ rule: day, day: 06-10 }',
  startsAt: '"10:00"',
});

it('N64 a day with times is these moments at its place, and its description has every word of the programme', () => {
  const items = [sports, council];
  const titles = titlesOf(readProgramme(programmeText(items), 'a.yaml').definition!);
  const told = story([sports, council].join(''));
  const shown = (key: string) => eventsOf(feedOf(told.facts(), { titles, names: {} })).get(`a/${key}@2026@cobuild`)!;
  expect(shown('sports').of('DTSTART')).toBe('20260520T010000Z');
  expect(shown('sports').of('DTEND')).toBe('20260520T033000Z');
  expect(shown('sports').of('LOCATION')).toBe('学校操场');
  expect(shown('sports').of('DESCRIPTION')).toContain('参加单位：学校\\n地点：学校操场\\n时段：');
  expect(shown('council').of('DTSTART')).toBe('20260610T020000Z');
  // The time in the notice of a meeting counts from then on.
  const notice = { type: 'NotifyMeeting', item: 'council@2026', time: '14:30', agenda: [] } as const;
  told.when('2026-06-01', 'community', notice);
  expect(shown('council').of('DTSTART')).toBe('20260610T063000Z');
});
