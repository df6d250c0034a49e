import { weekdayOf, type LocalDate } from '@cobuild/calendar';
import type { Agreement } from './agreement';
import { completed, otherwise, outstanding, unapproved } from './completion';
import type { Refusal } from './commands';
import { DISTRICT, type Entry, type Stage } from './events';
import { counted, type Item } from './item';
import {
  missingEvidence,
  notYetDone,
  owes,
  owesOrHosts,
  refuse,
  rulesOf,
  type By,
  type Command,
  type Verdict,
} from './verdict';

/** Kinds that are done by what adds up, besides anything that has a target. */
const COUNTING: readonly string[] = ['quota', 'coverage', 'pledge', 'opening-hours', 'project', 'claims'];

/** Something that counts: once for each proof, of what the clause knows. What fulfils the item completes it (A38, A39). */
export function recordProgress(agreement: Agreement, item: Item, command: Command<'RecordProgress'>, by: By): Verdict {
  const { on, amount, what = null, source = null, stage = 'done', evidence = [] } = command;
  const pledging = stage === 'pledged';
  const wrong =
    (item.kind === 'pledge' && stage === 'received' ? owesOrHosts(agreement, item, by) : owes(item, by)) ??
    uncounted(agreement, item, stage) ??
    (pledging ? null : (notYetDone(item, on, by.today) ?? shut(agreement, item, on))) ??
    unknownSubject(agreement, item, { what, source }) ??
    beyond(agreement, item, what, amount);
  if (wrong) return wrong;
  const hashes = evidence.flatMap((piece) => (piece.kind === 'count' ? [] : [piece.sha256]));
  const given = item.entries.flatMap((entry) => (entry.rejected ? [] : entry.evidence));
  const twice = hashes.find((sha256) => given.some((piece) => 'sha256' in piece && piece.sha256 === sha256));
  if (twice !== undefined) return refuse('recorded-twice', twice);
  const n = item.entries.length + 1;
  const entry: Entry = { n, on, by: by.role, what, source, stage, amount, evidence, rejected: null };
  const after: Item = { ...item, tally: counted(item.tally, entry, 1), entries: [...item.entries, entry] };
  const { target, subjects, goods, money, counts: numbers } = rulesOf(agreement, item);
  const adds = (target !== undefined && item.kind !== 'coverage') || subjects || goods || money || numbers;
  const proof = after.entries.flatMap((one) => (one.rejected ? [] : one.evidence));
  const fulfilled =
    adds &&
    !pledging &&
    !otherwise(item) &&
    !unapproved(agreement, item) &&
    !outstanding(agreement, after) &&
    !missingEvidence(after, proof);
  const done = fulfilled ? completed(agreement, after, on, proof, by) : [];
  return [{ type: 'ProgressRecorded', item: item.key, entry }, ...done];
}

/** A place that is open at weekends alone was open on no other day (A89). */
function shut(agreement: Agreement, item: Item, on: LocalDate): Refusal | null {
  const { open } = rulesOf(agreement, item);
  const weekendsOnly = open?.every((days) => days === 'weekends') ?? false;
  return weekendsOnly && weekdayOf(on) < SATURDAY ? refuse('not-open', on) : null;
}

const SATURDAY = 6;

function uncounted(agreement: Agreement, item: Item, stage: Stage): Refusal | null {
  const { target, subjects, counts: numbers, group } = rulesOf(agreement, item);
  const named = [target, subjects, numbers, group].some((list) => list !== undefined);
  const counts = COUNTING.includes(item.kind) || named;
  const staged = item.kind === 'pledge' || item.kind === 'project';
  return counts && (stage === 'done' || staged) ? null : refuse('not-counted', item.key);
}

/** Only subjects, posts of a group, goods and sources that the clause lists: where it lists none, none can be named (A80, A111). */
function unknownSubject(agreement: Agreement, item: Item, { what, source }: Pick<Entry, 'what' | 'source'>) {
  const { subjects, goods, money, counts, target, group } = rulesOf(agreement, item);
  const listed = goods ?? counts;
  const things = subjects ?? (listed ? Object.keys(listed) : null);
  const posts = Object.keys(group ?? {});
  if (what !== null && ![...(things ?? []), ...posts].includes(what)) return refuse('unknown-subject', what);
  const whole = things === null && (posts.length === 0 || target !== undefined);
  if (!whole && what === null && !money) return refuse('unknown-subject', item.key);
  return source !== null && !money?.includes(source) ? refuse('unknown-subject', source) : null;
}

/** More than a count or a post may be, or a part that would be more than its whole (A106, A111). */
function beyond(agreement: Agreement, item: Item, what: string | null, amount: number): Refusal | null {
  if (what === null) return null;
  const { counts = {}, group = {} } = rulesOf(agreement, item);
  const sum = (item.tally[what] ?? 0) + amount;
  const post = Object.hasOwn(group, what) ? group[what] : undefined;
  if (post && sum > post.number) return refuse('over-limit', `${what} ${sum}/${post.number}`);
  const count = Object.hasOwn(counts, what) ? counts[what] : undefined;
  if (!count) return null;
  if (count.atMost !== null && sum > count.atMost) return refuse('over-limit', `${what} ${sum}/${count.atMost}`);
  const whole = count.of === null ? null : (item.tally[count.of] ?? 0);
  return whole !== null && sum > whole ? refuse('over-limit', `${what} ${sum}/${count.of} ${whole}`) : null;
}

/** Another side, or the district, says that something recorded does not count, and why, until the item is done (A42, A83). */
export function rejectProgress(
  { plan }: Agreement,
  item: Item,
  { n, reason }: Command<'RejectProgress'>,
  { role }: By,
): Verdict {
  const entry = item.entries.find((one) => one.n === n);
  if (!entry || entry.rejected) return refuse('unknown-entry', String(n));
  if (role !== DISTRICT && plan.sides[entry.by] === plan.sides[role]) return refuse('own-entry', String(n));
  return [{ type: 'ProgressRejected', item: item.key, n, reason, by: role }];
}
