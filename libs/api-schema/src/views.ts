import { z } from 'zod';
import { Words } from './answers';
import { BoardAsked } from './board';

/* What screens show: codes and days with the words for them. */

const Day = z.string().meta({ format: 'date' });

/** A thing on somebody's desk. Days are the agreement's; `said` is the due day as people write it. */
export const DeskItem = z.object({
  agreement: z.string(),
  /** The organisation they act for in it. */
  unit: z.string(),
  item: z.string(),
  kind: z.string(),
  title: Words,
  programme: Words,
  /** With whom. */
  with: z.array(z.string()),
  from: Day,
  to: Day,
  fixedOn: Day.nullable(),
  dueOn: Day,
  said: Words,
  /** The time and the place of it; null where its programme says neither. */
  where: Words.nullable(),
  /** Days from today to the due day; below zero when late. */
  left: z.int(),
  late: z.boolean(),
});

/** What waits for somebody's word: a signature, a consent, scores, a decision. */
export const DeskWaits = z.object({
  agreement: z.string(),
  unit: z.string(),
  what: z.string(),
  item: z.string().nullable(),
  about: z.string().nullable(),
  /** Of a change to consent to: what it changes. */
  before: z.array(Words),
  title: Words.nullable(),
  programme: Words,
  with: z.array(z.string()),
});

/** An invitation into an agreement of another district; it tells nothing else of the agreement. */
export const DeskInvitation = z.object({
  agreement: z.string(),
  /** The organisation that is invited, and its name. */
  unit: z.string(),
  unitName: z.string(),
  /** The names of the inviting district and of the other parties. */
  by: z.string(),
  with: z.array(z.string()),
  role: Words,
  programme: Words,
  term: z.object({ from: Day, to: Day }),
  /** The number of items the organisation would owe, and the titles of the first. */
  items: z.int(),
  titles: z.array(Words),
});

/** What somebody has in hand, over all agreements they act in: due, the earliest first; what comes; what waits for their word. */
export const Desk = z.object({
  now: z.string(),
  today: Day,
  said: Words,
  due: z.array(DeskItem),
  next: z.array(DeskItem),
  waits: z.array(DeskWaits),
  invitations: z.array(DeskInvitation),
});
export type Desk = z.output<typeof Desk>;

/** A day that can be chosen, as people write it, with what else the organisation has on it. */
const Choice = z.object({ on: Day, said: Words, off: z.boolean(), also: z.array(Words) });

/** What the rules let somebody do about an item now. */
const ItemOffer = z.discriminatedUnion('act', [
  z.object({ act: z.literal('FixDate'), days: z.array(Choice), from: Day, to: Day }),
  z.object({ act: z.literal('CompleteItem'), from: Day, to: Day, on: Day, evidence: z.array(z.string()) }),
  z.object({
    act: z.literal('AskExtension'),
    from: Day,
    until: Day,
    reasons: z.array(z.object({ code: z.string(), said: Words })),
  }),
  z.object({ act: z.literal('AnnounceAttendance') }),
]);

/** One thing that a programme says of a clause besides its days. */
export const DutyTermView = z.object({ label: Words, value: Words });

/** One item as whoever looks sees it: its days in words, what can be done about it, what happened to it, why they were told. */
export const ItemView = z.object({
  agreement: z.string(),
  /** The agreement's sequence number. */
  version: z.int(),
  item: z.string(),
  kind: z.string(),
  status: z.string(),
  title: Words,
  programme: Words,
  parties: z.array(z.object({ role: z.string(), unit: z.string(), name: z.string(), owes: z.boolean() })),
  /** For whom the looker acts; null for who only reads. */
  unit: z.string().nullable(),
  from: Day,
  to: Day,
  fixedOn: Day.nullable(),
  dueOn: Day,
  when: Words,
  /** What the programme says of it besides its days: the place, who leads, takes part or helps, numbers, conditions … */
  terms: z.array(DutyTermView),
  late: z.boolean(),
  offers: z.array(ItemOffer),
  /** Why nothing can be done, when nothing can. */
  instead: Words.nullable(),
  /** What adds up and what can be claimed; null where nothing does. */
  board: z
    .object({
      today: Day,
      mayRecord: z.array(z.enum(['done', 'pledged', 'received'])),
      counted: z.array(
        z.object({
          what: z.string().nullable(),
          of: z.enum(['subject', 'goods', 'money']).nullable(),
          title: Words,
          pledged: z.number(),
          have: z.number(),
          want: z.number().nullable(),
        }),
      ),
      posts: z.array(
        z.object({
          post: z.string(),
          title: Words,
          places: z.int(),
          taken: z.int(),
          mayClaim: z.boolean(),
          own: z.array(z.int()),
        }),
      ),
    })
    .nullable(),
  /** The id of the text of the order or the resolution that it comes from. */
  note: z.string().nullable(),
  /** The version that was sent back last, while no newer one is handed in: by whom, and the id of the remark. */
  returned: z.object({ version: z.int(), by: Words, note: z.string().nullable() }).nullable(),
  /** Of a meeting: until when topics are taken, those put forward with the ids of their texts, and what can be done with one. */
  meeting: z
    .object({
      topicsUntil: Words.nullable(),
      topics: z.array(z.object({ key: z.string(), by: z.string(), note: z.string().nullable() })),
      verdicts: z.array(z.object({ code: z.string(), said: Words })),
      coming: z.array(z.object({ name: z.string(), people: z.int() })),
    })
    .nullable(),
  files: z.array(z.object({ kind: z.string(), sha256: z.string() })),
  counts: z.array(z.int()),
  /** What of it waits for the looker's decision. */
  asked: z.array(BoardAsked),
  told: z.array(z.object({ occasion: z.string(), why: z.array(Words) })),
  history: z.array(z.object({ seq: z.int(), day: Words, said: Words })),
});
export type ItemView = z.output<typeof ItemView>;

const Named = z.record(z.string(), Words);

/** What an agreement's codes and days are called. */
export const AgreementWords = z.object({
  programme: Words,
  items: Named,
  roles: Named,
  units: z.record(z.string(), z.string()),
  criteria: Named,
  days: Named,
  /** By clause: its title, and its words in the order people ask for them. */
  clauses: z.record(z.string(), z.object({ title: Words, terms: z.array(DutyTermView) })),
});
export type AgreementWords = z.output<typeof AgreementWords>;

/** An item in its agreement; more than is listed here is there. */
const AgreementItem = z.looseObject({
  key: z.string(),
  clause: z.string(),
  kind: z.string(),
  status: z.string(),
  owedBy: z.array(z.string()),
  from: Day,
  to: Day,
  fixedOn: Day.nullable(),
  dueOn: Day,
  doneOn: Day.nullable(),
  overdue: z.boolean(),
  /** What it takes to prove it. */
  evidence: z.array(z.string()),
});

/** An agreement, now or as of a moment; more than is listed here is there. */
export const AgreementView = z.looseObject({
  id: z.string(),
  version: z.int(),
  programme: z.object({ slug: z.string(), version: z.int() }),
  status: z.string(),
  term: z.object({ from: Day, to: Day }),
  parties: z.record(z.string(), z.string()),
  district: z.string(),
  sides: z.record(z.string(), z.string()),
  signed: z.array(z.string()),
  /** Roles whose units have not accepted their invitation, and those that declined it. */
  invited: z.array(z.string()),
  declined: z.array(z.string()),
  criteria: z.record(z.string(), z.number()),
  /** Deductions (below 0) and bonuses of a score by key: points each time, and at most in all. */
  adjustments: z.record(z.string(), z.object({ points: z.number(), atMost: z.number().nullable() })),
  outcome: z.string().nullable(),
  items: z.array(AgreementItem),
  words: AgreementWords,
});

/** What changed between two moments; each moment with the last entry that counts, `text` a line for each change. */
export const ComparisonView = z.looseObject({
  agreementId: z.string(),
  basis: z.enum(['recorded', 'occurred']),
  from: z.object({ at: z.string(), upTo: z.int() }),
  to: z.object({ at: z.string(), upTo: z.int() }),
  changes: z.array(z.looseObject({ item: z.string().nullable(), part: z.string(), entries: z.array(z.int()) })),
  causes: z.array(z.looseObject({ seq: z.int(), type: z.string() })),
  text: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }),
});

/** Why a line came or an item stands so, a line a reason; more than is listed here is there. */
export const WhyView = z.looseObject({ text: z.object({ zh: z.array(z.string()), en: z.array(z.string()) }) });

/** A day of a wall calendar. */
const CalendarDay = z.object({
  day: Day,
  weekday: z.int(),
  kind: z.enum(['workday', 'weekend', 'holiday', 'make-up']),
  /** While the days off of its year are not published. */
  provisional: z.boolean(),
  lunar: Words,
  festivals: z.array(Words),
});

/** A year as a wall calendar, and what those one acts for have in it: fixed days, windows, what is done. */
export const YearView = z.object({
  year: z.int(),
  today: Day,
  days: z.array(CalendarDay),
  items: z.array(
    z.object({
      agreement: z.string(),
      item: z.string(),
      title: Words,
      from: Day,
      to: Day,
      fixedOn: Day.nullable(),
      status: z.string(),
      /** Whether one of theirs owes it. */
      own: z.boolean(),
      late: z.boolean(),
    }),
  ),
});
export type YearView = z.output<typeof YearView>;
