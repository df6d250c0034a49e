import {
  advancedTo,
  dueOf,
  isOverdue,
  roleOf,
  suggestedOutcome,
  type Agreement,
  type AgreementCommand,
  type Fact,
  type Item,
  type Outcome,
} from '@cobuild/agreement';
import { dayOf, type Instant, type LocalDate } from '@cobuild/calendar';
import { workOf } from '@cobuild/programme';
import { sayAmendment, sayReview } from './before';
import { deskOf, type Waits } from './desk';
import { reasonWords } from './reason-words';
import { outcomeWords, sayFact } from './say-fact';
import type { Language, Titles } from './titles';

type Words = Readonly<Record<Language, string>>;

/** An item as whoever oversees the agreement counts it; `week` is the Monday of the week its work falls into, `minutes` what recording it costs. */
export type StandingItem = Pick<Item, 'key' | 'kind' | 'from' | 'to' | 'fixedOn' | 'escalated'> &
  Readonly<{
    state: 'planned' | 'open' | 'late' | 'done';
    dueOn: LocalDate;
    /** The organisations that owe it; the first records it. */
    owedBy: readonly string[];
    week: LocalDate;
    minutes: number;
  }>;

/** An answer that the rules accept; `remark` where it is given in words as well, which go into its `note`. */
export type Choice = Readonly<{ said: Words; command: AgreementCommand; remark?: true }>;

/** What waits for a decision: what was asked, in words, why, since which day, and the answers there are. */
export type Asked = Waits &
  Readonly<{
    said: Words | null;
    reason: Words | null;
    since: LocalDate | null;
    suggested: Outcome | null;
    /** What was said before: the scores, the change in words. */
    before: readonly Words[];
    /** What was handed in, the newest last, by its SHA-256, and the id of the text that came with it. */
    files: readonly string[];
    note: string | null;
    choices: readonly Choice[];
  }>;

export type Standing = Readonly<{ items: readonly StandingItem[]; asked: readonly Asked[] }>;

/**
 * How an agreement stands at `now` (N50), and what of it waits for `district` to decide (N51). `recorded` is what `facts` fold to, as
 * recorded; time's own facts are added here.
 */
export function standingOf(
  recorded: Agreement,
  facts: readonly Fact[],
  district: string,
  titles: Titles,
  now: Instant,
): Standing {
  const agreement = advancedTo(recorded, now);
  const counted = Object.values(agreement.items).filter(({ status }) => status !== 'not-owed' && status !== 'released');
  const items = workOf(counted).map(({ item, week, cost }): StandingItem => {
    const { key, kind, from, to, fixedOn, escalated, status } = item;
    const owedBy = item.owedBy.map((role) => agreement.parties[role] ?? agreement.district);
    const state = isOverdue(agreement, item) ? 'late' : status === 'done' || status === 'open' ? status : 'planned';
    return { key, kind, from, to, fixedOn, escalated, state, dueOn: dueOf(item), owedBy, week, minutes: cost.minutes };
  });
  const decides = roleOf(agreement, district) !== null;
  const waits = decides ? deskOf(recorded, district, now).waits : [];
  return { items, asked: waits.map((one) => askedBy(agreement, facts, one, titles, district)) };
}

/** The kind of fact that something waits for. */
const ASKED_BY = {
  extension: 'ExtensionAsked',
  release: 'ReleaseAsked',
  appeal: 'ReviewAppealed',
  inspection: 'VersionHandedIn',
  approval: 'VersionHandedIn',
} as const;

function askedBy(agreement: Agreement, facts: readonly Fact[], waits: Waits, titles: Titles, district: string): Asked {
  const { what, item, about } = waits;
  const role = roleOf(agreement, district) ?? '';
  const type = what in ASKED_BY ? ASKED_BY[what as keyof typeof ASKED_BY] : null;
  const fact = facts.findLast(
    ({ event }) =>
      (event.type === type && 'item' in event && event.item === item) ||
      (what === 'consent' && event.type === 'AmendmentProposed' && event.amendment === about),
  );
  const reason = fact && 'reason' in fact.event ? fact.event.reason : null;
  return {
    ...waits,
    said: fact ? { zh: sayFact(fact, titles, 'zh'), en: sayFact(fact, titles, 'en') } : null,
    reason: reason === null || !(reason in reasonWords) ? null : reasonWords[reason as keyof typeof reasonWords],
    since: fact ? dayOf(fact.at, agreement.plan.timeZone) : null,
    suggested: what === 'review' && item !== null ? suggestedOutcome(agreement, [role], item) : null,
    before: beforeOf(agreement, waits, titles, role),
    files:
      (what === 'inspection' || what === 'approval') && item !== null ? (agreement.items[item]?.versions ?? []) : [],
    note: fact && 'note' in fact.event && fact.event.note ? fact.event.note.id : null,
    choices: choicesOf(agreement, waits),
  };
}

function beforeOf(agreement: Agreement, { what, item, about }: Waits, titles: Titles, role: string): Words[] {
  const amendment = what === 'consent' ? agreement.amendments[about ?? ''] : undefined;
  if (amendment) return sayAmendment(amendment, titles);
  return (what === 'review' || what === 'appeal') && item !== null ? sayReview(agreement, item, role, titles) : [];
}

const GRANT = { zh: '批准', en: 'Grant' };
const REFUSE = { zh: '不同意', en: 'Refuse' };
const AGREE = { zh: '同意', en: 'Agree' };
const PASSED = { zh: '复查合格', en: 'Put right' };
const FAILED = { zh: '不合格，再改', en: 'Not yet' };
const APPROVED = { zh: '审批通过', en: 'Approve' };
const RETURNED = { zh: '退回修改', en: 'Send back' };
const OUTCOMES = ['excellent', 'qualified', 'unqualified'] as const;

function choicesOf(agreement: Agreement, { what, item, about }: Waits): Choice[] {
  if (what === 'consent' && about !== null)
    return yesNo(AGREE, REFUSE, (consent) => ({ type: 'AnswerAmendment', amendment: about, consent }));
  if (item === null) return [];
  switch (what) {
    case 'extension':
      return yesNo(GRANT, REFUSE, (granted) => ({ type: 'DecideExtension', item, granted }));
    case 'release':
      return yesNo(GRANT, REFUSE, (granted) => ({ type: 'DecideRelease', item, granted }));
    case 'inspection':
      return yesNo(PASSED, FAILED, (passed) => ({ type: 'Reinspect', item, passed }));
    case 'approval':
      return approvalChoices(item, agreement.items[item]?.versions.length ?? 0);
    case 'review':
      return OUTCOMES.map((outcome) => ({
        said: outcomeWords[outcome],
        command: { type: 'DecideReview', item, outcome },
      }));
    case 'appeal':
      return OUTCOMES.map((outcome) => ({
        said: outcomeWords[outcome],
        command: { type: 'DecideAppeal', item, outcome },
      }));
    default:
      return [];
  }
}

/** A version is approved in one tap; one that goes back says what to change. */
const approvalChoices = (item: string, version: number): Choice[] => [
  { said: APPROVED, command: { type: 'ApproveVersion', item, version } },
  { said: RETURNED, command: { type: 'ReturnVersion', item, version }, remark: true },
];

const yesNo = (yes: Words, no: Words, command: (yes: boolean) => AgreementCommand): Choice[] => [
  { said: yes, command: command(true) },
  { said: no, command: command(false) },
];
