import { decide, roleOf, type Agreement, type AgreementCommand, type Item } from '@cobuild/agreement';
import { dayOf, type Instant, type LocalDate } from '@cobuild/calendar';
import { SOME_ID } from './stand-ins';

/** What can be counted of an item: a subject or number, kind of goods or source, or the whole (`null`); how much there is and is wanted. */
export type Counted = Readonly<{
  what: string | null;
  of: 'subject' | 'goods' | 'money' | null;
  pledged: number;
  have: number;
  want: number | null;
}>;

/** A post or micro-wish of a claim board: its places, how many are taken, and one's own claims that wait to be made good. */
export type Post = Readonly<{ post: string; places: number; taken: number; mayClaim: boolean; own: readonly number[] }>;

/** What adds up in an item and what can be claimed there; what may be recorded now, which the rules have been asked (N18). */
export type Board = Readonly<{
  counted: readonly Counted[];
  posts: readonly Post[];
  mayRecord: readonly ('done' | 'pledged' | 'received')[];
  today: LocalDate;
}>;

const STAGES = ['done', 'pledged', 'received'] as const;

/** The board of an item, for whoever acts for `unit` at `now`; null where nothing adds up and nothing can be claimed. */
export function boardOf(agreement: Agreement, item: Item, unit: string | null, now: Instant): Board | null {
  const counted = countedOf(agreement, item);
  const posts = postsOf(agreement, item);
  if (counted.length + posts.length === 0) return null;
  const today = dayOf(now, agreement.plan.timeZone);
  const allowed = (command: AgreementCommand): boolean =>
    unit !== null && decide(agreement, command, { actor: unit, now }).accepted;
  // Without anything counted the whole is asked about.
  const wanted = counted.length > 0 ? counted : [undefined];
  const role = unit === null ? null : roleOf(agreement, unit);
  return {
    counted,
    today,
    // One number may be full while another is not.
    mayRecord: STAGES.filter((stage) =>
      wanted.some((one) =>
        allowed({ type: 'RecordProgress', item: item.key, on: today, amount: 1, stage, evidence: [], ...named(one) }),
      ),
    ),
    posts: posts.map(({ post, places }) => {
      const holders = item.claims.filter(
        (one) => one.post === post && (one.state === 'claimed' || one.state === 'used'),
      );
      const own = holders.filter(({ by, state }) => by === role && state === 'claimed').map(({ n }) => n);
      const mayClaim = allowed({ type: 'ClaimPlace', item: item.key, post, claimants: [SOME_ID] });
      return { post, places, taken: holders.length, mayClaim, own };
    }),
  };
}

/** How something counted is named in a record. */
export const named = (one: Counted | undefined): { what?: string; source?: string } => {
  if (!one || one.what === null) return {};
  return one.of === 'money' ? { source: one.what } : { what: one.what };
};

function countedOf(agreement: Agreement, item: Item): Counted[] {
  const {
    target,
    subjects = [],
    goods = {},
    money = [],
    counts = {},
    moneyFloors = {},
    group = {},
  } = agreement.plan.rules[item.clause] ?? {};
  const have = (key: string): number => item.tally[key] ?? 0;
  const staged =
    (of: 'goods' | 'money') =>
    (what: string): Counted => ({
      ...{ what, of, pledged: have(`pledged/${what}`), have: have(`received/${what}`) },
      want: of === 'goods' ? (goods[what] ?? null) : (moneyFloors[what] ?? null),
    });
  const each: Counted[] = [
    ...subjects.map((what) => ({ what, of: 'subject' as const, pledged: 0, have: have(what), want: 1 })),
    ...Object.entries(counts).map(([what, { atLeast }]) => ({
      ...{ what, of: 'subject' as const, pledged: 0, have: have(what), want: atLeast },
    })),
    ...Object.entries(group).map(([what, { number }]) => ({
      ...{ what, of: 'subject' as const, pledged: 0, have: have(what), want: number },
    })),
    ...Object.keys(goods).map(staged('goods')),
    ...money.map(staged('money')),
  ];
  if (each.length > 0) return each;
  return target === undefined ? [] : [{ what: null, of: null, pledged: 0, have: have(''), want: target }];
}

function postsOf(agreement: Agreement, item: Item): { post: string; places: number }[] {
  const { posts = {} } = agreement.plan.rules[item.clause] ?? {};
  const wishes = Object.keys(item.wishes).map((post) => ({ post, places: 1 }));
  return [...Object.entries(posts).map(([post, places]) => ({ post, places })), ...wishes];
}
