import type { Definition, ItemDefinition } from './definition';
import type { outcomes, Release } from './details';
import { onCall, type OnCall } from './on-call';

/**
 * What deciding about a clause's items takes besides their days, as codes and numbers: written into an agreement's first event
 * with the plan. A key that is not there means that the clause says nothing of it.
 */
export type ClauseRules = Readonly<{
  urgent?: true;
  /** How many at least. */
  target?: number;
  /** Each to be covered at least once. */
  subjects?: readonly string[];
  /** Post to places. */
  posts?: Readonly<Record<string, number>>;
  wishes?: boolean;
  /** Days after which an unused claim lapses. */
  lapseAfter?: number;
  /** What is pledged, with how many where it says so. */
  goods?: Readonly<Record<string, number | null>>;
  /** Sources of money. */
  money?: readonly string[];
  /** Days within which what was found wanting is put right. */
  mendWithin?: number;
  eligibility?: NonNullable<ItemDefinition['eligibility']>;
  /** How its items may be let go without asking the district. */
  mayBe?: readonly Release[];
  /** Heads needed of each side. */
  quorum?: Readonly<{ host: number; partner: number }>;
  /** Something is handed in. */
  deliverable?: boolean;
  prizes?: readonly string[];
  commend?: number;
  appealDays?: number;
  grades?: NonNullable<ItemDefinition['grades']>;
  /** The days on which a shared place is open. */
  open?: readonly NonNullable<ItemDefinition['open']>[number]['days'][];
  /** Who leads those who owe it, who takes part and who helps. */
  leads?: string;
  takesPart?: readonly string[];
  supports?: readonly string[];
  /** A role or `district`. */
  handedTo?: string;
  /** When it begins (HH:mm), and its times of the day. */
  startsAt?: string;
  slots?: readonly Readonly<{ from: string; to: string }>[];
  /** Keys of the conditions on who may take part. */
  conditions?: readonly string[];
  /** Post to whose it is and how many hold it. */
  group?: Readonly<Record<string, Readonly<{ role: string; number: number }>>>;
  /** Each count with its bounds, and the count it is a part of. */
  counts?: Readonly<Record<string, Readonly<{ atLeast: number; atMost: number | null; of: string | null }>>>;
  /** Source to the least yuan from it. */
  moneyFloors?: Readonly<Record<string, number>>;
  /** Steps of approval in order; `within` days, or null for no limit. */
  approval?: readonly Readonly<{ by: string; within: number | null }>[];
  /** The item that a party may call when it is needed. */
  onCall?: OnCall;
  /** Criterion to its share of the whole in per cent. */
  weights?: Readonly<Record<string, number>>;
  /** Points each time, and so many at most; `criterion` says from which. */
  deductions?: Readonly<Record<string, Adjustment>>;
  bonuses?: Readonly<Record<string, Adjustment>>;
  /** Named grades, best first. */
  bands?: readonly Readonly<{ key: string; from: number; outcome: Outcome }>[];
}>;

type Outcome = (typeof outcomes)[number];
type Adjustment = Readonly<{ criterion: string; points: number; atMost: number | null }>;

type Keyed = readonly Readonly<{ key: string }>[] | undefined;

const keysOf = (named: Keyed) => named?.map(({ key }) => key);

/** The rules of every clause that has any. */
export function clauseRules({ items }: Pick<Definition, 'items'>): Readonly<Record<string, ClauseRules>> {
  const rules = items.map((item) => [item.key, written({ ...rulesOf(item), onCall: onCall(item, items) })] as const);
  return Object.fromEntries(rules.filter(([, of]) => Object.keys(of).length > 0));
}

const rulesOf = (item: ItemDefinition) => ({
  urgent: item.urgent,
  target: item.target,
  subjects: keysOf(item.subjects),
  posts: item.posts && Object.fromEntries(item.posts.map(({ key, places }) => [key, places])),
  wishes: item.wishes,
  lapseAfter: item.lapseAfter,
  goods: item.goods && Object.fromEntries(item.goods.map(({ key, quantity }) => [key, quantity ?? null])),
  money: keysOf(item.money),
  mendWithin: item.mendWithin,
  eligibility: item.eligibility,
  mayBe: item.mayBe,
  quorum: item.quorum,
  deliverable: item.deliverable ? true : undefined,
  prizes: keysOf(item.prizes),
  commend: item.commend,
  appealDays: item.appealDays,
  grades: item.grades,
  open: item.open?.map(({ days }) => days),
  leads: item.leads,
  takesPart: item.takesPart,
  supports: item.supports,
  handedTo: item.handedTo,
  startsAt: item.startsAt,
  slots: item.slots?.map(({ from, to }) => ({ from, to })),
  conditions: keysOf(item.conditions),
  group: item.group && Object.fromEntries(item.group.map(({ key, role, number }) => [key, { role, number }])),
  counts: item.counts && Object.fromEntries(item.counts.map(({ key, ...count }) => [key, boundsOf(count)])),
  moneyFloors: floorsOf(item.money),
  approval: item.approval?.map(({ by, within }) => ({ by, within: within ?? null })),
  weights: weightsOf(item.criteria),
  deductions: adjustmentsOf(item.criteria, 'deductions'),
  bonuses: adjustmentsOf(item.criteria, 'bonuses'),
  bands: item.bands?.map(({ key, from, outcome }) => ({ key, from, outcome })),
});

type Count = NonNullable<ItemDefinition['counts']>[number];
const boundsOf = ({ atLeast, atMost, of }: Omit<Count, 'key'>) => ({
  atLeast,
  atMost: atMost ?? null,
  of: of ?? null,
});

/** Nothing where nothing is in it, so that a programme without the word has no rule of it. */
const unlessEmpty = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> | undefined =>
  entries.length > 0 ? Object.fromEntries(entries) : undefined;

const floorsOf = (money: ItemDefinition['money'] = []) =>
  unlessEmpty(money.flatMap(({ key, atLeast }) => (atLeast === undefined ? [] : [[key, atLeast] as const])));

const weightsOf = (criteria: ItemDefinition['criteria'] = []) =>
  unlessEmpty(criteria.flatMap(({ key, weight }) => (weight === undefined ? [] : [[key, weight] as const])));

const adjustmentsOf = (criteria: ItemDefinition['criteria'] = [], sort: 'deductions' | 'bonuses') =>
  unlessEmpty(
    criteria.flatMap(({ key: criterion, [sort]: adjustments = [] }) =>
      adjustments.map(({ key, points, atMost }) => [key, { criterion, points, atMost: atMost ?? null }] as const),
    ),
  );

/** Without the keys that say nothing: events hold no `undefined`. */
const written = (rules: object): ClauseRules => JSON.parse(JSON.stringify(rules)) as ClauseRules;
