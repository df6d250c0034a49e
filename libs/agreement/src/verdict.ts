import type { LocalDate } from '@cobuild/calendar';
import type { ClauseRules } from '@cobuild/programme';
import type { Agreement } from './agreement';
import type { AgreementCommand, Refusal, RefusalCode } from './commands';
import type { AgreementEvent, Evidence } from './events';
import type { Item } from './item';

/** The part of a command named `T`. */
export type Command<T extends AgreementCommand['type']> = Extract<AgreementCommand, { type: T }>;

/** What a rule says: the events that follow, or why not. */
export type Verdict = readonly AgreementEvent[] | Refusal;

/** What a rule sees besides the agreement: the asking role (a party's or `district`) and today in the agreement's zone. */
export type By = Readonly<{ role: string; today: LocalDate }>;

/** A typed no. */
export const refuse = (code: RefusalCode, about?: string): Refusal =>
  about === undefined ? { code } : { code, about };

/** What the programme says of an item's clause besides its days. */
export const rulesOf = ({ plan }: Agreement, { clause }: Item): ClauseRules =>
  Object.hasOwn(plan.rules, clause) ? (plan.rules[clause] ?? {}) : {};

/** Only a side that owes an item deals with it (A10). */
export const owes = ({ owedBy, key }: Item, { role }: By): Refusal | null =>
  owedBy.includes(role) ? null : refuse('not-yours', key);

/** A side that owes it, or a host: who puts up a wish, who takes in what was pledged (A81, A82). */
export const owesOrHosts = ({ plan }: Agreement, item: Item, by: By): Refusal | null =>
  plan.sides[by.role] === 'host' ? null : owes(item, by);

/** Only what has happened, and not before its window, can be recorded (A12). */
export function notYetDone({ from }: Item, on: LocalDate, today: LocalDate): Refusal | null {
  if (on > today) return refuse('in-the-future', on);
  return on < from ? refuse('outside-window', from) : null;
}

/** Every kind of evidence the plan asks for has to be there; what was handed in is the document (A13). */
export function missingEvidence({ evidence, versions }: Item, given: readonly Evidence[]): Refusal | null {
  const missing = evidence.find(
    (kind) => !given.some((piece) => piece.kind === kind) && !(kind === 'document' && versions.length > 0),
  );
  return missing === undefined ? null : refuse('evidence-missing', missing);
}
