import { addDays, dayOf, instantOf, mondayOf, type LocalDate } from '@cobuild/calendar';
import { costOf, type Plan } from '@cobuild/programme';
import { fold } from './agreement';
import { rehearse } from './rehearsal';
import { simulate } from './simulate';
import { spreadOf } from './timetable';

/** What one simulated agreement was like for its people. */
export type Forecast = Readonly<{
  /** Minutes asked of each party in each week (its Monday) in which anything was recorded. */
  load: readonly Readonly<{ role: string; week: LocalDate; minutes: number }>[];
  /** Reminders each party had. */
  reminders: Readonly<Record<string, number>>;
  /** Clauses that ran late, once for each time. */
  late: readonly string[];
}>;

/** Plays one agreement of a plan with plausible people in the pure core; `habit` decides who of them is late with what. */
export function forecast(plan: Plan, agreementId: string, habit: number): Forecast {
  const parties = Object.fromEntries(Object.keys(plan.sides).map((role) => [role, `${agreementId}-${role}`]));
  const cast = { parties, district: 'district', definition: '', spread: spreadOf(agreementId), habit };
  const acts = rehearse(plan, cast);
  const facts = simulate(acts, instantOf(addDays(plan.term.to, 1), '12:00', plan.timeZone));
  const { items } = fold(facts);
  const load = new Map<string, number>();
  const reminders: Record<string, number> = {};
  const late: string[] = [];
  for (const { at, event } of facts) {
    if (event.type === 'ItemBecameOverdue') late.push(items[event.item]?.clause ?? event.item);
    if (event.type === 'ReminderIssued') for (const role of event.to) reminders[role] = (reminders[role] ?? 0) + 1;
    const item = event.type === 'ItemCompleted' || event.type === 'MeetingHeld' ? items[event.item] : undefined;
    if (!item) continue;
    const day = dayOf(at, plan.timeZone);
    const key = `${mondayOf(day)} ${item.owedBy[0] ?? ''}`;
    load.set(key, (load.get(key) ?? 0) + costOf(item).minutes);
  }
  return {
    load: [...load].map(([key, minutes]) => {
      const [week = '', role = ''] = key.split(' ');
      return { role, week: week as LocalDate, minutes };
    }),
    reminders,
    late,
  };
}
