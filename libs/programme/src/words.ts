import { z } from 'zod';

/** Messages of this schema's own are codes of `problems.ts`. Keys are permanent: they stand in ledger events, so they are plain lower-case codes, never words of a language. */
export const Key = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { message: 'bad-key' });

/** A time of day, HH:mm. */
export const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'bad-time' });

/** What people read, in both languages. */
export const Words = z.strictObject({ zh: z.string().min(1).max(200), en: z.string().min(1).max(200) });
export type Words = Readonly<z.infer<typeof Words>>;
