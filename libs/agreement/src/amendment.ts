import { addDays, type LocalDate } from '@cobuild/calendar';
import { bareItem, type PlannedItem } from '@cobuild/programme';
import { growsFor, plannedOf } from './amended';
import type { Agreement } from './agreement';
import type { Refusal, Wish } from './commands';
import { DISTRICT, type AgreementEvent, type Change, type Version } from './events';
import { countedFrom, goingAlong, isOpen } from './item';
import { same } from './same';
import { refuse, type By, type Command, type Verdict } from './verdict';

/**
 * Anybody of the agreement proposes changes to what has not begun to lie in the past; those whose duties they touch, the host
 * and the district consent, before signing everybody (A31). What the difference is stands in the event.
 */
export function proposeAmendment(
  agreement: Agreement,
  { amendment, changes: wishes }: Command<'ProposeAmendment'>,
  { role, today }: By,
): Verdict {
  if (Object.hasOwn(agreement.amendments, amendment)) return refuse('amendment-taken', amendment);
  const changes: Change[] = [];
  for (const wish of wishes) {
    const change = changed(agreement, amendment, wish, today);
    if ('code' in change) return change;
    changes.push(change);
  }
  const real = withWhatGoesAlong(agreement, changes).filter(({ before, after }) => !same(before, after));
  if (real.length === 0) return refuse('nothing-changes');
  const touched = real.flatMap(({ before, after }) => [...(before?.owedBy ?? []), ...(after?.owedBy ?? [])]);
  const roles = Object.keys(agreement.plan.sides);
  const concerned = roles.filter(
    (one) => agreement.status === 'proposed' || touched.includes(one) || agreement.plan.sides[one] === 'host',
  );
  return begin(amendment, role, real, [...concerned, DISTRICT], null);
}

/** What is dropped takes along what prepares it, its milestones, and what is counted from it, unless the amendment says otherwise (A76, A91, A105). */
function withWhatGoesAlong(agreement: Agreement, changes: readonly Change[]): Change[] {
  const named = new Set(changes.map(({ item }) => item));
  const along = changes.flatMap(({ item: key, after }) => {
    const item = agreement.items[key];
    if (after !== null || !item) return [];
    return [...goingAlong(agreement, item), ...countedFrom(agreement, item)].filter((one) => !named.has(one.key));
  });
  const dropped = [...new Set(along)].map((item) => ({ item: item.key, before: plannedOf(item), after: null }));
  return [...changes, ...dropped];
}

/** The district moves the agreement to a newer version of its programme; whose duties grow has to consent (A33). */
export function migrate(
  agreement: Agreement,
  { amendment, plan, to }: Command<'MigrateAgreement'>,
  { role, today }: By,
): Verdict {
  if (role !== DISTRICT) return refuse('district-only');
  if (Object.hasOwn(agreement.amendments, amendment)) return refuse('amendment-taken', amendment);
  const changes = changesTo(agreement, plan.items, today);
  if (to.version <= agreement.plan.version) return refuse('nothing-changes', String(to.version));
  return begin(amendment, role, changes, concernedByMigration(agreement, changes, to), to);
}

/** Whose duties a new version of the programme makes grow, or counts by other rules. */
export function concernedByMigration(
  { plan, items }: Agreement,
  changes: readonly Change[],
  { rules, criteria }: Pick<Version, 'rules' | 'criteria'>,
): string[] {
  const judged = !same(criteria, plan.criteria);
  const recounted = Object.values(items).filter(
    (item) => isOpen(item) && !same(rules[item.clause] ?? {}, plan.rules[item.clause] ?? {}),
  );
  return Object.keys(plan.sides).filter(
    (role) =>
      judged ||
      recounted.some(({ owedBy }) => owedBy.includes(role)) ||
      changes.some(({ before, after }) => growsFor(role, before, after)),
  );
}

/**
 * What moving to another plan changes: of what is still to come, what is new, different or gone. What has begun, is past, or
 * was made by a meeting, an order or an amendment stays as it is.
 */
export function changesTo(agreement: Agreement, fresh: readonly PlannedItem[], today: LocalDate): Change[] {
  const wanted = new Map(fresh.map((item) => [item.key, item]));
  const known = new Map(Object.values(agreement.items).map((item) => [item.key, item]));
  const planned = new Set(agreement.plan.items.map(({ key }) => key));
  const dropped = [...known.values()].filter(
    ({ key, status, from }) => planned.has(key) && status === 'planned' && from > today && !wanted.has(key),
  );
  const along = dropped.flatMap((item) => countedFrom(agreement, item)).filter(({ key }) => !wanted.has(key));
  const gone = [...new Set([...dropped, ...along])].map((item): Change => ({
    item: item.key,
    before: plannedOf(item),
    after: null,
  }));
  const rest = fresh.flatMap((item): Change[] => {
    const was = known.get(item.key);
    const role = item.owedBy.filter((one) => Object.hasOwn(agreement.plan.sides, one));
    const after = { ...plannedOf(item), owedBy: role };
    if (role.length === 0 || item.to <= today) return [];
    // What is new and would have begun already begins tomorrow.
    if (!was) {
      const from = item.from <= today ? addDays(today, 1) : item.from;
      return [{ item: item.key, before: null, after: { ...after, from } }];
    }
    if (item.from <= today) return [];
    const before = plannedOf(was);
    const chosen = was.fixedOn !== null && was.from < was.to;
    const stays = was.status !== 'planned' || was.from <= today || chosen;
    return stays || same(before, after) ? [] : [{ item: item.key, before, after }];
  });
  return [...gone, ...rest];
}

/** One consents or not; the last consent applies it, one no ends it, and so does its proposer's (A32). */
export function answerAmendment(
  agreement: Agreement,
  { amendment, consent }: Command<'AnswerAmendment'>,
  { role, today }: By,
): Verdict {
  const known = Object.hasOwn(agreement.amendments, amendment) ? agreement.amendments[amendment] : undefined;
  if (!known) return refuse('unknown-amendment', amendment);
  if (known.state !== 'open') return refuse('amendment-settled', amendment);
  if (role !== known.by && !known.concerned.includes(role)) return refuse('not-concerned', amendment);
  if (!consent) return [{ type: 'AmendmentRejected', amendment, role }];
  if (known.consented.includes(role)) return refuse('already-signed', role);
  const stale = known.changes.find((change) => !stands(agreement, change, today));
  if (stale) return refuse('amendment-stale', stale.item); // A52
  const consented: AgreementEvent = { type: 'AmendmentConsented', amendment, role };
  const open = known.concerned.filter((one) => one !== role && !known.consented.includes(one));
  const waiting = open.filter((one) => one === DISTRICT || Object.hasOwn(agreement.plan.sides, one));
  return waiting.length > 0 ? [consented] : [consented, { type: 'AmendmentApplied', amendment }];
}

/** Amendments that waited only for whoever leaves: the others have consented, unless it is stale by now (A78). */
export function settledWithout(agreement: Agreement, role: string, today: LocalDate): AgreementEvent[] {
  return Object.entries(agreement.amendments).flatMap(([amendment, known]): AgreementEvent[] => {
    const waited = known.state === 'open' && known.concerned.includes(role) && !known.consented.includes(role);
    const others = known.concerned.filter((one) => one === DISTRICT || Object.hasOwn(agreement.plan.sides, one));
    if (!waited || !others.every((one) => known.consented.includes(one))) return [];
    const stale = known.changes.some((change) => !stands(agreement, change, today));
    return stale ? [{ type: 'AmendmentRejected', amendment, role }] : [{ type: 'AmendmentApplied', amendment }];
  });
}

/** Whether a change still finds what it was proposed for, and leaves it where it can be done by those who take part. */
function stands({ items, plan }: Agreement, { item: key, before, after }: Change, today: string): boolean {
  const item = Object.hasOwn(items, key) ? items[key] : undefined;
  const found = before ? item !== undefined && isOpen(item) && same(plannedOf(item), before) : item === undefined;
  return found && (!after || (after.to >= today && after.owedBy.every((role) => Object.hasOwn(plan.sides, role))));
}

function begin(
  amendment: string,
  by: string,
  changes: readonly Change[],
  concerned: readonly string[],
  to: Extract<AgreementEvent, { type: 'AmendmentProposed' }>['to'],
): AgreementEvent[] {
  const proposed: AgreementEvent = { type: 'AmendmentProposed', amendment, by, changes, concerned, to };
  const waits = concerned.some((role) => role !== by);
  return waits ? [proposed] : [proposed, { type: 'AmendmentApplied', amendment }];
}

function changed(agreement: Agreement, amendment: string, wish: Wish, today: string): Change | Refusal {
  const unknownRole = (roles: readonly string[]): Refusal | null => {
    const stranger = roles.find((role) => !Object.hasOwn(agreement.plan.sides, role));
    return stranger === undefined ? null : refuse('unknown-role', stranger);
  };
  if ('add' in wish) {
    const { add: clause, kind, owedBy, from, to, evidence } = wish;
    const wrong = unknownRole(owedBy) ?? outside(agreement, from, to, today);
    if (wrong) return wrong;
    const item = { ...bareItem({ clause, kind, owedBy, from, to, provisional: false }, amendment), evidence };
    return Object.hasOwn(agreement.items, item.key)
      ? refuse('duplicate-resolution', clause)
      : { item: item.key, before: null, after: item };
  }
  const key = 'drop' in wish ? wish.drop : wish.change;
  const item = Object.hasOwn(agreement.items, key) ? agreement.items[key] : undefined;
  if (!item) return refuse('unknown-item', key);
  if (!isOpen(item)) return refuse('already-done', key);
  const before = plannedOf(item);
  if ('drop' in wish) return { item: key, before, after: null };
  const { from = item.from, to = item.to, owedBy = item.owedBy, evidence = item.evidence } = wish;
  const moved = from !== item.from || to !== item.to;
  const wrong = unknownRole(owedBy) ?? (moved ? outside(agreement, from, to, today) : null);
  if (wrong) return wrong;
  const fixedOn = moved ? (from === to ? from : null) : item.fixedOn;
  return { item: key, before, after: { ...before, from, to, owedBy, evidence, fixedOn } };
}

function outside({ plan: { term } }: Agreement, from: string, to: string, today: string): Refusal | null {
  if (from > to || from < term.from || to > term.to) return refuse('outside-window', `${term.from}..${term.to}`);
  return to < today ? refuse('in-the-past', to) : null;
}
