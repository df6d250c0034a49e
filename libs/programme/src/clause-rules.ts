import type { Definition, ItemDefinition } from './definition';
import type { Release } from './details';

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
}>;

type Keyed = readonly Readonly<{ key: string }>[] | undefined;

const keysOf = (named: Keyed) => named?.map(({ key }) => key);

/** The rules of every clause that has any. */
export function clauseRules({ items }: Pick<Definition, 'items'>): Readonly<Record<string, ClauseRules>> {
  const rules = items.map((item) => [item.key, written(rulesOf(item))] as const);
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
});

/** Without the keys that say nothing: events hold no `undefined`. */
const written = (rules: ReturnType<typeof rulesOf>): ClauseRules => JSON.parse(JSON.stringify(rules)) as ClauseRules;
