import type { Instant, LocalDate } from '@cobuild/calendar';
import type { ClauseRules, Plan, PlannedItem, Values } from '@cobuild/programme';
import { plannedOf } from './amended';
import { corrected } from './clock-correction';
import type { AgreementEvent, Change, Ending, Fact, Outcome, Treatment, Version } from './events';
import {
  begun,
  carriedIn,
  counted,
  countedFrom,
  dueOf,
  PROMISES,
  waitsForDay,
  extended,
  isOpen,
  letGo,
  redated,
  waitingFor,
  waitingSince,
  type Item,
} from './item';

/** A change to the plan that somebody proposed, and who still has to consent. */
export type Amendment = Readonly<{
  by: string;
  changes: readonly Change[];
  concerned: readonly string[];
  consented: readonly string[];
  to: Version | null;
  state: 'open' | 'applied' | 'rejected';
}>;

/** `by` to `of` to criterion to points. */
export type Scores = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

/** An agreement as the fold of its facts: what `decide` must remember. Never stored, rebuilt by folding. */
export type Agreement = Readonly<{
  status: 'none' | 'proposed' | 'in-force' | 'suspended' | 'closed';
  plan: Plan;
  parties: Readonly<Record<string, string>>;
  /** Roles whose parties have left; the plan has them no more. */
  withdrawn: readonly string[];
  district: string;
  parameters: Values;
  spread: number;
  renews: string | null;
  /** The version of the rules it is decided by. */
  rulesVersion: number;
  /** SHA-256 of the programme text it follows. */
  definition: string;
  /** Roles whose units are invited and have not accepted; they see and do nothing. */
  invited: readonly string[];
  /** Roles whose units declined their invitation. */
  declined: readonly string[];
  signed: readonly string[];
  items: Readonly<Record<string, Item>>;
  amendments: Readonly<Record<string, Amendment>>;
  suspension: Readonly<{ on: LocalDate; treatment: Treatment }> | null;
  /** Scores of each review. */
  scores: Readonly<Record<string, Scores>>;
  /** How the review of the latest year was decided. */
  outcome: Outcome | null;
  /** `review/role` to prize, for those commended. */
  commended: Readonly<Record<string, string | null>>;
  termEnded: boolean;
  ending: Ending | null;
  /** The instant of the last fact; nothing comes before it. */
  at: Instant;
}>;

const NO_DAY = '0001-01-01' as LocalDate;

/** Before the first fact. */
export const unproposed: Agreement = {
  status: 'none',
  plan: {
    programme: '',
    version: 0,
    calendar: '',
    timeZone: 'UTC',
    term: { from: NO_DAY, to: NO_DAY },
    sides: {},
    items: [],
    ladders: {},
    criteria: {},
    scoring: {},
    rules: {},
    withdrawal: 'goes-on',
  },
  parties: {},
  withdrawn: [],
  district: '',
  parameters: {},
  spread: 0,
  renews: null,
  rulesVersion: 0,
  definition: '',
  invited: [],
  declined: [],
  signed: [],
  items: {},
  amendments: {},
  suspension: null,
  scores: {},
  outcome: null,
  commended: {},
  termEnded: false,
  ending: null,
  at: '' as Instant,
};

/** Folds facts in order. */
export const fold = (facts: readonly Fact[], from: Agreement = unproposed): Agreement => facts.reduce(evolve, from);

/** What one fact changes. */
export const evolve = (agreement: Agreement, fact: Fact): Agreement => ({
  ...datedFrom(agreement, changedBy(agreement, fact), fact.at),
  at: fact.at,
});

/** Items that waited for the day of another one and wait no more: nothing of them lies before this moment (A105). */
function datedFrom(before: Agreement, after: Agreement, at: Instant): Agreement {
  if (after.rulesVersion < PROMISES || before.items === after.items) return after;
  const freed = Object.values(after.items).filter((item) => {
    const was = item.follows && isOpen(item) ? before.items[item.key] : undefined;
    return was !== undefined && waitsForDay(before, was) && !waitsForDay(after, item);
  });
  if (freed.length === 0) return after;
  return { ...after, items: { ...after.items, ...byKey(freed.map((item) => ({ ...item, datedAt: at }))) } };
}

/** No `default`: a new event does not compile until it is handled here. */
function changedBy(agreement: Agreement, { at, event }: Fact): Agreement {
  const { rulesVersion } = agreement;
  const of = (key: string, how: (item: Item) => Partial<Item>): Agreement => change(agreement, key, how);
  switch (event.type) {
    case 'AgreementProposed':
      return proposed(event, at);
    case 'PartyInvited':
      return { ...agreement, invited: [...agreement.invited, event.role] };
    case 'InvitationAccepted':
      return { ...agreement, invited: agreement.invited.filter((role) => role !== event.role) };
    case 'InvitationDeclined':
      return { ...agreement, declined: [...agreement.declined, event.role] };
    case 'AgreementSigned':
      return { ...agreement, signed: [...agreement.signed, event.role] };
    case 'AgreementEnteredForce':
      return enteredForce(agreement, event.on, at);
    case 'AgreementSuspended':
      return { ...agreement, status: 'suspended', suspension: { on: event.on, treatment: event.treatment } };
    case 'AgreementResumed':
      return resumed(agreement, event, at);
    case 'PartyWithdrew':
      return withdrew(agreement, event.role);
    case 'ItemsCarriedOver':
      return {
        ...agreement,
        items: {
          ...agreement.items,
          ...byKey(event.items.map((one) => handedOn(agreement, carriedIn(one, at, rulesVersion), at))),
        },
      };
    case 'TermEnded':
      return { ...agreement, termEnded: true };
    case 'AgreementClosed':
      return { ...agreement, status: 'closed', ending: event.outcome };

    case 'AmendmentProposed': {
      const { by, changes, concerned, to } = event;
      return amended(agreement, event.amendment, { by, changes, concerned, consented: [by], to, state: 'open' });
    }
    case 'AmendmentConsented': {
      const known = agreement.amendments[event.amendment];
      return amended(agreement, event.amendment, { consented: [...(known?.consented ?? []), event.role] });
    }
    case 'AmendmentRejected':
      return amended(agreement, event.amendment, { state: 'rejected' });
    case 'AmendmentApplied':
      return applied(agreement, event.amendment, at);
    case 'PlanRevised':
      return event.moved.reduce(
        (moving, { item, after }) => change(moving, item, (was) => ({ ...after, ...redated(was, at) })),
        { ...agreement, plan: { ...agreement.plan, calendar: event.calendar } },
      );

    case 'ItemOpened':
      return of(event.item, () => ({ status: 'open' }));
    case 'DateFixed':
      // Another day after one that was promised has a word of its own.
      return of(event.item, (item) => ({
        fixedOn: event.on,
        ...(item.issued.includes('promise') ? redated(item, at) : { datedAt: at }),
      }));
    case 'VersionHandedIn':
      return of(event.item, (item) => ({
        versions: [...item.versions, event.sha256],
        ...(item.orderedBy === null || item.waits.inspection ? {} : waitingSince(item, 'inspection', at)),
        ...(approvalOf(agreement, item).length > 0 ? { approvals: 0, ...waitingSince(item, 'approval', at) } : {}),
      }));
    case 'VersionApproved':
      return of(event.item, (item) => approvedOnce(item, approvalOf(agreement, item).length, at));
    case 'VersionReturned':
      return of(event.item, ({ waits: { approval: _over, ...waits } }) => ({ approvals: 0, waits, datedAt: at }));
    case 'ItemCalled':
      return called(agreement, event.called, at);
    case 'ItemCompleted':
      return of(event.item, () => ({
        status: 'done',
        doneOn: event.on,
        evidenceGiven: event.evidence,
        asked: null,
        releaseAsked: null,
      }));
    case 'ItemBecameOverdue':
      return of(event.item, () => ({ overdue: true }));
    case 'ItemEscalated':
      return of(event.item, () => ({ escalated: true }));
    case 'ReminderIssued':
      return of(event.item, ({ issued, round }) => (event.round === round ? { issued: [...issued, event.step] } : {}));
    case 'ExtensionAsked':
      return of(event.item, (item) => ({ asked: event.until, ...waitingSince(item, 'extension', at) }));
    case 'ExtensionGranted':
      return of(event.item, ({ round }) => extended(event.until, round, at));
    case 'ReinspectionFailed':
      return of(event.item, ({ round }) => ({ ...extended(event.until, round, at), waits: {} }));
    case 'ExtensionRefused':
      return of(event.item, () => ({ asked: null, ...inHandAgain(agreement, at) }));
    case 'ReleaseAsked':
      return of(event.item, (item) => ({
        releaseAsked: { how: event.how, into: event.into, reason: event.reason, by: event.by },
        ...waitingSince(item, 'release', at),
      }));
    case 'ItemReleased':
      return of(event.item, () => letGo(event.how, event.into));
    case 'ReleaseRefused':
      return of(event.item, () => ({ releaseAsked: null, ...inHandAgain(agreement, at) }));
    case 'DecisionReminded': {
      const { what, n } = event;
      return of(event.item, ({ waits }) => ({
        waits: { ...waits, [what]: { since: waits[what]?.since ?? at, reminded: n } },
      }));
    }

    case 'TopicsCalled':
      return of(event.item, () => ({ topicsUntil: event.until }));
    case 'TopicProposed': {
      const { topic: key, by, note } = event;
      return of(event.item, ({ topics }) => ({ topics: [...topics, { key, by, note }] }));
    }
    case 'MeetingNotified':
      return of(event.item, () => ({ agenda: event.agenda, coming: {} }));
    case 'AttendanceAnnounced':
      return of(event.item, ({ coming }) => ({ coming: { ...coming, [event.role]: event.people } }));
    case 'MeetingHeld':
    case 'NoticesSent':
      return agreement;
    case 'ClockCorrected':
      return { ...agreement, ...corrected(agreement, event.undone, at) };
    case 'ResolutionAdopted':
      return opened(agreement, { ...begun(event.resolution, at, rulesVersion), note: event.note });

    case 'ProgressRecorded': {
      const { entry } = event;
      return of(event.item, ({ entries, tally }) => ({
        entries: [...entries, entry],
        tally: counted(tally, entry, 1),
      }));
    }
    case 'ProgressRejected':
      return of(event.item, ({ entries, tally }) => ({
        entries: entries.map((entry) =>
          entry.n === event.n ? { ...entry, rejected: { reason: event.reason, by: event.by } } : entry,
        ),
        tally: entries.filter(({ n }) => n === event.n).reduce((sums, entry) => counted(sums, entry, -1), tally),
      }));
    case 'WishPosted':
      return of(event.item, ({ wishes }) => ({ wishes: { ...wishes, [event.wish]: event.note } }));
    case 'PlaceClaimed':
      return of(event.item, ({ claims }) => ({ claims: [...claims, event.claim] }));
    case 'ClaimUsed':
      return claim(agreement, event, 'used');
    case 'ClaimDropped':
      return claim(agreement, event, 'dropped');
    case 'ClaimLapsed':
      return claim(agreement, event, 'lapsed');
    case 'RectificationOrdered':
      return opened(agreement, {
        ...begun(event.rectification, at, rulesVersion),
        orderedBy: event.by,
        note: event.note,
      });

    case 'ScoresGiven': {
      const { item, by, of: whom, points } = event;
      const known = agreement.scores[item] ?? {};
      const given: Scores = { ...known, [by]: { ...known[by], [whom]: points } };
      return { ...agreement, scores: { ...agreement.scores, [item]: given } };
    }
    case 'ReviewDecided': {
      const { item, on, outcome } = event;
      const decision = { on, outcome, appealedBy: null, final: false };
      return reviewed(of(item, () => ({ status: 'done', doneOn: on, decision })));
    }
    case 'ReviewAppealed':
      return of(event.item, (item) => ({
        decision: item.decision && { ...item.decision, appealedBy: event.by },
        ...waitingSince(item, 'appeal', at),
      }));
    case 'AppealDecided': {
      const { on, outcome } = event;
      return reviewed(of(event.item, () => ({ decision: { on, outcome, appealedBy: null, final: true } })));
    }
    case 'PartyCommended':
      return {
        ...agreement,
        commended: { ...agreement.commended, [`${event.item}/${event.role}`]: event.prize },
      };
  }
}

/** The steps of approval that the programme asks for an item. */
export const approvalOf = ({ plan }: Pick<Agreement, 'plan'>, { clause }: Item): NonNullable<ClauseRules['approval']> =>
  (Object.hasOwn(plan.rules, clause) ? plan.rules[clause]?.approval : undefined) ?? [];

/** One step more: the next one waits from now on, and after the last nothing does. */
function approvedOnce(item: Item, steps: number, at: Instant): Partial<Item> {
  const approvals = item.approvals + 1;
  const { approval: _over, ...waits } = item.waits;
  return approvals < steps ? { approvals, ...waitingSince(item, 'approval', at) } : { approvals, waits };
}

/** An item from the term before: its document goes to the first step of approval. */
const handedOn = (agreement: Agreement, item: Item, at: Instant): Item =>
  item.versions.length > 0 && approvalOf(agreement, item).length > 0
    ? { ...item, ...waitingSince(item, 'approval', at) }
    : item;

/** Versions wait for no step that the programme no longer has; their items are in their owners' hands again. */
function withoutLostSteps(agreement: Agreement, at: Instant): Agreement {
  const items = Object.values(agreement.items).map((item): Item => {
    const { approval, ...waits } = item.waits;
    const waitsFor = approvalOf(agreement, item)[item.approvals];
    return approval === undefined || waitsFor ? item : { ...item, waits, datedAt: at };
  });
  return { ...agreement, items: byKey(items) };
}

/** What was called for; an item that is counted from it waits for its day as any other does. */
function called(agreement: Agreement, item: PlannedItem, at: Instant): Agreement {
  const fresh = begun(item, at, agreement.rulesVersion);
  return item.follows === null
    ? opened(agreement, fresh)
    : { ...agreement, items: { ...agreement.items, [item.key]: fresh } };
}

/** A request that was refused puts an item into its owner's hands again, as of now: nothing of it happens in the past (A102). */
const inHandAgain = ({ rulesVersion }: Agreement, at: Instant): Partial<Item> =>
  rulesVersion >= PROMISES ? { datedAt: at } : {};

type Of<T extends AgreementEvent['type']> = Extract<AgreementEvent, { type: T }>;

const proposed = (
  { plan, parties, district, parameters, spread, renews, rulesVersion, definition }: Of<'AgreementProposed'>,
  at: Instant,
): Agreement => ({
  ...unproposed,
  status: 'proposed',
  plan,
  parties,
  district,
  parameters,
  spread,
  renews,
  rulesVersion,
  definition,
  items: byKey(plan.items.map((item) => begun(item, at, rulesVersion))),
});

const byKey = (items: readonly Item[]): Agreement['items'] => Object.fromEntries(items.map((item) => [item.key, item]));

/** The outcome is that of the latest year, whichever was decided last. */
function reviewed(agreement: Agreement): Agreement {
  const decided = Object.values(agreement.items).filter(({ decision }) => decision !== null);
  const [latest] = decided.sort((a, b) => (a.to < b.to ? 1 : -1));
  return { ...agreement, outcome: latest?.decision?.outcome ?? null };
}

/** What was due before the agreement came into force is not owed (A6). */
function enteredForce(agreement: Agreement, on: LocalDate, at: Instant): Agreement {
  const items = Object.values(agreement.items).map((item): Item =>
    isOpen(item) ? { ...item, datedAt: at, status: dueOf(item) < on ? 'not-owed' : 'planned' } : item,
  );
  return { ...agreement, status: 'in-force', items: byKey(items) };
}

/** Nothing of what time brings about lies before the day the agreement went on. */
function resumed(agreement: Agreement, { moved, waived }: Of<'AgreementResumed'>, at: Instant): Agreement {
  const moves = new Map(moved.map(({ item, after }) => [item, after]));
  const items = Object.values(agreement.items).map((item): Item => {
    if (waived.includes(item.key)) return { ...item, ...letGo('waived') };
    const after = moves.get(item.key);
    const until = item.until !== null && after ? { until: after.to } : {};
    if (isOpen(item)) return { ...item, ...after, ...until, ...redated(item, at), datedAt: at };
    // A claim that waits to be made good, and an appeal that waits for its answer, are spoken of no earlier than now.
    const waits = item.claims.some(({ state }) => state === 'claimed') || waitingFor(item).length > 0;
    return waits ? { ...item, datedAt: at } : item;
  });
  return { ...agreement, status: 'in-force', suspension: null, items: byKey(items) };
}

/** The others owe what they owed together; what the party owed alone is let go, with what is counted from it (A105). */
function withdrew(agreement: Agreement, role: string): Agreement {
  const { [role]: _left, ...sides } = agreement.plan.sides;
  const items = Object.values(agreement.items).map((item): Item => {
    if (!isOpen(item) || !item.owedBy.includes(role)) return item;
    const owedBy = item.owedBy.filter((other) => other !== role);
    return owedBy.length > 0 ? { ...item, owedBy } : { ...item, ...letGo('withdrawn') };
  });
  const gone = items.filter(({ key, status }) => status === 'released' && agreement.items[key]?.status !== 'released');
  const along = new Set(gone.flatMap((item) => countedFrom(agreement, item)).map(({ key }) => key));
  const left = items.map((item): Item =>
    along.has(item.key) && isOpen(item) ? { ...item, ...letGo('withdrawn') } : item,
  );
  const withdrawn = [...agreement.withdrawn, role];
  return { ...agreement, withdrawn, plan: { ...agreement.plan, sides }, items: byKey(left) };
}

/** What has changed under an amendment of a proposal has to be signed anew. */
function applied(agreement: Agreement, key: string, at: Instant): Agreement {
  const { changes = [], to = null } = agreement.amendments[key] ?? {};
  const items: Record<string, Item> = { ...agreement.items };
  for (const { item: of, after } of changes) {
    const was = items[of];
    if (after === null) {
      if (was) items[of] = { ...was, ...letGo('dropped') };
    } else items[of] = was ? agreedOn(was, after, at, to === null) : begun(after, at, agreement.rulesVersion);
  }
  const { definition, parameters = agreement.parameters, ...version }: Partial<Version> = to ?? {};
  const signed = agreement.status === 'proposed' ? [] : agreement.signed;
  // What has begun may stand on a ladder that the new version no longer names.
  const ladders = { ...agreement.plan.ladders, ...version.ladders };
  const bound = { definition: definition ?? agreement.definition, parameters, items, signed };
  const moved = { ...agreement, ...bound, plan: { ...agreement.plan, ...version, ladders } };
  return amended(to === null ? moved : withoutLostSteps(moved, at), key, { state: 'applied' });
}

/** An item as it was agreed on; with new days an extension and what was overdue are forgotten. */
function agreedOn(was: Item, after: PlannedItem, at: Instant, agreed: boolean): Item {
  const moved = was.from !== after.from || was.to !== after.to;
  const anew = moved ? { until: null, asked: null, overdue: false, escalated: false } : {};
  return { ...was, ...plannedOf(after), ...redated(was, at), ...anew, agreed: agreed || was.agreed };
}

function amended(agreement: Agreement, key: string, how: Partial<Amendment>): Agreement {
  const was: Amendment = agreement.amendments[key] ?? {
    by: '',
    changes: [],
    concerned: [],
    consented: [],
    to: null,
    state: 'open',
  };
  return { ...agreement, amendments: { ...agreement.amendments, [key]: { ...was, ...how } } };
}

const claim = (agreement: Agreement, { item, n }: { item: string; n: number }, state: 'used' | 'dropped' | 'lapsed') =>
  change(agreement, item, ({ claims }) => ({ claims: claims.map((one) => (one.n === n ? { ...one, state } : one)) }));

const opened = (agreement: Agreement, item: Item): Agreement => ({
  ...agreement,
  items: { ...agreement.items, [item.key]: { ...item, status: 'open' } },
});

function change(agreement: Agreement, key: string, how: (item: Item) => Partial<Item>): Agreement {
  const item = agreement.items[key];
  if (!item) throw new Error(`the ledger speaks of item ${key}, which the plan does not have`);
  return { ...agreement, items: { ...agreement.items, [key]: { ...item, ...how(item) } } };
}
