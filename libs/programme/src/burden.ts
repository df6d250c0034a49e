import { addDays, mondayOf, type LocalDate } from '@cobuild/calendar';
import { evidenceCost, kinds, type Cost } from './kinds';
import type { Plan, PlannedItem } from './plan';

/** What one week asks of one role; `week` is its Monday. */
export type Load = Readonly<{ role: string; week: LocalDate; items: number } & Cost>;

/** What recording one item costs whoever records it. */
export function costOf({ kind, evidence }: Pick<PlannedItem, 'kind' | 'evidence'>): Cost {
  return [kinds[kind].cost, ...evidence.map((piece) => evidenceCost[piece])].reduce((sum, cost) => ({
    fields: sum.fields + cost.fields,
    files: sum.files + cost.files,
    minutes: sum.minutes + cost.minutes,
  }));
}

/** One item as work: in the week of which Monday, at what cost. */
export type Work<I extends PlannedItem = PlannedItem> = Readonly<{
  item: I;
  week: LocalDate;
  cost: Cost;
}>;

/**
 * Items as work. An item counts in the week of its day, or of its window's last; several that share a window are spread over its
 * weeks, as sensible people would.
 */
export function workOf<I extends PlannedItem>(items: readonly I[]): Work<I>[] {
  const siblings = new Map<string, number>();
  return items.map((item) => {
    const shared = `${item.clause} ${item.from} ${item.to}`;
    const nth = siblings.get(shared) ?? 0;
    siblings.set(shared, nth + 1);
    return { item, week: mondayOf(item.fixedOn ?? latestOf(item, nth)), cost: costOf(item) };
  });
}

/**
 * The work a plan asks of each role (joint work of every role that owes it) in each week in which it asks anything, in order of weeks
 * and roles.
 */
export function burdenOf({ items }: Pick<Plan, 'items'>): Load[] {
  const loads = new Map<string, Load>();
  const shared = workOf(items).flatMap((work) => work.item.owedBy.map((role) => ({ ...work, role })));
  for (const { role, week, cost } of shared) {
    const known = loads.get(`${week} ${role}`) ?? { role, week, items: 0, fields: 0, files: 0, minutes: 0 };
    loads.set(`${week} ${role}`, {
      ...known,
      items: known.items + 1,
      fields: known.fields + cost.fields,
      files: known.files + cost.files,
      minutes: known.minutes + cost.minutes,
    });
  }
  return [...loads].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, load]) => load);
}

/** The last day of the window, a week earlier for each sibling that has it already. */
function latestOf({ from, to }: PlannedItem, nth: number): LocalDate {
  const day = addDays(to, -7 * nth);
  return day < from ? to : day;
}
