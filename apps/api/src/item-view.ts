import {
  advancedTo,
  dueOf,
  fold,
  isOverdue,
  reasons,
  refusalWords,
  roleOf,
  verdicts,
  type Agreement,
  type Fact,
  type Item,
} from '@cobuild/agreement';
import type { ItemView } from '@cobuild/api-schema';
import { dayOf, isWorkingDay, sayDay, type Instant, type LocalDate } from '@cobuild/calendar';
import {
  boardOf,
  both,
  offersOf,
  reasonsFor,
  reasonWords,
  sayFact,
  verdictWords,
  type Board,
  type Language,
  type Offer,
  type Titles,
} from '@cobuild/notice';

type Words = ItemView['title'];
type Seen = Readonly<{ id: string; facts: readonly Fact[]; titles: Titles; names: ReadonlyMap<string, string> }>;

/** An item as somebody who acts for `units` sees it at `now`; null when there is none. Pure. */
export function itemView(
  { id, facts, titles, names }: Seen,
  key: string,
  units: readonly string[],
  now: Instant,
): Omit<ItemView, 'programme' | 'asked'> | null {
  const agreement = advancedTo(fold(facts), now);
  const item = agreement.items[key];
  if (!item) return null;
  const { timeZone } = agreement.plan;
  const unit = actingUnit(agreement, item, units);
  const ask = (purpose: 'item' | 'attendance') =>
    unit === null ? { offers: [], instead: null } : offersOf(agreement, { unit, item: key, purpose }, now);
  const [own, coming] = [ask('item'), ask('attendance')];
  // Who comes is asked once there is a day.
  const offers = [...own.offers, ...(item.fixedOn !== null && coming.instead === null ? coming.offers : [])];
  const { kind, status, from, to, fixedOn, evidenceGiven } = item;
  const about = facts.map((fact, n) => ({ fact, seq: n + 1 })).filter(({ fact }) => isAbout(fact, key));
  return {
    ...{ agreement: id, version: facts.length, item: key, kind, status, unit, from, to, fixedOn, dueOn: dueOf(item) },
    title: both((lang) => titles.item(key, lang)),
    parties: Object.entries(agreement.parties).map(([role, one]) => ({
      ...{ role, unit: one, name: names.get(one) ?? one, owes: item.owedBy.includes(role) },
    })),
    when: both((lang) => whenOf(item, lang)),
    terms: titles.terms(item.clause).map(({ label, value }) => ({ label, value })),
    late: isOverdue(agreement, item),
    offers: offers.map((offer) => shown(offer, agreement, item, titles)),
    instead: offers.length > 0 || own.instead === null ? null : refusalWords[own.instead],
    board: boardIn(boardOf(agreement, item, unit, now), item, titles),
    note: item.note?.id ?? null,
    returned: returnedOf(facts, item, titles),
    meeting: meetingOf(agreement, item, names),
    files: evidenceGiven.flatMap((one) => (one.kind === 'count' ? [] : [{ kind: one.kind, sha256: one.sha256 }])),
    counts: evidenceGiven.flatMap((one) => (one.kind === 'count' ? [one.value] : [])),
    told: told(id, facts, key, titles),
    history: about.map(({ fact, seq }) => ({
      seq,
      day: both((lang) => sayDay(dayOf(fact.at, timeZone), lang)),
      said: both((lang) => sayFact(fact, titles, lang)),
    })),
  };
}

/** What its owner has to change: the newest version, where it was sent back. */
function returnedOf(facts: readonly Fact[], { key, versions, status }: Item, titles: Titles): ItemView['returned'] {
  if (status === 'done' || status === 'released') return null;
  for (const { event } of facts.toReversed()) {
    if (event.type !== 'VersionReturned' || event.item !== key) continue;
    const { version, by, note } = event;
    return version === versions.length
      ? { version, by: both((lang) => titles.role(by, lang)), note: note?.id ?? null }
      : null;
  }
  return null;
}

/** What is known of a meeting before it is held. */
function meetingOf({ parties }: Agreement, item: Item, names: ReadonlyMap<string, string>): ItemView['meeting'] {
  const { kind, topicsUntil, topics, coming } = item;
  if (kind !== 'joint-meeting') return null;
  const nameOf = (role: string): string => names.get(parties[role] ?? '') ?? role;
  return {
    topicsUntil: topicsUntil && both((lang) => sayDay(topicsUntil, lang)),
    topics: topics.map(({ key, by, note }) => ({ key, by: nameOf(by), note: note?.id ?? null })),
    verdicts: verdicts.map((code) => ({ code, said: verdictWords[code] })),
    coming: Object.entries(coming).map(([role, people]) => ({ name: nameOf(role), people })),
  };
}

/** Whether a fact is of the item itself. */
const isAbout = ({ event }: Fact, key: string): boolean =>
  ('item' in event && event.item === key) ||
  (event.type === 'ResolutionAdopted' && event.resolution.key === key) ||
  (event.type === 'ItemCalled' && event.called.key === key);

/** Of somebody's units that which owes the item, else the first that takes part. */
function actingUnit(agreement: Agreement, item: Item, units: readonly string[]): string | null {
  const own = units.filter((unit) => roleOf(agreement, unit) !== null);
  return own.find((unit) => item.owedBy.includes(roleOf(agreement, unit) ?? '')) ?? own[0] ?? null;
}

function whenOf(item: Item, lang: Language): string {
  const { from, to, fixedOn } = item;
  if (fixedOn !== null) return sayDay(fixedOn, lang);
  return from === to ? sayDay(to, lang) : `${sayDay(from, lang)} – ${sayDay(to, lang)}`;
}

function shown(offer: Offer, agreement: Agreement, item: Item, titles: Titles): ItemView['offers'][number] {
  if (offer.act === 'FixDate') return { ...offer, days: offer.days.map((on) => choice(on, agreement, item, titles)) };
  if (offer.act === 'AskExtension')
    return {
      ...offer,
      reasons: reasons.filter((code) => code !== 'no-longer-needed').map((code) => ({ code, said: reasonWords[code] })),
    };
  if (offer.act === 'CompleteItem') return { ...offer, evidence: [...offer.evidence] };
  return offer;
}

/** A day to choose, with what else of this agreement lies on it for those who owe the item. */
function choice(on: LocalDate, agreement: Agreement, item: Item, titles: Titles) {
  const also = Object.values(agreement.items).filter(
    (other) =>
      other.key !== item.key && other.fixedOn === on && other.owedBy.some((role) => item.owedBy.includes(role)),
  );
  return {
    on,
    said: both((lang) => sayDay(on, lang)),
    off: !isWorkingDay(on),
    also: also.map(({ key }) => both((lang) => titles.item(key, lang))),
  };
}

/** A board with what its parts are called. */
function boardIn(board: Board | null, { clause }: Item, titles: Titles): ItemView['board'] {
  if (!board) return null;
  const called = (part: string | null): Words =>
    part === null ? both((lang) => titles.item(clause, lang)) : both((lang) => titles.part(clause, part, lang));
  return {
    today: board.today,
    mayRecord: [...board.mayRecord],
    counted: board.counted.map((one) => ({ ...one, title: called(one.what) })),
    posts: board.posts.map((one) => ({ ...one, title: called(one.post), own: [...one.own] })),
  };
}

/** The reminders of an item, the newest first, each with its reasons. */
function told(id: string, facts: readonly Fact[], key: string, titles: Titles): ItemView['told'] {
  return facts
    .flatMap(({ event }) =>
      event.type === 'ReminderIssued' && event.item === key ? [`${id}/${key}/${event.step}/${event.round}`] : [],
    )
    .reverse()
    .map((occasion) => {
      const [zh, en] = [
        reasonsFor(facts, occasion, titles, 'zh') ?? [],
        reasonsFor(facts, occasion, titles, 'en') ?? [],
      ];
      return { occasion, why: zh.map((sentence, n) => ({ zh: sentence, en: en[n] ?? '' })) };
    });
}
