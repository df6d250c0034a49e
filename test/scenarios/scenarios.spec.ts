import { simulate } from '@cobuild/agreement';
import { diaryOf, endOf, yearOf } from '../engines/year';
import { goldenDiary, handDates } from './golden';

/** Day arithmetic of this spec's own, so that what it checks shares no code with what it checks it by. */
const plus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Days before the start at which an item is first announced, and after its due day at which the district hears of it. */
const BLUE: Record<string, number> = { 'joint-meeting': 10, activity: 7 };
const ESCALATED: Record<string, number> = { 'joint-meeting': 7, activity: 7, deadline: 5, project: 10 };

const YEARS = [
  ['army-civilian-monthly', 2025],
  ['army-civilian-monthly', 2026],
  ['police-section-pairing', 2025],
  ['police-section-pairing', 2026],
] as const;

describe.each(YEARS)('%s in %i', (slug, year) => {
  const { plan, acts } = yearOf(slug, year, `${slug}-${year}`);
  const diary = goldenDiary(slug, year).map((line) => {
    const [day = '', time = '', type = '', item = '', ...rest] = line.split(/\s+/);
    return { day, time, type, item, rest };
  });
  const hand = handDates(slug, year);
  const linesOf = (type: string, item: string) => diary.filter((line) => line.type === type && line.item === item);
  const plannedOf = (key: string) => plan.items.find((item) => item.key === key)!;
  const kindOf = (key: string): string => plannedOf(key).kind;
  /** The day that was chosen, where the programme makes that one the last: elsewhere it is a promise. */
  const bindingOf = (key: string): string | undefined =>
    plannedOf(key).awaits === null ? undefined : linesOf('DateFixed', key).at(-1)?.rest[0];

  it('plans the days worked out by hand', () => {
    const planned = plan.items.map(({ key, from, to, graceDays }) => `${key} ${from} ${to} ${graceDays}`);
    expect(planned.sort()).toEqual(hand.map(({ item, from, to, grace }) => `${item} ${from} ${to} ${grace}`).sort());
  });

  it('is told as it is kept', () => {
    expect(diaryOf(simulate(acts, endOf(year)))).toEqual(goldenDiary(slug, year));
  });

  it('opens every item on its first day, once', () => {
    for (const { item, from } of hand)
      expect(linesOf('ItemOpened', item).map(({ day }) => `${item} ${day}`)).toEqual([`${item} ${from}`]);
  });

  it('reminds on the day itself, and first so many days before it', () => {
    for (const { item, from, to } of hand) {
      const kind = kindOf(item);
      const reminders = linesOf('ReminderIssued', item);
      const fixed = linesOf('DateFixed', item).at(-1)?.rest[0];
      const yellows = reminders.filter(({ rest }) => rest[0] === 'yellow');
      if (kind !== 'review')
        expect([item, ...yellows.map(({ day }) => day).slice(0, 1)]).toEqual(
          linesOf('ItemCompleted', item)[0]!.day < (bindingOf(item) ?? to) ? [item] : [item, bindingOf(item) ?? to],
        );
      const promise = reminders.filter(({ rest }) => rest[0] === 'promise');
      if (bindingOf(item) === undefined && fixed !== undefined && fixed !== to)
        expect([item, ...promise.map(({ day }) => day)]).toEqual([item, fixed]);
      const early = BLUE[kind];
      const blue = reminders.find(({ rest }) => rest[0] === 'blue');
      // What was due before everybody had signed is not sent afterwards.
      if (early !== undefined && blue) expect([plus(from, -early), plus(fixed ?? from, -early)]).toContain(blue.day);
    }
  });

  it('calls an item overdue the day after its grace, and tells the district so many days later', () => {
    const late = diary.filter(({ type }) => type === 'ItemBecameOverdue');
    expect(late.length).toBeGreaterThan(1);
    for (const { item, day } of late) {
      const { to, grace } = hand.find((row) => row.item === item)!;
      const due = plus(bindingOf(item) ?? to, grace);
      expect(`${item} ${day}`).toBe(`${item} ${plus(due, 1)}`);
      for (const told of linesOf('ItemEscalated', item))
        expect(told.day).toBe(plus(due, ESCALATED[kindOf(item)] ?? NaN));
    }
    expect(diary.filter(({ type }) => type === 'ItemEscalated')).toHaveLength(1);
  });

  it('says nothing at night and ends in a review', () => {
    const spoken = diary.filter(({ type }) => type === 'ReminderIssued' || type === 'ItemEscalated');
    expect(spoken.filter(({ time }) => time < '09:00' || time > '18:00')).toEqual([]);
    expect(diary.slice(-3).map(({ type, day }) => `${type} ${day}`)).toEqual([
      `ReviewDecided ${year}-12-23`,
      `TermEnded ${year + 1}-01-01`,
      `AgreementClosed ${year + 1}-01-01`,
    ]);
  });
});
