import { simulate } from '@cobuild/agreement';
import { catalogueSlugs } from '@cobuild/config';
import { diaryOf, endOf, termFor, yearOf } from '../engines/year';
import { plus } from '../oracle/days';
import { expected } from '../oracle/programmes';
import { goldenDiary } from './golden';

const YEAR = 2026;

/** Every programme's year from signing to review, as it is kept, against days worked out apart from the program. */
describe.each(catalogueSlugs())('%s', (slug) => {
  const { plan, acts } = yearOf(slug, YEAR, `${slug}-${YEAR}`);
  const { from: first, to: last } = termFor(slug, YEAR);
  const diary = goldenDiary(slug, YEAR).map((line) => {
    const [day = '', time = '', type = '', item = '', ...rest] = line.split(/\s+/);
    return { day, time, type, item, rest };
  });
  const worked = (expected[slug]?.(YEAR) ?? []).map((row) => {
    const [item = '', from = '', to = ''] = row.split(' ');
    return { item, from, to };
  });
  /** What a chosen day has moved does not open on the day of the plan. */
  const moved = new Set(
    diary.flatMap(({ type, rest }) => (type === 'PlanRevised' ? rest.map((word) => word.split('>')[0]) : [])),
  );
  const dayOf = (type: string, item: string) => diary.filter((line) => line.type === type && line.item === item);

  it('is told as it is kept', () => {
    expect(diaryOf(simulate(acts, endOf(YEAR, slug)))).toEqual(goldenDiary(slug, YEAR));
  });

  it('opens every item on the first day worked out for it, once, and sees every one of them done or let go', () => {
    for (const { item, from } of worked) {
      const opened = dayOf('ItemOpened', item).map(({ day }) => `${item} ${day}`);
      if (moved.has(item)) expect(opened).toHaveLength(1);
      else expect(opened).toEqual([`${item} ${from}`]);
      const done = [
        ...dayOf('ItemReleased', item),
        ...dayOf('ItemCompleted', item),
        ...dayOf('MeetingHeld', item),
        ...dayOf('ReviewDecided', item),
      ];
      const times = item.startsWith('review') || dayOf('MeetingHeld', item).length === 0 ? 1 : done.length;
      expect(`${item} ${done.length}`).toBe(`${item} ${times}`);
    }
  });

  it('calls overdue only what is not done the day after its last day and grace', () => {
    for (const { item, day, time } of diary.filter(({ type }) => type === 'ItemBecameOverdue')) {
      if (moved.has(item)) continue;
      const planned = plan.items.find(({ key }) => key === item);
      const row = worked.find((one) => one.item === item);
      // A day that was chosen is a promise, but where a meeting fixes it.
      const fixed = planned?.awaits ? dayOf('DateFixed', item).at(-1)?.rest[0] : undefined;
      const due = plus(fixed ?? row?.to ?? '', planned?.graceDays ?? 0);
      expect(`${item} ${day}`).toBe(`${item} ${planned?.time && time > '08:00' ? due : plus(due, 1)}`);
      expect(dayOf('ItemCompleted', item).map(({ day: done }) => done >= day)).toEqual([true]);
    }
  });

  it('says nothing at night, and closes with a review when its term is over', () => {
    const spoken = diary.filter(({ type }) => type === 'ReminderIssued' || type === 'ItemEscalated');
    expect(spoken.length).toBeGreaterThan(3);
    expect(spoken.filter(({ time }) => time < '09:00' || time > '18:00')).toEqual([]);
    expect(diary[0]?.day).toBe(plus(first, -5));
    expect(diary.slice(-2).map(({ type, day }) => `${type} ${day}`)).toEqual([
      `TermEnded ${plus(last, 1)}`,
      `AgreementClosed ${plus(last, 1)}`,
    ]);
    expect(diary.filter(({ type }) => type === 'ReviewDecided')).toHaveLength(1);
  });
});
