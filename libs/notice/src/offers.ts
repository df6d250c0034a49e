import {
  decide,
  dueOf,
  reasons,
  type Agreement,
  type AgreementCommand,
  type Evidence,
  type Item,
  type RefusalCode,
} from '@cobuild/agreement';
import { addDays, dayOf, isWorkingDay, latest, type Instant, type LocalDate } from '@cobuild/calendar';
import type { EvidenceKind } from '@cobuild/programme';
import type { Ask } from './asking';
import { SOME_SHA256 } from './stand-ins';

/** One act that the rules allow of an item now, with what a form needs to ask for it. Days are the agreement's. */
export type Offer =
  /** `days` are proposed; any from `from` to `to` may be chosen. */
  | Readonly<{ act: 'FixDate'; days: readonly LocalDate[]; from: LocalDate; to: LocalDate }>
  /** Done on `on` unless told, at most on `to`; `evidence` is what has to be brought. */
  | Readonly<{ act: 'CompleteItem'; from: LocalDate; to: LocalDate; on: LocalDate; evidence: readonly EvidenceKind[] }>
  /** Until `from` or later; `until` is proposed. */
  | Readonly<{ act: 'AskExtension'; from: LocalDate; until: LocalDate }>
  | Readonly<{ act: 'AnnounceAttendance' }>;

/** What can be done now, what matters first; when nothing can, the refusal of what the item is there for. */
export type Offers = Readonly<{ offers: readonly Offer[]; instead: RefusalCode | null }>;

/** How many days are proposed, and how many days more time is. */
const [PROPOSED, WEEK] = [6, 7];

/**
 * What an organisation can do at `now` about what was asked of it: found by asking the rules themselves, so that nothing is
 * offered that they would refuse (N13). The agreement is as it stands at `now`, time's own facts included.
 */
export function offersOf(agreement: Agreement, { unit: actor, item: key, purpose }: Ask, now: Instant): Offers {
  const item = agreement.items[key];
  if (!item) return { offers: [], instead: 'unknown-item' };
  const refusal = (command: AgreementCommand): RefusalCode | null => {
    const decision = decide(agreement, command, { actor, now });
    return decision.accepted ? null : decision.refusal.code;
  };
  const allowed = (command: AgreementCommand): boolean => refusal(command) === null;
  const today = dayOf(now, agreement.plan.timeZone);

  if (purpose === 'attendance') {
    const instead = refusal({ type: 'AnnounceAttendance', item: key, people: 1 });
    return { offers: instead === null ? [{ act: 'AnnounceAttendance' }] : [], instead };
  }
  const fix = fixing(item, today, (on) => allowed({ type: 'FixDate', item: key, on }));
  const done = completing(item, today);
  const until = addDays(dueOf(item), WEEK);
  const instead = refusal({ type: 'CompleteItem', item: key, on: done.on, evidence: done.evidence.map(example) });
  const more = allowed({ type: 'AskExtension', item: key, until, reason: reasons[0] });
  const complete: Offer[] = instead === null ? [done] : [];
  const extend: Offer[] = more ? [{ act: 'AskExtension', from: addDays(dueOf(item), 1), until }] : [];
  // While there is time the day comes first; on the last day, having done it does.
  const offers = today < item.to ? [...fix, ...complete, ...extend] : [...complete, ...fix, ...extend];
  return { offers, instead: offers.length > 0 ? null : instead };
}

/** What is held on a day, so that the day is worth choosing even where the programme does not ask for it. */
const HELD: readonly Item['kind'][] = ['joint-meeting', 'activity'];

/** Proposes the next days of the kind the item prefers; where its day is not for the parties to choose, or chosen, nothing. */
function fixing(item: Item, today: LocalDate, allowed: (on: LocalDate) => boolean): Offer[] {
  const { fixedOn, chooseBy, to, prefer, kind } = item;
  if (fixedOn !== null || (chooseBy === null && !HELD.includes(kind))) return [];
  const from = latest(item.from, today);
  const days: LocalDate[] = [];
  for (let day = from; day <= to && days.length < PROPOSED; day = addDays(day, 1))
    if (isWorkingDay(day) === (prefer !== 'days-off') && allowed(day)) days.push(day);
  return allowed(to) ? [{ act: 'FixDate', days, from, to }] : [];
}

function completing(item: Item, today: LocalDate): Extract<Offer, { act: 'CompleteItem' }> {
  const { fixedOn, from, versions } = item;
  const evidence = item.evidence.filter((kind) => !(kind === 'document' && versions.length > 0));
  const on = fixedOn !== null && fixedOn <= today ? fixedOn : today;
  return { act: 'CompleteItem', from, to: today, on, evidence };
}

const example = (kind: EvidenceKind): Evidence =>
  kind === 'count' ? { kind, value: 1 } : { kind, sha256: SOME_SHA256 };
