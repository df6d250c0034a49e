import { z } from 'zod';
import { instant, isKnownDay, yearOf, KNOWN_YEARS, type Instant, type LocalDate } from '@cobuild/calendar';
import { hiddenInName, hiddenInText, sayHidden, withLineFeeds } from '@cobuild/text';

/* Messages are keys of `formats.ts`. */

/** Codes are keys of plain objects: `constructor` is one that every object has already. */
export const isNoMember = (code: string): boolean => !(code in Object.prototype);

/** An opaque code of an organisation or an agreement: never a name of a person. */
export const Id = z
  .string('id')
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/, { message: 'id' })
  .refine(isNoMember, { message: 'id' })
  .meta({ example: 'hebei-road-1' });

/** A day in the agreement's time zone, of a year that the calendar knows. */
export const Day = z
  .string('day')
  .refine(isKnownDay, { message: 'day', abort: true }) // no rule about a term is asked of what is no day
  .meta({ format: 'date', example: '2026-06-19' });

/** An instant with an offset or Z. */
export const At = z
  .string('instant')
  .transform((text, context): Instant => {
    try {
      const at = instant(text);
      const year = yearOf(at as string as LocalDate);
      if (year >= KNOWN_YEARS.from && year <= KNOWN_YEARS.to) return at;
    } catch {
      // told below
    }
    context.addIssue({ code: 'custom', message: 'instant' });
    return z.NEVER;
  })
  .meta({ format: 'date-time', example: '2026-06-19T09:00:00+08:00' });

/** The largest integer that PostgreSQL keeps: versions, sequence numbers, sizes of lists. */
export const INT4 = 2_147_483_647;

/** The version of a programme. */
export const Version = z.int().min(1).max(INT4);

/** The same in an address, where it is a text. */
export const VersionText = z.coerce.number().int().min(1).max(INT4);

/** A file by its content. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/, { message: 'sha256' });

/** What proves an item. */
export const Evidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['photo', 'document']), sha256: Sha256 }),
  z.strictObject({ kind: z.literal('count'), value: z.int().min(0).max(1_000_000) }),
]);

/** A role, an item's key or a thing the programme lists: a code such as `joint-meeting@2026` or `class@2026-W09`, never a text. */
export const Name = z
  .string()
  .max(120)
  .regex(/^[a-z][a-z0-9-]*(@[A-Za-z0-9][A-Za-z0-9.-]*)*$/, { message: 'name' })
  .refine(isNoMember, { message: 'name' });

/** Somebody who claims a place: an opaque id, from which nobody's name can be read. */
export const Claimant = z.uuid('claimant');

/** A text kept in the side store, as its door answered. */
export const Note = z.strictObject({ id: z.uuid(), digest: Sha256 });

/** The number of a record or a claim within its item. */
export const Nth = z.int().min(1).max(1_000_000);

/** A time of day, HH:mm. */
export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'time' });

export const Outcome = z.enum(['excellent', 'qualified', 'unqualified']);

const unseen =
  (find: typeof hiddenInName) =>
  (text: string, context: z.RefinementCtx): void => {
    const hidden = find(text);
    if (hidden) context.addIssue({ code: 'custom', params: sayHidden(hidden) });
  };

/** A name that people read, of a person, an organisation, an account or a contact: one line, and no character that nobody sees. */
export const displayName = (longest: number) =>
  z.string().min(1).max(longest).regex(/\S/, { message: 'display-name' }).superRefine(unseen(hiddenInName));

/** A text that people write: its lines end with a line feed, however they came; other controls are refused by name and place. */
export const freeText = (longest: number) =>
  z
    .string()
    .transform(withLineFeeds)
    .pipe(z.string().min(1).max(longest).superRefine(unseen(hiddenInText)));
