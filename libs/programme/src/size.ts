import { anchorsOf, type WhenRule } from '@cobuild/calendar';
import type { Definition } from './definition';

/** The most items a year of one agreement may owe, preparations and milestones included: four a working day. */
export const MOST_ITEMS = 1000;

const UNITS = { day: 12, week: 53, month: 12, quarter: 4, 'half-year': 2, year: 1 } as const;

/** The most items that a definition can owe in one year, counted from its rules without laying out a single one. */
export function mostItems({ items }: Pick<Definition, 'items'>): number {
  const known = new Map<string, number>();
  const timesOf = (key: string): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, 0); // an offset that counts from itself gives nothing
    const item = items.find((one) => one.key === key);
    const times = item ? timesInYear(item.when, timesOf) : 0;
    known.set(key, times);
    return times;
  };
  return items.reduce((sum, { key, preparation = [], milestones = [] }) => {
    const times = timesOf(key);
    return sum + times * (1 + preparation.length) + milestones.length;
  }, 0);
}

function timesInYear(rule: WhenRule, timesOf: (key: string) => number): number {
  switch (rule.rule) {
    case 'every':
      return UNITS[rule.unit] * (rule.unit === 'day' ? 1 : (rule.times ?? 1));
    case 'roster':
      return rule.dates.length;
    case 'offset':
      return anchorsOf(rule).reduce((sum, item) => sum + timesOf(item), 0);
    case 'weekday':
      return rule.each ? UNITS[rule.each] : 1;
    case 'when-needed':
      return 0;
    case 'school-holiday':
      return rule.which === 'any' ? 2 : 1;
    case 'ongoing':
    case 'day':
    case 'by':
    case 'month':
    case 'quarter':
    case 'half-year':
    case 'months':
    case 'span':
    case 'festival':
    case 'fixed-by':
    case 'agreed':
      return 1;
  }
}
