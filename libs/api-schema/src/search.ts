import { z } from 'zod';
import { Words } from './answers';

/** What was found of what somebody sees: at most 20 of a kind; `more` says where there is more. `units` are names, the host's first. */
export const SearchView = z.object({
  /** Only for officers. */
  programmes: z.array(z.object({ slug: z.string(), title: Words })),
  agreements: z.array(
    z.object({ agreement: z.string(), title: Words, units: z.array(z.string()), status: z.string() }),
  ),
  /** What is to be done first, then by day. */
  items: z.array(
    z.object({
      agreement: z.string(),
      item: z.string(),
      title: Words,
      programme: Words,
      units: z.array(z.string()),
      state: z.string(),
      dueOn: z.string().meta({ format: 'date' }),
      when: Words,
    }),
  ),
  more: z.object({ agreements: z.boolean(), items: z.boolean() }),
});
export type SearchView = z.output<typeof SearchView>;
