import { addDays, type LocalDate } from '@cobuild/calendar';
import { bareItem } from '@cobuild/programme';
import type { Agreement } from './agreement';
import { DISTRICT } from './events';
import { dueOf, type Item } from './item';
import { refuse, rulesOf, type By, type Command, type Verdict } from './verdict';

/** Days to put things right where neither the order nor the programme says how many. */
const MEND_WITHIN = 30;

/** The day by which something is to be put right that is ordered today, unless the order says another. */
export const mendBy = (agreement: Agreement, item: Item, today: LocalDate): LocalDate =>
  addDays(today, rulesOf(agreement, item).mendWithin ?? MEND_WITHIN);

/** What an inspection found wanting: the host or the district orders it put right by a day (A43). */
export function orderRectification(
  agreement: Agreement,
  item: Item,
  { owner, dueOn, note = null }: Command<'OrderRectification'>,
  { role, today }: By,
): Verdict {
  const { sides, term } = agreement.plan;
  if (role !== DISTRICT && sides[role] !== 'host') return refuse('not-yours', item.key);
  if (item.status === 'not-owed') return refuse('not-owed', item.key);
  if (!Object.hasOwn(sides, owner)) return refuse('unknown-role', owner);
  if (owner === role) return refuse('own-order', owner); // A53
  const to = dueOn ?? mendBy(agreement, item, today);
  if (to < today) return refuse('in-the-past', to);
  const nth = Object.values(agreement.items).filter(({ orderedBy }) => orderedBy !== null).length + 1;
  const bare = { clause: `${item.clause}-order`, owedBy: [owner], from: today, to, provisional: to > term.to } as const;
  const rectification = bareItem({ ...bare, kind: 'rectification', provisional: false }, `${today}.${nth}`);
  return [{ type: 'RectificationOrdered', item: item.key, rectification, note, by: role }];
}

/** Who ordered it looks again: put right, or by another day (A43). */
export function reinspect(item: Item, { passed, until }: Command<'Reinspect'>, { role, today }: By): Verdict {
  if (item.orderedBy === null) return refuse('not-a-rectification', item.key);
  if (role !== item.orderedBy && role !== DISTRICT) return refuse('not-yours', item.key);
  if (item.owedBy.includes(role)) return refuse('own-order', role); // A53, also after an amendment
  if (item.versions.length === 0 && passed) return refuse('evidence-missing', 'document');
  if (passed) {
    const evidence = item.versions.slice(-1).map((sha256) => ({ kind: 'document', sha256 }) as const);
    return [{ type: 'ItemCompleted', item: item.key, on: today, by: role, evidence }];
  }
  const due = dueOf(item);
  const next = until ?? addDays(today > due ? today : due, MEND_WITHIN);
  return next <= today
    ? refuse('not-later', today)
    : [{ type: 'ReinspectionFailed', item: item.key, until: next, by: role }];
}
