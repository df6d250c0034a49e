import { z } from 'zod';
import { hiddenInName } from '@cobuild/text';

/** Messages of this schema's own are codes of `problem-words.ts`. Keys are permanent: they stand in ledger events, so they are plain lower-case codes, never words of a language. */
export const Key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { message: 'bad-key' });

/** A time of day, HH:mm. */
export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'bad-time' });

/** Also an escape such as "\u202E" may not bring in what nobody sees. */
const Title = z
  .string()
  .min(1)
  .max(200)
  .superRefine((text, context) => {
    const hidden = hiddenInName(text);
    if (hidden)
      context.addIssue({
        code: 'custom',
        params: { code: 'hidden-character', values: [hidden.code, hidden.zh, hidden.en] },
      });
  });

/**
 * Words people read: titles, of one line each. Chinese alone will do, also as plain text; English is then the Chinese, so that
 * a reader of English sees the title that there is.
 */
export const Words = z
  .union([Title, z.strictObject({ zh: Title, en: Title.optional() })])
  .transform((words) =>
    typeof words === 'string' ? { zh: words, en: words } : { zh: words.zh, en: words.en ?? words.zh },
  );
export type Words = Readonly<z.infer<typeof Words>>;
