import type { Agreement } from './agreement';
import { migrationBehind, wishBehind } from './behind-amendment';
import { completionsBehind, meetingBehind } from './behind-record';
import type { AgreementCommand } from './commands';
import type { AgreementEvent } from './events';
import { rulesOf } from './verdict';

/**
 * The commands that can have brought about what one decision added, told from its events and the agreement they found. What was
 * asked is not stored a second time: its events say it. More than one where events look alike; none where time alone brings them
 * about. Of what no event keeps (people by age, who may take part) something that may stands in its place.
 */
export function commandsBehind(agreement: Agreement, events: readonly AgreementEvent[]): AgreementCommand[] {
  const [first] = events;
  if (!first) return [];
  switch (first.type) {
    case 'AgreementProposed': {
      const { rulesVersion: _version, ...proposal } = first;
      return [
        {
          ...proposal,
          type: 'ProposeAgreement',
          carried: events.flatMap(carriedIn),
          invited: events.flatMap(invitedIn),
        },
      ];
    }
    case 'InvitationAccepted':
    case 'InvitationDeclined':
      return [{ type: 'AnswerInvitation', accept: first.type === 'InvitationAccepted' }];
    case 'AgreementSigned':
      return [{ type: 'SignAgreement' }];
    case 'AgreementSuspended':
      return [{ ...first, type: 'SuspendAgreement' }];
    case 'AgreementResumed':
      return [{ type: 'ResumeAgreement' }];
    case 'PartyWithdrew':
      return [{ ...first, type: 'WithdrawFromAgreement' }];
    case 'ItemsCarriedOver':
      return [{ ...first, type: 'CarryOver' }];
    case 'NoticesSent':
      return [{ type: 'RecordSent', sent: events.flatMap(sentIn) }];
    case 'AmendmentProposed': {
      const { amendment, changes, to } = first;
      if (to !== null) return [migrationBehind(agreement, amendment, changes, to)];
      return [{ type: 'ProposeAmendment', amendment, changes: changes.map(wishBehind) }];
    }
    case 'AmendmentConsented':
    case 'AmendmentRejected':
      return [{ ...first, type: 'AnswerAmendment', consent: first.type === 'AmendmentConsented' }];
    case 'PlanRevised': {
      const { plan, items } = agreement;
      const moved = first.moved.flatMap(({ item: key, after }) => {
        const item = Object.hasOwn(items, key) ? items[key] : undefined;
        return item ? [{ ...item, ...after }] : [];
      });
      return [{ type: 'RevisePlan', plan: { ...plan, calendar: first.calendar, items: moved } }];
    }
    case 'ScoresGiven':
      return [{ ...first, type: 'GiveScores' }];
    case 'DateFixed':
      return [{ ...first, type: 'FixDate' }];
    case 'VersionHandedIn':
      return [{ ...first, type: 'HandIn' }];
    case 'VersionApproved':
      return [{ ...first, type: 'ApproveVersion' }];
    case 'VersionReturned':
      return [{ ...first, type: 'ReturnVersion' }];
    case 'ItemCalled': {
      const { clause, from, to } = first.called;
      return [{ type: 'CallItem', clause, from, to }];
    }
    case 'ItemCompleted':
      return completionsBehind(agreement, first, events);
    case 'ExtensionAsked':
      return [{ ...first, type: 'AskExtension' }];
    case 'ExtensionGranted':
    case 'ExtensionRefused':
      return [{ ...first, type: 'DecideExtension', granted: first.type === 'ExtensionGranted' }];
    case 'ReleaseAsked':
      return [{ ...first, type: 'AskRelease' }];
    case 'ItemReleased':
      return [
        { type: 'DecideRelease', item: first.item, granted: true },
        { ...first, type: 'AskRelease' },
      ];
    case 'ReleaseRefused':
      return [{ type: 'DecideRelease', item: first.item, granted: false }];
    case 'TopicsCalled':
      return [{ ...first, type: 'CallForTopics' }];
    case 'TopicProposed':
      return [{ ...first, type: 'ProposeTopic' }];
    case 'MeetingNotified':
      return [{ ...first, type: 'NotifyMeeting' }];
    case 'AttendanceAnnounced': {
      const item = Object.hasOwn(agreement.items, first.item) ? agreement.items[first.item] : undefined;
      const eligibility = item && rulesOf(agreement, item).eligibility;
      const { people } = first;
      const group = { age: eligibility?.fromAge ?? 0, healthy: true, accompanied: true, people };
      return [{ ...first, type: 'AnnounceAttendance', groups: eligibility ? [group] : [] }];
    }
    case 'MeetingHeld':
      return [meetingBehind(first, events)];
    case 'ProgressRecorded':
      return [{ ...first.entry, type: 'RecordProgress', item: first.item }];
    case 'ProgressRejected':
      return [{ ...first, type: 'RejectProgress' }];
    case 'WishPosted':
      return [{ ...first, type: 'PostWish' }];
    case 'PlaceClaimed':
      return [{ ...first.claim, type: 'ClaimPlace', item: first.item }];
    case 'ClaimUsed':
      return [{ ...first, type: 'UseClaim' }];
    case 'ClaimDropped':
      return [{ ...first, type: 'DropClaim' }];
    case 'RectificationOrdered': {
      const { owedBy, to } = first.rectification;
      return [{ ...first, type: 'OrderRectification', owner: owedBy[0] ?? '', dueOn: to }];
    }
    case 'ReinspectionFailed':
      return [{ ...first, type: 'Reinspect', passed: false }];
    case 'ReviewDecided':
      return [{ ...first, type: 'DecideReview' }];
    case 'ReviewAppealed':
      return [{ ...first, type: 'AppealReview' }];
    case 'AppealDecided':
      return [{ ...first, type: 'DecideAppeal' }];
    case 'PartyCommended':
      return [{ ...first, type: 'Commend' }];
    // Time's own, and what never comes first.
    case 'PartyInvited':
    case 'AgreementEnteredForce':
    case 'TermEnded':
    case 'AgreementClosed':
    case 'AmendmentApplied':
    case 'ItemOpened':
    case 'ItemBecameOverdue':
    case 'ItemEscalated':
    case 'ReminderIssued':
    case 'DecisionReminded':
    case 'ResolutionAdopted':
    case 'ClaimLapsed':
    // Made from the stream, by two administrators (A97).
    case 'ClockCorrected':
      return [];
  }
}

const carriedIn = (event: AgreementEvent) => (event.type === 'ItemsCarriedOver' ? event.items : []);

const invitedIn = (event: AgreementEvent) => (event.type === 'PartyInvited' ? [event.role] : []);

const sentIn = (event: AgreementEvent) => {
  if (event.type !== 'NoticesSent') return [];
  const { role, post, channel, occasions } = event;
  return [{ role, post, channel, occasions }];
};
