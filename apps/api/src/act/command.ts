import { Command } from '@cobuild/api-schema';
import type { Evidence } from '@cobuild/agreement';
import type { Offer } from '@cobuild/notice';
import { Zod } from '../zod.pipe';
import type { Fields } from './form';

const door = new Zod(Command);

/** The command a filled-in form asks for; throws `BadRequest` as the commands' own door does. */
export const commandOf = (act: Offer['act'], item: string, fields: Fields): Command =>
  door.transform({ type: act, item, ...asked(act, fields) });

function asked(act: Offer['act'], fields: Fields): Readonly<Record<string, unknown>> {
  const [on, until, reason, people] = ['on', 'until', 'reason', 'people'].map((name) => fields[name]?.[0] || undefined);
  switch (act) {
    case 'FixDate':
      return { on };
    case 'CompleteItem':
      return { on, evidence: evidenceIn(fields) };
    case 'AskExtension':
      return { until, reason };
    case 'AnnounceAttendance':
      return { people: numberIn(people) };
  }
}

const evidenceIn = (fields: Fields): (Omit<Evidence, 'value'> | { kind: string; value: unknown })[] => [
  ...(fields['photo'] ?? []).map((sha256) => ({ kind: 'photo', sha256 }) as const),
  ...(fields['document'] ?? []).map((sha256) => ({ kind: 'document', sha256 }) as const),
  ...(fields['count'] ?? []).flatMap((value) => (value === '' ? [] : [{ kind: 'count', value: numberIn(value) }])),
];

/** What is no whole number stays as it is, to be refused at the door. */
const numberIn = (text: string | undefined): unknown =>
  text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : text;
