import type { Agreement } from './agreement';
import { DISTRICT } from './events';
import { dueOf, type Item } from './item';
import { owes, refuse, type By, type Command, type Verdict } from './verdict';

/** More time, asked before the last day has passed, one request at a time, for a later day of the term; an order outlasts it (A15). */
export function askExtension(
  { plan: { term } }: Agreement,
  item: Item,
  { until, reason }: Command<'AskExtension'>,
  by: By,
): Verdict {
  const wrong = owes(item, by);
  if (wrong) return wrong;
  if (item.asked !== null) return refuse('extension-pending', item.key);
  const due = dueOf(item);
  if (by.today > due) return refuse('too-late-to-ask', due);
  if (until <= due) return refuse('not-later', due);
  if (until > term.to && item.orderedBy === null) return refuse('outside-window', `${term.from}..${term.to}`);
  return [{ type: 'ExtensionAsked', item: item.key, until, reason, by: by.role }];
}

/** The district decides; granting opens a new round with a ladder of its own (A16). */
export function decideExtension({ key, asked }: Item, { granted }: Command<'DecideExtension'>, { role }: By): Verdict {
  if (role !== DISTRICT) return refuse('district-only');
  if (asked === null) return refuse('no-extension-asked', key);
  return [{ type: granted ? 'ExtensionGranted' : 'ExtensionRefused', item: key, until: asked }];
}

/** A day inside the window, not in the past; where a meeting has to fix it, not here (A11). */
export function fixDate(item: Item, { on }: Command<'FixDate'>, by: By): Verdict {
  const wrong = owes(item, by);
  if (wrong) return wrong;
  if (item.kind === 'review') return refuse('record-as-review', item.key);
  if (item.awaits !== null && item.fixedOn === null && item.until === null)
    return refuse('awaits-meeting', item.awaits);
  if (on < item.from || on > item.to) return refuse('outside-window', `${item.from}..${item.to}`);
  if (on < by.today) return refuse('in-the-past', on);
  if (on === item.fixedOn) return refuse('nothing-changes', on);
  return [{ type: 'DateFixed', item: item.key, on, by: by.role }];
}
