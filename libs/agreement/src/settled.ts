import { fold, type Agreement } from './agreement';
import type { AgreementEvent, Fact } from './events';
import { isOpen, isOutOfHand } from './item';

type Reminded = Pick<Extract<AgreementEvent, { type: 'ReminderIssued' }>, 'item' | 'round'>;

/**
 * Whether a reminder still asks for an answer: its agreement is in force (A28), its item is neither done nor let go nor waiting to be
 * inspected (A88), and in the round the reminder was planned for.
 */
export function stillAsks(agreement: Agreement, { item: key, round }: Reminded): boolean {
  const { status, items } = agreement;
  const item = Object.hasOwn(items, key) ? items[key] : undefined;
  const open = status === 'in-force' && item !== undefined && isOpen(item) && item.round === round;
  return open && !isOutOfHand(agreement, item);
}

/**
 * The facts that time has brought about, as they are recorded together with a decision: without the reminders that asked for an
 * answer until the decision settled them (A103). `agreement` is from before both. Leaves out nothing but such reminders, and none without a decision.
 */
export function withoutSettled(agreement: Agreement, caughtUp: readonly Fact[], decided: readonly Fact[]): Fact[] {
  if (decided.length === 0 || !caughtUp.some(isReminder)) return [...caughtUp];
  const found = fold(caughtUp, agreement);
  const left = fold(decided, found);
  return caughtUp.filter(
    ({ event }) => event.type !== 'ReminderIssued' || !stillAsks(found, event) || stillAsks(left, event),
  );
}

const isReminder = ({ event }: Fact): boolean => event.type === 'ReminderIssued';
