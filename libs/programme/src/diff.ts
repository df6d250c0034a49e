import type { Plan, PlannedItem } from './plan';

/** What changes between two plans, by items and days: what is new, what is gone, and what is due otherwise than before. */
export type PlanDiff = Readonly<{
  added: readonly PlannedItem[];
  removed: readonly PlannedItem[];
  changed: readonly Readonly<{ key: string; what: readonly Change[] }>[];
}>;

type Field = 'from' | 'to' | 'fixedOn' | 'time' | 'kind' | 'owedBy' | 'evidence' | 'graceDays' | 'awaits';
export type Change = Readonly<{ field: Field; before: string; after: string }>;

const FIELDS: readonly Field[] = ['from', 'to', 'fixedOn', 'time', 'kind', 'owedBy', 'evidence', 'graceDays', 'awaits'];

/** Compares two plans of one programme: two versions for the same term, or one version before and after a notice. */
export function diffPlans(before: Pick<Plan, 'items'>, after: Pick<Plan, 'items'>): PlanDiff {
  const was = new Map(before.items.map((item) => [item.key, item]));
  const is = new Map(after.items.map((item) => [item.key, item]));
  return {
    added: after.items.filter(({ key }) => !was.has(key)),
    removed: before.items.filter(({ key }) => !is.has(key)),
    changed: after.items.flatMap((item) => {
      const old = was.get(item.key);
      const what = old ? FIELDS.flatMap((field) => changeIn(field, old, item)) : [];
      return what.length > 0 ? [{ key: item.key, what }] : [];
    }),
  };
}

function changeIn(field: Field, old: PlannedItem, item: PlannedItem): Change[] {
  const [before, after] = [say(old[field]), say(item[field])];
  return before === after ? [] : [{ field, before, after }];
}

const say = (value: PlannedItem[Field]): string => (Array.isArray(value) ? value.join(', ') : String(value ?? '–'));
