import { decide, type Agreement, type AgreementCommand } from '@cobuild/agreement';
import { dayOf, type Instant } from '@cobuild/calendar';
import { furtherInAgreement } from './further-agreement';
import type { Field, Further, Option } from './further-field';
import { furtherInItem } from './further-item';
import type { Titles } from './titles';

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
  const all =
    item === null
      ? furtherInAgreement({ agreement, titles, today })
      : furtherInItem(item, { agreement, titles, today });
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
