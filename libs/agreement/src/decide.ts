import { dayOf, type LocalDate } from '@cobuild/calendar';
import { dueOf, type Agreement, type Item } from './agreement';
import type { AgreementCommand, Asked, Decision, Refusal } from './commands';
import { DISTRICT, type AgreementEvent } from './events';
import { holdMeeting } from './meeting';
import { decideReview, giveScores } from './review';
import { carriedOn, revisePlan } from './revision';
import { reach } from './timetable';
import { missingEvidence, notYetDone, refuse, type By, type Command, type Verdict } from './verdict';

/**
 * Every rule of an agreement; numbers refer to SPEC.md. Decides for the agreement as it stands: whoever
 * calls must first let time catch up with `reach`, as the handler does.
 */
export function decide(agreement: Agreement, command: AgreementCommand, { actor, now }: Asked): Decision {
  if (command.type === 'ReachInstant') return { accepted: true, facts: reach(agreement, now) };
  const today = dayOf(now, agreement.plan.timeZone);
  const verdict = judge(agreement, command, actor, today);
  if (!Array.isArray(verdict)) return { accepted: false, refusal: verdict as Refusal };
  const events = verdict as readonly AgreementEvent[];
  const facts = [...events, ...carriedOn(agreement, events, today)].map((event) => ({ at: now, event }));
  return { accepted: true, facts };
}

function judge(
  agreement: Agreement,
  command: Exclude<AgreementCommand, { type: 'ReachInstant' }>,
  actor: string,
  today: LocalDate,
): Verdict {
  if (command.type === 'ProposeAgreement') return propose(agreement, command);
  if (agreement.status === 'none') return refuse('not-proposed'); // A2
  const role = roleOf(agreement, actor);
  if (role === null) return refuse('not-a-party', actor); // A3
  if (agreement.status === 'closed') return refuse('closed'); // A7
  if (command.type === 'SignAgreement') return sign(agreement, { role, today });
  if (agreement.status !== 'in-force') return refuse('not-in-force'); // A5
  const by = { role, today };
  if (command.type === 'RevisePlan') return revisePlan(agreement, command, by); // A23
  if (command.type === 'GiveScores') return giveScores(agreement, command, by);

  const item = Object.hasOwn(agreement.items, command.item) ? agreement.items[command.item] : undefined;
  if (!item) return refuse('unknown-item', command.item); // A8
  if (item.status === 'done') return refuse('already-done', item.key); // A9
  if (item.status === 'not-owed') return refuse('not-owed', item.key); // A6

  switch (command.type) {
    case 'FixDate':
      return fixDate(item, command, by);
    case 'HoldMeeting':
      return holdMeeting(agreement, item, command, by);
    case 'CompleteItem':
      return completeItem(item, command, by);
    case 'AskExtension':
      return askExtension(item, command, by);
    case 'DecideExtension':
      return decideExtension(item, command, by);
    case 'DecideReview':
      return decideReview(agreement, item, command, by);
  }
}

function roleOf({ parties, district }: Agreement, actor: string): string | null {
  if (actor === district) return DISTRICT;
  return Object.keys(parties).find((role) => parties[role] === actor) ?? null;
}

function propose(
  agreement: Agreement,
  { plan, definition, parties, district, parameters, spread }: Command<'ProposeAgreement'>,
): Verdict {
  if (agreement.status !== 'none') return refuse('already-proposed'); // A1
  const roles = Object.keys(plan.sides);
  const missing = roles.find((role) => !Object.hasOwn(parties, role));
  if (missing !== undefined) return refuse('parties-incomplete', missing); // A4
  const stranger = Object.keys(parties).find((role) => !Object.hasOwn(plan.sides, role));
  if (stranger !== undefined) return refuse('unknown-role', stranger); // A4
  const everyone = [...Object.values(parties), district];
  if (new Set(everyone).size !== everyone.length) return refuse('parties-incomplete'); // A4
  return [{ type: 'AgreementProposed', plan, definition, parties, district, parameters, spread }];
}

function sign({ signed, plan, status }: Agreement, { role, today }: By): Verdict {
  if (role === DISTRICT) return refuse('not-yours');
  if (status !== 'proposed' || signed.includes(role)) return refuse('already-signed', role); // A5
  const signature: AgreementEvent = { type: 'AgreementSigned', role };
  const last = signed.length + 1 === Object.keys(plan.sides).length;
  return last ? [signature, { type: 'AgreementEnteredForce', on: today }] : [signature];
}

function fixDate(item: Item, { on }: Command<'FixDate'>, { role, today }: By): Verdict {
  if (!item.owedBy.includes(role)) return refuse('not-yours', item.key); // A10
  if (item.kind === 'review') return refuse('record-as-review', item.key);
  if (item.awaits !== null && item.fixedOn === null && item.until === null)
    return refuse('awaits-meeting', item.awaits); // A11
  if (on < item.from || on > item.to) return refuse('outside-window', `${item.from}..${item.to}`); // A11
  if (on < today) return refuse('in-the-past', on); // A11
  return [{ type: 'DateFixed', item: item.key, on, by: role }];
}

function completeItem(item: Item, { on, evidence }: Command<'CompleteItem'>, { role, today }: By): Verdict {
  if (!item.owedBy.includes(role)) return refuse('not-yours', item.key); // A10
  if (item.kind === 'joint-meeting') return refuse('record-as-meeting', item.key); // A14
  if (item.kind === 'review') return refuse('record-as-review', item.key); // A17
  return (
    notYetDone(item, on, today) ??
    missingEvidence(item, evidence) ?? [{ type: 'ItemCompleted', item: item.key, on, by: role, evidence }]
  );
}

function askExtension(item: Item, { until, reason }: Command<'AskExtension'>, { role, today }: By): Verdict {
  if (!item.owedBy.includes(role)) return refuse('not-yours', item.key); // A10
  if (item.asked !== null) return refuse('extension-pending', item.key); // A15
  const due = dueOf(item);
  if (today > due) return refuse('too-late-to-ask', due); // A15
  if (until <= due) return refuse('not-later', due); // A15
  return [{ type: 'ExtensionAsked', item: item.key, until, reason, by: role }];
}

function decideExtension({ key, asked }: Item, { granted }: Command<'DecideExtension'>, { role }: By): Verdict {
  if (role !== DISTRICT) return refuse('district-only'); // A16
  if (asked === null) return refuse('no-extension-asked', key); // A16
  return [{ type: granted ? 'ExtensionGranted' : 'ExtensionRefused', item: key, until: asked }];
}
