import { addDays, daysBetween, earliest, type LocalDate } from '@cobuild/calendar';
import { evolve, type Agreement } from './agreement';
import { settledWithout } from './amendment';
import { DISTRICT, type AgreementEvent, type Moved } from './events';
import { dueOf, isOpen } from './item';
import { takenOver } from './renewal';
import { daysOf } from './revision';
import { refuse, type By, type Command, type Verdict } from './verdict';

/** Proposing begins an agreement: every role played by one organisation of its own, the district by another (A1, A4). */
export function propose(agreement: Agreement, command: Command<'ProposeAgreement'>, rulesVersion: number): Verdict {
  const { carried = [], invited = [], ...proposal } = command;
  const { plan, parties, district, renews } = proposal;
  if (agreement.status !== 'none') return refuse('already-proposed');
  const roles = Object.keys(plan.sides);
  const missing = roles.find((role) => !Object.hasOwn(parties, role));
  if (missing !== undefined) return refuse('parties-incomplete', missing);
  const stranger = [...Object.keys(parties), ...invited].find((role) => !Object.hasOwn(plan.sides, role));
  if (stranger !== undefined) return refuse('unknown-role', stranger);
  const everyone = [...Object.values(parties), district];
  if (new Set(everyone).size !== everyone.length) return refuse('parties-incomplete');
  const proposed: AgreementEvent = { ...proposal, type: 'AgreementProposed', rulesVersion };
  const items = takenOver(plan, carried);
  return [
    proposed,
    ...invited.map((role): AgreementEvent => ({ type: 'PartyInvited', role })),
    ...(renews === null || items.length === 0
      ? []
      : [{ type: 'ItemsCarriedOver', from: renews, items } satisfies AgreementEvent]),
  ];
}

/** An invited unit accepts, once, and is a party from then on (A94); declining ends the proposal (A95). */
export function answerInvitation(
  { invited }: Agreement,
  { accept }: Command<'AnswerInvitation'>,
  { role }: By,
): Verdict {
  if (!invited.includes(role)) return refuse('not-invited', role);
  if (accept) return [{ type: 'InvitationAccepted', role }];
  return [
    { type: 'InvitationDeclined', role },
    { type: 'AgreementClosed', outcome: 'withdrawn' },
  ];
}

/** Each party signs once; the last signature brings the agreement into force, while its term lasts (A5). */
export function sign({ signed, plan, status }: Agreement, { role, today }: By): Verdict {
  if (role === DISTRICT) return refuse('not-yours');
  if (status !== 'proposed' || signed.includes(role)) return refuse('already-signed', role);
  if (today > plan.term.to) return refuse('outside-window', `${plan.term.from}..${plan.term.to}`);
  const signature: AgreementEvent = { type: 'AgreementSigned', role };
  const last = signed.length + 1 === Object.keys(plan.sides).length;
  return last ? [signature, { type: 'AgreementEnteredForce', on: today }] : [signature];
}

/** The district suspends, and says at once what becomes of what falls due meanwhile (A28). */
export function suspend(
  { status }: Agreement,
  { treatment, reason }: Command<'SuspendAgreement'>,
  { role, today }: By,
): Verdict {
  if (role !== DISTRICT) return refuse('district-only');
  if (status === 'suspended') return refuse('suspended');
  return [{ type: 'AgreementSuspended', on: today, treatment, reason }];
}

/** What fell due meanwhile is moved by as many days, waived, or kept as it was; nothing moves out of the term (A29). */
export function resume(agreement: Agreement, { role, today }: By): Verdict {
  const { suspension } = agreement;
  if (role !== DISTRICT) return refuse('district-only');
  if (!suspension) return refuse('not-suspended');
  const { on, treatment } = suspension;
  const fell = Object.values(agreement.items).filter(
    (item) => isOpen(item) && !item.overdue && dueOf(item) >= on && dueOf(item) < today,
  );
  const later = (day: LocalDate): LocalDate => earliest(addDays(day, daysBetween(on, today)), agreement.plan.term.to);
  const moved = fell.map((item): Moved => {
    const before = daysOf(item);
    const fixedOn = before.fixedOn && later(before.fixedOn);
    return { item: item.key, before, after: { ...before, from: later(before.from), to: later(before.to), fixedOn } };
  });
  return [
    {
      type: 'AgreementResumed',
      on: today,
      moved: treatment === 'move' ? moved : [],
      waived: treatment === 'waive' ? fell.map(({ key }) => key) : [],
    },
  ];
}

/**
 * A party leaves; the agreement ends with the host, with the last partner unit, or where its terms say so (A30). The district takes back
 * what it proposed while nobody has signed (A93).
 */
export function withdraw(
  agreement: Agreement,
  { reason }: Command<'WithdrawFromAgreement'>,
  { role, today }: By,
): Verdict {
  const { plan, status, signed } = agreement;
  if (role === DISTRICT && status !== 'proposed') return refuse('not-yours');
  if (role === DISTRICT && signed.length > 0) return refuse('signed-by-some', signed.join(', '));
  const left: AgreementEvent = { type: 'PartyWithdrew', role, on: today, reason };
  const partners = Object.keys(plan.sides).filter((other) => plan.sides[other] === 'partner' && other !== role);
  const ends =
    status === 'proposed' || plan.sides[role] === 'host' || partners.length === 0 || plan.withdrawal === 'ends';
  if (ends) return [left, { type: 'AgreementClosed', outcome: 'withdrawn' }];
  const without = evolve(agreement, { at: agreement.at, event: left });
  return [left, ...settledWithout(without, role, today)];
}
