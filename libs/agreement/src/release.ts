import type { Agreement } from './agreement';
import { DISTRICT } from './events';
import { isOpen, type Item } from './item';
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
  return [{ type: 'ItemReleased', item: item.key, how, into: place, allowedBy, by: role }];
}

/** The district decides what the programme leaves to it (A41). */
export function decideRelease(item: Item, { granted }: Command<'DecideRelease'>, { role }: By): Verdict {
  if (role !== DISTRICT) return refuse('district-only');
  const { releaseAsked: asked, key } = item;
  if (!asked) return refuse('no-release-asked', key);
  if (!granted) return [{ type: 'ReleaseRefused', item: key }];
  return [{ type: 'ItemReleased', item: key, how: asked.how, into: asked.into, allowedBy: 'district', by: asked.by }];
}
