import type { Agreement } from '../agreement';
import { DISTRICT, type AgreementEvent, type Fact } from '../events';
import { isOpen } from '../item';
import { Moves } from './moves';

/** Said of the counterexample; `expect` would cost more than what it looks at. */
export function must(holds: boolean, otherwise: () => string): void {
  if (!holds) throw new Error(otherwise());
}

/** What holds of every fact, and between any two states that one leads from and to. It knows the tables of SPEC.md and no rule. */
export class Model {
  readonly agreement = new Moves('agreement');
  readonly item = new Moves('item');

  tell(before: Agreement, { at, event }: Fact, after: Agreement): void {
    const { type } = event;
    // The ledger's order is the order of time, but where a clock that ran ahead is corrected (A97).
    must(at >= before.at || type === 'ClockCorrected', () => `${type} at ${at} after ${before.at}`);
    const whole = `${before.status} ${type} ${after.status}`;
    must(this.agreement.allows(before.status, type, after.status), () => `the agreement: ${whole}`);
    const own = 'item' in event ? event.item : null;
    for (const key in after.items) {
      const [from, to] = [before.items[key]?.status ?? 'none', after.items[key]?.status ?? 'none'];
      if (from === to && key !== own) continue;
      must(this.item.allows(from, type, to), () => `${key}: ${from} ${type} ${to}`);
    }
    for (const key in before.items) if (!(key in after.items)) throw new Error(`${key} is lost`);
    added(before, event);
    settled(before, event, after);
    completedByWhoMay(before, event);
  }
}

/** What holds of an agreement as it stands: who has left owes nothing any more (A30). */
export function owedByThoseWhoStay({ withdrawn, items }: Agreement): void {
  if (withdrawn.length === 0) return;
  for (const item of Object.values(items))
    must(
      !isOpen(item) || !item.owedBy.some((role) => withdrawn.includes(role)),
      () => `${item.key} is owed by who has left`,
    );
}

function added({ items }: Agreement, event: AgreementEvent): void {
  const made =
    event.type === 'ResolutionAdopted'
      ? event.resolution
      : event.type === 'RectificationOrdered'
        ? event.rectification
        : event.type === 'ItemCalled'
          ? event.called
          : null;
  if (made) must(!Object.hasOwn(items, made.key), () => `${made.key} added twice`);
}

/** An amendment is proposed once, and what has become of it stays so. */
function settled(before: Agreement, event: AgreementEvent, after: Agreement): void {
  if (before.amendments === after.amendments || !('amendment' in event)) return;
  const { type, amendment } = event;
  const was = before.amendments[amendment]?.state ?? 'none';
  must(was === (type === 'AmendmentProposed' ? 'none' : 'open'), () => `${type} ${amendment}, which is ${was}`);
  for (const [key, { state }] of Object.entries(before.amendments))
    must(state === 'open' || after.amendments[key]?.state === state, () => `${key} was ${state}`);
}

/** By who owes it (A10); what was ordered by who ordered it or the district (A43), a pledge by a host who has got it too (A81). */
function completedByWhoMay({ items, plan }: Agreement, event: AgreementEvent): void {
  if (event.type !== 'ItemCompleted') return;
  const { item: key, by } = event;
  const item = items[key];
  const orders = item?.orderedBy ?? null;
  const approves = item !== undefined && item.waits.approval === undefined && item.approvals > 0;
  const owes = item?.owedBy.includes(by) ?? false;
  const may =
    orders === null
      ? owes || approves || (item?.kind === 'pledge' && plan.sides[by] === 'host')
      : !owes && (by === orders || by === DISTRICT);
  must(may, () => `${key} was completed by ${by}`);
}
