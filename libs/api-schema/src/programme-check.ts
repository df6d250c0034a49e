import { z } from 'zod';
import { Words } from './answers';
import { DutyTermView } from './views';
import { ProgrammeParameter } from './parameters';

const Day = z.string().meta({ format: 'date' });

/** What is wrong with a text, open or worth knowing; lines and columns count from 1. */
const Doubt = z.object({
  severity: z.enum(['error', 'question', 'note']),
  line: z.int(),
  column: z.int(),
  path: z.string(),
  message: Words,
  cure: Words,
});

/** An item of the year; `line` is where its clause stands in the text. */
const PreviewItem = z.object({
  key: z.string(),
  title: Words,
  kind: Words,
  said: Words,
  owedBy: z.array(Words),
  /** The words of its duty besides who owes it. */
  terms: z.array(DutyTermView),
  line: z.int().nullable(),
});

/** What a party is asked for in all and week by week, beginning with the term's first week. */
const Burden = z.object({
  role: z.string(),
  title: Words,
  items: z.int(),
  fields: z.int(),
  files: z.int(),
  minutes: z.int(),
  weeks: z.array(z.object({ week: Day, said: Words, items: z.int(), minutes: z.int() })),
});

/** A programme's text looked at and laid on a term, without publishing anything. */
export const ProgrammeCheck = z.object({
  /** Null while the text cannot be read. */
  programme: z
    .object({
      slug: z.string(),
      version: z.int(),
      title: Words,
      roles: z.array(z.object({ key: z.string(), title: Words })),
    })
    .nullable(),
  term: z.object({ from: Day, to: Day }),
  problems: z.array(Doubt),
  publishable: z.boolean(),
  /** The newest version that is published, whether it is this very text, and what this one changes. */
  published: z.object({ version: z.int(), same: z.boolean() }).nullable(),
  changes: z.array(z.object({ how: z.enum(['added', 'removed', 'changed']), text: Words })),
  months: z.array(z.object({ month: z.string(), items: z.array(PreviewItem) })),
  /** The most minutes of one party in one week; null while the text cannot be read. */
  weeklyCap: z.int().nullable(),
  burden: z.array(Burden),
  /** All that the programme asks of a proposal, and the items without days until it is answered. */
  parameters: z.array(ProgrammeParameter),
  open: z.array(z.object({ key: z.string(), title: Words, waits: z.array(z.string()), line: z.int().nullable() })),
});
export type ProgrammeCheck = z.output<typeof ProgrammeCheck>;
