import type { Agreement } from './agreement';
import { DISTRICT, type AgreementEvent } from './events';
import { countedFrom, goingAlong, isOpen, type Item } from './item';
import { owes, refuse, rulesOf, type By, type Command, type Verdict } from './verdict';

/** Cancelled, merged, replaced or waived: at once where the programme allows it or the district says so, else the district is asked (A41). */
export function askRelease(
  agreement: Agreement,
  item: Item,
  { how, into, reason }: Command<'AskRelease'>,
  by: By,
): Verdict {
  const { role } = by;
  const wrong = role === DISTRICT ? null : owes(item, by);
  if (wrong) return wrong;
  if (item.kind === 'review') return refuse('record-as-review', item.key);
  if (item.releaseAsked) return refuse('release-pending', item.key);
  const needs = how === 'merged' || how === 'replaced';
  const other = needs && Object.hasOwn(agreement.items, into ?? '') ? agreement.items[into ?? ''] : undefined;
  if (needs && (!other || other.key === item.key || !isOpen(other))) return refuse('not-replaceable', into ?? item.key);
  const place = needs ? (into ?? null) : null;
  const allowed = rulesOf(agreement, item).mayBe?.includes(how) ?? false;
  if (!allowed && role !== DISTRICT)
    return [{ type: 'ReleaseAsked', item: item.key, how, into: place, reason, by: role }];
  const allowedBy = allowed ? 'programme' : 'district';
  return released(agreement, item, { how, into: place, allowedBy, reason, by: role });
}

/** The district decides what the programme leaves to it (A41). */
export function decideRelease(
  agreement: Agreement,
  item: Item,
  { granted }: Command<'DecideRelease'>,
  { role }: By,
): Verdict {
  if (role !== DISTRICT) return refuse('district-only');
  const { releaseAsked: asked, key } = item;
  if (!asked) return refuse('no-release-asked', key);
  if (!granted) return [{ type: 'ReleaseRefused', item: key }];
  const { how, into, reason, by } = asked;
  const other = Object.hasOwn(agreement.items, into ?? '') ? agreement.items[into ?? ''] : undefined;
  if (into !== null && !(other && isOpen(other))) return refuse('not-replaceable', into); // A77
  return released(agreement, item, { how, into, allowedBy: 'district', reason, by });
}

type Released = Extract<AgreementEvent, { type: 'ItemReleased' }>;

/** What goes along, and what is counted from it, is let go with it, for the same reason (A76, A91, A105). */
const released = (agreement: Agreement, item: Item, how: Omit<Released, 'type' | 'item'>): Released[] =>
  [...new Set([item, ...goingAlong(agreement, item), ...countedFrom(agreement, item)])].map(({ key }) => ({
    type: 'ItemReleased',
    item: key,
    ...how,
  }));

/** A project that is done has reached its milestones, whatever nobody has recorded of them (A91). */
export const milestonesReached = (agreement: Agreement, item: Item, { role }: By): Released[] =>
  goingAlong(agreement, item)
    .filter(({ kind }) => kind === 'milestone')
    .map(({ key }) => ({
      type: 'ItemReleased',
      item: key,
      how: 'merged',
      into: item.key,
      allowedBy: 'programme',
      reason: 'no-longer-needed',
      by: role,
    }));
