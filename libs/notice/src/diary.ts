import { dayOf, timeOf } from '@cobuild/calendar';
import type { AgreementEvent, Fact } from '@cobuild/agreement';

/** One fact as a line of a diary in codes: what golden files keep and two tellings are compared by. */
export function diaryLine({ at, event }: Fact, timeZone: string): string {
  return `${dayOf(at, timeZone)} ${timeOf(at, timeZone)}  ${event.type} ${detail(event)}`.trimEnd();
}

function detail(event: AgreementEvent): string {
  switch (event.type) {
    case 'AgreementProposed':
      return `${event.plan.programme} v${event.plan.version} ${event.plan.term.from}..${event.plan.term.to}`;
    case 'PartyInvited':
    case 'InvitationAccepted':
    case 'InvitationDeclined':
    case 'AgreementSigned':
      return event.role;
    case 'AgreementEnteredForce':
      return event.on;
    case 'ItemOpened':
    case 'ItemBecameOverdue':
    case 'ItemEscalated':
    case 'ReleaseRefused':
      return event.item;
    case 'AgreementSuspended':
      return `${event.on} ${event.treatment} ${event.reason}`;
    case 'AgreementResumed':
      return `${event.on} ${[...event.moved.map(({ item, before, after }) => `${item} ${before.to}>${after.to}`), ...event.waived].join(' ')}`;
    case 'PartyWithdrew':
      return `${event.role} ${event.reason}`;
    case 'AmendmentProposed':
      return `${event.amendment} by ${event.by} of ${event.changes.map(({ item, before, after }) => `${item} ${before?.to ?? '+'}>${after?.to ?? '-'}`).join(' ')}`;
    case 'AmendmentConsented':
    case 'AmendmentRejected':
      return `${event.amendment} ${event.role}`;
    case 'AmendmentApplied':
      return event.amendment;
    case 'ItemsCarriedOver':
      return `from ${event.from} ${event.items.map(({ planned }) => planned.key).join(' ')}`;
    case 'DecisionReminded':
      return `${event.item} ${event.what} ${event.n}`;
    case 'VersionHandedIn':
      return `${event.item} v${event.version} by ${event.by}`;
    case 'ReleaseAsked':
    case 'ItemReleased':
      return `${event.item} ${event.how} ${event.into ?? ''} by ${event.by}`;
    case 'TopicsCalled':
      return `${event.item} until ${event.until} by ${event.by}`;
    case 'TopicProposed':
      return `${event.item} ${event.topic} by ${event.by}`;
    case 'MeetingNotified':
      return `${event.item} ${event.on} ${event.time} ${event.agenda.join(',')}`;
    case 'AttendanceAnnounced':
      return `${event.item} ${event.role} ${event.people}`;
    case 'ProgressRecorded': {
      const { n, stage, what, source, amount, by } = event.entry;
      return `${event.item} ${n} ${stage} ${what ?? source ?? ''} ${amount} by ${by}`;
    }
    case 'ProgressRejected':
      return `${event.item} ${event.n} ${event.reason} by ${event.by}`;
    case 'WishPosted':
      return `${event.item} ${event.wish} by ${event.by}`;
    case 'PlaceClaimed':
      return `${event.item} ${event.claim.n} ${event.claim.post} by ${event.claim.by}`;
    case 'ClaimUsed':
    case 'ClaimDropped':
      return `${event.item} ${event.n} by ${event.by}`;
    case 'ClaimLapsed':
      return `${event.item} ${event.n}`;
    case 'RectificationOrdered':
      return `${event.item} ${event.rectification.key} ${event.rectification.owedBy.join(',')} by ${event.rectification.to}`;
    case 'ReinspectionFailed':
      return `${event.item} until ${event.until} by ${event.by}`;
    case 'ReviewAppealed':
      return `${event.item} by ${event.by}`;
    case 'PartyCommended':
      return `${event.item} ${event.role} ${event.prize ?? ''}`.trimEnd();
    case 'DateFixed':
      return `${event.item} ${event.on} by ${event.by}`;
    case 'MeetingHeld':
      return `${event.item} ${event.on}`;
    case 'ResolutionAdopted':
      return `${event.resolution.key} ${event.resolution.owedBy.join(',')} by ${event.resolution.to}`;
    case 'VersionApproved':
    case 'VersionReturned':
      return `${event.item} ${event.version} by ${event.by}`;
    case 'ItemCalled':
      return `${event.called.key} ${event.called.owedBy.join(',')} by ${event.called.to}`;
    case 'ItemCompleted':
      return `${event.item} ${event.on} by ${event.by}`;
    case 'ReminderIssued':
      return `${event.item} ${event.step} to ${event.to.join(',')}`;
    case 'ExtensionAsked':
      return `${event.item} until ${event.until} ${event.reason}`;
    case 'ExtensionGranted':
    case 'ExtensionRefused':
      return `${event.item} until ${event.until}`;
    case 'ScoresGiven':
      return `${event.by} of ${event.of}`;
    case 'PlanRevised':
      return `${event.calendar} ${event.moved.map(({ item, before, after }) => `${item} ${before.to}>${after.to}`).join(' ')}`;
    case 'ReviewDecided':
    case 'AppealDecided':
      return `${event.item} ${event.outcome}`;
    case 'NoticesSent':
      return `${event.role} ${event.channel} ${event.occasions.join(' ')}`;
    case 'ClockCorrected':
      return `until ${event.until} ${event.undone.map(({ seq, type }) => `${seq} ${type}`).join(', ')}`.trimEnd();
    case 'TermEnded':
      return '';
    case 'AgreementClosed':
      return event.outcome;
  }
}
