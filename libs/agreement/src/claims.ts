import type { Agreement } from './agreement';
import type { Refusal } from './commands';
import { DISTRICT, type Claim } from './events';
import type { Item } from './item';
import { notYetDone, owesOrHosts, refuse, rulesOf, type By, type Command, type Verdict } from './verdict';

const isBoard = (item: Item): Refusal | null => (item.kind === 'claims' ? null : refuse('no-claim-board', item.key));

/** Places somebody holds: a claim that was dropped or has lapsed frees its own. */
export const taken = ({ claims }: Pick<Item, 'claims'>, post: string): Claim[] =>
  claims.filter((claim) => claim.post === post && (claim.state === 'claimed' || claim.state === 'used'));

/** Who owes the board, or a host, puts up micro-wishes where the programme takes them; each is for one claim (A44). */
export function postWish(agreement: Agreement, item: Item, { wish, note }: Command<'PostWish'>, by: By): Verdict {
  const wrong = isBoard(item) ?? owesOrHosts(agreement, item, by);
  if (wrong) return wrong;
  const { wishes = false, posts = {} } = rulesOf(agreement, item);
  if (!wishes) return refuse('unknown-post', wish);
  if (Object.hasOwn(item.wishes, wish) || Object.hasOwn(posts, wish)) return refuse('duplicate-wish', wish);
  return [{ type: 'WishPosted', item: item.key, wish, note, by: by.role }];
}

/** A place once the board is open and while there is one, for a party (A82), once per claimant; several who claim together share it (A44). */
export function claimPlace(
  agreement: Agreement,
  item: Item,
  { post, claimants }: Command<'ClaimPlace'>,
  { role, today }: By,
): Verdict {
  const wrong = isBoard(item);
  if (wrong) return wrong;
  if (role === DISTRICT) return refuse('not-yours', item.key);
  if (today < item.from) return refuse('outside-window', item.from);
  const { posts = {} } = rulesOf(agreement, item);
  const places = Object.hasOwn(posts, post) ? (posts[post] ?? 0) : Object.hasOwn(item.wishes, post) ? 1 : null;
  if (places === null) return refuse('unknown-post', post);
  const holders = taken(item, post);
  const again = claimants.find(
    (one, nth) => claimants.indexOf(one) < nth || holders.some((claim) => claim.claimants.includes(one)),
  );
  if (again !== undefined) return refuse('already-claimed', again);
  if (holders.length >= places) return refuse('no-places', post);
  const claim: Claim = { n: item.claims.length + 1, post, by: role, claimants, on: today, state: 'claimed' };
  return [{ type: 'PlaceClaimed', item: item.key, claim }];
}

/** Nobody but who claimed it says that it was done, or gives it back (A45). */
export function settleClaim(item: Item, command: Command<'UseClaim'> | Command<'DropClaim'>, by: By): Verdict {
  const { n } = command;
  const claim = item.claims.find((one) => one.n === n);
  if (claim?.state !== 'claimed') return refuse('unknown-claim', String(n));
  if (claim.by !== by.role) return refuse('not-yours', item.key);
  if (command.type === 'DropClaim') return [{ type: 'ClaimDropped', item: item.key, n, by: by.role }];
  if (item.status === 'released') return refuse('released', item.key);
  const { on } = command;
  return (
    notYetDone({ ...item, from: claim.on }, on, by.today) ?? [{ type: 'ClaimUsed', item: item.key, n, on, by: by.role }]
  );
}
