import { z } from 'zod';
import { Words } from './answers';
import { Command } from './commands';
import { VacantPost } from './vacancies';

const Day = z.string().meta({ format: 'date' });
/** Agreements behind a number. */
const Behind = z.array(z.string());
const Named = z.object({ id: z.string(), name: z.string() });

/** An agreement as one line. */
const BoardLine = z.object({
  id: z.string(),
  title: Words,
  host: z.string(),
  status: z.string(),
  items: z.int(),
  done: z.int(),
  late: z.int(),
});

/** An item that is late: whose, since when. */
const BoardLate = z.object({
  agreement: z.string(),
  item: z.string(),
  title: Words,
  programme: Words,
  host: z.string(),
  owedBy: z.array(z.string()),
  dueOn: Day,
  said: Words,
  /** Days since it was due. */
  days: z.int(),
  /** Whether it was brought before the district. */
  escalated: z.boolean(),
});

/** What waits for the district, with the commands that answer it. */
export const BoardAsked = z.object({
  agreement: z.string(),
  unit: z.string(),
  what: z.string(),
  item: z.string().nullable(),
  about: z.string().nullable(),
  title: Words,
  programme: Words,
  host: z.string(),
  said: Words.nullable(),
  reason: Words.nullable(),
  since: Words.nullable(),
  suggested: Words.nullable(),
  /** What was said before: the scores, the change in words. */
  before: z.array(Words),
  /** What was handed in, by its SHA-256; the id of the text that came with it. */
  files: z.array(z.string()),
  note: z.string().nullable(),
  /** What can be answered; with `remark` the form asks for words, which are kept as a text and go in as `note`. */
  choices: z.array(z.object({ said: Words, command: Command, remark: z.boolean() })),
});

/** How far the agreements of a programme have come with one thing that all of them owe. */
const BoardCoverage = z.object({
  item: z.string(),
  title: Words,
  said: Words,
  of: z.int(),
  done: z.int(),
  missing: Behind,
  late: Behind,
});

/** A unit with all that is hosted at or under it. */
const BoardUnit = Named.extend({
  depth: z.int(),
  agreements: z.int(),
  items: z.int(),
  done: z.int(),
  late: z.int(),
  asked: z.int(),
});

/** What a week asks of everybody together; `most` is what it asks of the one it asks most of. */
const BoardWeek = z.object({
  week: Day,
  said: Words,
  items: z.int(),
  minutes: z.int(),
  agreements: z.int(),
  most: z.int(),
});

/** What an officer oversees, all or under one unit; every number with the agreements behind it. */
export const Board = z.object({
  now: z.string(),
  today: Day,
  said: Words,
  /** From the officer's own unit down to the one looked at. */
  path: z.array(Named),
  lines: z.array(BoardLine),
  /** By how they stand. */
  groups: z.object({ proposed: Behind, running: Behind, suspended: Behind, closed: Behind, late: Behind }),
  /** The longest late first; at most `LATE_SHOWN`, of `lateCount`. */
  late: z.array(BoardLate),
  lateCount: z.int(),
  asked: z.array(BoardAsked),
  programmes: z.array(
    z.object({ slug: z.string(), title: Words, agreements: Behind, coverage: z.array(BoardCoverage) }),
  ),
  units: z.array(BoardUnit),
  /** Parties of the whole district in which nobody holds a post now, or will not within two weeks; empty under one unit. */
  vacant: z.array(VacantPost),
  /** From this week on. */
  weeks: z.array(BoardWeek),
});
export type Board = z.output<typeof Board>;

/** What falls into one week, over all agreements an officer oversees. */
export const BoardWeekItems = z.object({
  week: Day,
  said: Words,
  items: z.array(
    z.object({
      agreement: z.string(),
      item: z.string(),
      title: Words,
      host: z.string(),
      owedBy: z.array(z.string()),
      said: Words,
      state: z.string(),
    }),
  ),
});
export type BoardWeekItems = z.output<typeof BoardWeekItems>;
