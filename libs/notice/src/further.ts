import { decide, type Agreement, type AgreementCommand } from '@cobuild/agreement';
import { dayOf, type Instant, type LocalDate } from '@cobuild/calendar';
import { furtherInAgreement } from './further-agreement';
import { furtherInItem } from './further-item';
import type { Language, Titles } from './titles';

type Words = Readonly<Record<Language, string>>;

/** One of several; `note` is the id of the text that says more than `said`. */
export type Option = Readonly<{ value: string | number; said: Words; note: string | null }>;

/**
 * What a form asks for, and where in the command it goes. A `text` is kept apart and goes in by its digest, a `file` by its
 * SHA-256; the rest goes in as it is, in place of what stands there.
 */
export type Field = Readonly<{ said: Words }> &
  (
    | Readonly<{ as: 'day'; at: readonly (string | number)[]; from: LocalDate; to: LocalDate | null }>
    | Readonly<{ as: 'time' | 'file'; at: readonly [string] }>
    | Readonly<{ as: 'text'; at: readonly [string]; required: boolean }>
    | Readonly<{ as: 'one' | 'some'; at: readonly [string]; of: readonly Option[] }>
  );

/**
 * Something the rules allow, as a command that they would take as it is, and what of it is for people to say; `rare` is what changes
 * what was agreed, and mostly is not what somebody came for.
 */
export type Further = Readonly<{ said: Words; command: AgreementCommand; fields: readonly Field[]; rare: boolean }>;

/** One that is not sorted yet. */
export type Unsorted = Omit<Further, 'rare'>;

/**
 * What else an organisation may do at `now`, about an item or, where none is named, about the whole agreement: what is not among
 * its offers (N13), each choice of it tried out on the rules themselves (N60). The agreement is as it stands at `now`.
 */
export function furtherOf(
  agreement: Agreement,
  { unit: actor, item: key }: Readonly<{ unit: string; item: string | null }>,
  titles: Titles,
  now: Instant,
): Further[] {
  const item = key === null ? null : agreement.items[key];
  if (item === undefined) return [];
  const accepted = (command: AgreementCommand): boolean => decide(agreement, command, { actor, now }).accepted;
  const today = dayOf(now, agreement.plan.timeZone);
  const all = item === null ? furtherInAgreement() : furtherInItem(item, { agreement, titles, today });
  return all.flatMap((further) => settled(further, accepted) ?? []);
}

/** With the choices left that the rules take, the first of each made; null where nothing is left. */
function settled(further: Further, accepted: (command: AgreementCommand) => boolean): Further | null {
  let { command } = further;
  const fields: Field[] = [];
  for (const field of further.fields) {
    if (field.as !== 'one') fields.push(field);
    else {
      const made = ({ value }: Option) => ({ ...command, [field.at[0]]: value }) as AgreementCommand;
      const of = field.of.filter((option) => accepted(made(option)));
      const [first] = of;
      if (!first) return null;
      command = made(first);
      fields.push({ ...field, of });
    }
  }
  return accepted(command) ? { ...further, command, fields } : null;
}
