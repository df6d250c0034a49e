import { dayOf, type LocalDate } from '@cobuild/calendar';
import type { Agreement } from './agreement';
import { appealReview, decideAppeal } from './appeal';
import { answerAmendment, migrate, proposeAmendment } from './amendment';
import { claimPlace, postWish, settleClaim } from './claims';
import type { AgreementCommand, Asked, Decision, ItemCommand, Refusal } from './commands';
import { completeItem, handIn } from './completion';
import { askExtension, decideExtension, fixDate } from './days';
import { DISTRICT, RULES_VERSION, type AgreementEvent } from './events';
import type { Item } from './item';
import { answerInvitation, propose, resume, sign, suspend, withdraw } from './life';
import { announceAttendance, callForTopics, holdMeeting, notifyMeeting, proposeTopic } from './meeting';
import { recordProgress, rejectProgress } from './progress';
import { orderRectification, reinspect } from './rectification';
import { askRelease, decideRelease } from './release';
import { commend, decideReview, giveScores } from './review';
import { takeOver } from './renewal';
import { approveVersion, returnVersion } from './approval';
import { callItem } from './calling';
import { carriedOn, revisePlan } from './revision';
import { reach } from './timetable';
import { refuse, type By, type Verdict } from './verdict';

/**
 * Every rule of an agreement; numbers refer to SPEC.md. Decides for the agreement as it stands: whoever
 * calls must first let time catch up with `reach`, as the handler does.
 */
export function decide(agreement: Agreement, command: AgreementCommand, asked: Asked): Decision {
  const { now } = asked;
  if (command.type === 'ReachInstant') return { accepted: true, facts: reach(agreement, now) };
  const today = dayOf(now, agreement.plan.timeZone);
  const verdict = judge(agreement, command, asked, today);
  if (!Array.isArray(verdict)) return { accepted: false, refusal: verdict as Refusal };
  const events = verdict as readonly AgreementEvent[];
  const facts = [...events, ...carriedOn(agreement, events, today)].map((event) => ({ at: now, event }));
  return { accepted: true, facts };
}

type Asking = Exclude<AgreementCommand, { type: 'ReachInstant' }>;

function judge(agreement: Agreement, command: Asking, { actor, rulesVersion }: Asked, today: LocalDate): Verdict {
  if (command.type === 'ProposeAgreement') return propose(agreement, command, rulesVersion ?? RULES_VERSION);
  if (agreement.status === 'none') return refuse('not-proposed'); // A2
  if (command.type === 'CarryOver') return takeOver(agreement, command); // A49
  if (command.type === 'RecordSent') return command.sent.map((sent) => ({ type: 'NoticesSent', ...sent })); // A92
  const role = roleOf(agreement, actor);
  if (role === null) return refuse('not-a-party', actor); // A3
  if (agreement.withdrawn.includes(role)) return refuse('withdrawn'); // A30
  if (agreement.status === 'closed') return refuse('closed'); // A7
  const by = { role, today };
  if (command.type === 'AnswerInvitation') return answerInvitation(agreement, command, by); // A94
  if (agreement.invited.includes(role)) return refuse('invitation-open'); // A94

  switch (command.type) {
    case 'SignAgreement':
      return sign(agreement, by);
    case 'ProposeAmendment':
      return proposeAmendment(agreement, command, by);
    case 'AnswerAmendment':
      return answerAmendment(agreement, command, by);
    case 'MigrateAgreement':
      return migrate(agreement, command, by);
    case 'WithdrawFromAgreement':
      return withdraw(agreement, command, by);
  }
  if (agreement.status === 'proposed') return refuse('not-in-force'); // A5
  if (command.type === 'ResumeAgreement') return resume(agreement, by);
  if (command.type === 'SuspendAgreement') return suspend(agreement, command, by);
  if (agreement.status === 'suspended') return refuse('suspended'); // A28
  if (command.type === 'RevisePlan') return revisePlan(agreement, command, by); // A23
  if (command.type === 'GiveScores') return giveScores(agreement, command, by);
  if (command.type === 'CallItem') return callItem(agreement, command, by);

  const item = Object.hasOwn(agreement.items, command.item) ? agreement.items[command.item] : undefined;
  if (!item) return refuse('unknown-item', command.item); // A8
  return AFTERWARDS.includes(command.type)
    ? ofItem(agreement, item, command, by)
    : (over(item) ?? ofItem(agreement, item, command, by));
}

/** What is asked of an item that is done already. */
const AFTERWARDS: readonly ItemCommand['type'][] = [
  'OrderRectification',
  'AppealReview',
  'DecideAppeal',
  'Commend',
  'UseClaim',
];

function over({ status, key }: Item): Refusal | null {
  if (status === 'done') return refuse('already-done', key); // A9
  if (status === 'not-owed') return refuse('not-owed', key); // A6
  return status === 'released' ? refuse('released', key) : null; // A41
}

function ofItem(agreement: Agreement, item: Item, command: ItemCommand, by: By): Verdict {
  switch (command.type) {
    case 'FixDate':
      return fixDate(item, command, by);
    case 'HandIn':
      return handIn(agreement, item, command, by);
    case 'ApproveVersion':
      return approveVersion(agreement, item, command, by);
    case 'ReturnVersion':
      return returnVersion(agreement, item, command, by);
    case 'CompleteItem':
      return completeItem(agreement, item, command, by);
    case 'AskExtension':
      return askExtension(agreement, item, command, by);
    case 'DecideExtension':
      return decideExtension(item, command, by);
    case 'AskRelease':
      return askRelease(agreement, item, command, by);
    case 'DecideRelease':
      return decideRelease(agreement, item, command, by);
    case 'CallForTopics':
      return callForTopics(item, command, by);
    case 'ProposeTopic':
      return proposeTopic(item, command, by);
    case 'NotifyMeeting':
      return notifyMeeting(item, command, by);
    case 'AnnounceAttendance':
      return announceAttendance(agreement, item, command, by);
    case 'HoldMeeting':
      return holdMeeting(agreement, item, command, by);
    case 'RecordProgress':
      return recordProgress(agreement, item, command, by);
    case 'RejectProgress':
      return rejectProgress(agreement, item, command, by);
    case 'PostWish':
      return postWish(agreement, item, command, by);
    case 'ClaimPlace':
      return claimPlace(agreement, item, command, by);
    case 'UseClaim':
    case 'DropClaim':
      return settleClaim(item, command, by);
    case 'OrderRectification':
      return orderRectification(agreement, item, command, by);
    case 'Reinspect':
      return reinspect(item, command, by);
    case 'DecideReview':
      return decideReview(agreement, item, command, by);
    case 'AppealReview':
      return appealReview(agreement, item, command, by);
    case 'DecideAppeal':
      return decideAppeal(item, command, by);
    case 'Commend':
      return commend(agreement, item, command, by);
  }
}

/** The role an organisation plays in the agreement, `district` for the deciding one; null for a stranger. */
export function roleOf({ parties, district }: Agreement, actor: string): string | null {
  if (actor === district) return DISTRICT;
  return Object.keys(parties).find((role) => parties[role] === actor) ?? null;
}
