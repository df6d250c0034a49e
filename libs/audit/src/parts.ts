import { dueOf, type Agreement, type Item } from '@cobuild/agreement';

/** What is said of an item when it is compared; each a value of JSON. What is empty says nothing. */
const OF_ITEM = {
  status: ({ status }: Item) => status,
  released: ({ released }: Item) => released,
  window: ({ from, to }: Item) => ({ from, to }),
  day: ({ fixedOn }: Item) => fixedOn,
  due: (item: Item) => dueOf(item),
  'owed-by': ({ owedBy }: Item) => owedBy,
  overdue: ({ overdue }: Item) => overdue,
  escalated: ({ escalated }: Item) => escalated,
  'done-on': ({ doneOn }: Item) => doneOn,
  evidence: ({ evidenceGiven }: Item) => evidenceGiven,
  versions: ({ versions }: Item) => versions,
  records: ({ entries }: Item) => entries,
  claims: ({ claims }: Item) => claims,
  wishes: ({ wishes }: Item) => Object.keys(wishes),
  topics: ({ topics }: Item) => topics.map(({ key }) => key),
  agenda: ({ agenda }: Item) => agenda,
  coming: ({ coming }: Item) => coming,
  'asked-until': ({ asked }: Item) => asked,
  'release-asked': ({ releaseAsked }: Item) => releaseAsked,
  decision: ({ decision }: Item) => decision,
} as const;

/** What is said of the whole agreement. */
const OF_AGREEMENT = {
  status: ({ status }: Agreement) => status,
  signed: ({ signed }: Agreement) => signed,
  withdrawn: ({ withdrawn }: Agreement) => withdrawn,
  version: ({ plan }: Agreement) => plan.version,
  calendar: ({ plan }: Agreement) => plan.calendar,
  suspension: ({ suspension }: Agreement) => suspension,
  amendments: ({ amendments }: Agreement) =>
    Object.fromEntries(Object.entries(amendments).map(([key, { state, consented }]) => [key, { state, consented }])),
  outcome: ({ outcome }: Agreement) => outcome,
  commended: ({ commended }: Agreement) => commended,
  'term-ended': ({ termEnded }: Agreement) => termEnded,
  ending: ({ ending }: Agreement) => ending,
} as const;

export type ItemPart = keyof typeof OF_ITEM;
/** `scores` is of a review, by one role of another: `role role`. */
export type AgreementPart = keyof typeof OF_AGREEMENT;

/** The parts of one thing, those that say nothing left out. */
export type Parts = ReadonlyMap<string, unknown>;

export const partsOfItem = (item: Item): Parts => parts(OF_ITEM, item);
export const partsOfAgreement = (agreement: Agreement): Parts => parts(OF_AGREEMENT, agreement);

const parts = <T>(of: Readonly<Record<string, (whole: T) => unknown>>, whole: T): Parts =>
  new Map(
    Object.entries(of)
      .map(([part, read]) => [part, read(whole)] as const)
      .filter(([, value]) => saysSomething(value)),
  );

const saysSomething = (value: unknown): boolean =>
  value !== null && value !== false && value !== '' && !(typeof value === 'object' && Object.keys(value).length === 0);
