import { addDays, instantOf, type Instant, type LocalDate } from '@cobuild/calendar';
import { follow, suggestDay, type Plan, type PlannedItem, type Step, type Values } from '@cobuild/programme';
import type { Resolution } from './commands';
import { DISTRICT, RULES_VERSION } from './events';
import { begun as newItem, dueOf } from './item';
import { calling, detailedActs, evidenceFor, TOPIC } from './rehearsed';
import type { Act } from './simulate';

/** Who plays whom: role to organisation id, the deciding district, the digest of the programme, the agreement's spread. */
export type Cast = Readonly<{
  parties: Readonly<Record<string, string>>;
  district: string;
  definition: string;
  spread: number;
  /** Answers to the programme's parameters; none unless told. */
  parameters?: Values;
  /** Who these people are: moves lateness and the like to other items; 0 unless told. */
  habit?: number;
}>;

/** How somebody deals with an item. */
type Manner = 'in-time' | 'late' | 'whole-ladder' | 'extension';

/** Days before the term's start on which the agreement is proposed; the sides sign on the two days after. */
export const LEAD_DAYS = 5;

/**
 * A year as plausible people would live it: most in time, some late, one who needs the whole reminder ladder,
 * one who asks for more time. Depends on the plan alone, so that two rehearsals of one plan are the same year.
 * In the order of their instants; all instants are by day, none at night.
 */
export function rehearse(plan: Plan, cast: Cast): Act[] {
  const { habit = 0, ...proposal } = cast;
  const { parties, district } = cast;
  const at = (day: LocalDate, time: string): Instant => instantOf(day, time, plan.timeZone);
  const acts: Act[] = [];
  const act = (day: LocalDate, time: string, actor: string | undefined, command: Act['command']): void => {
    if (actor === undefined) throw new Error(`${command.type}: nobody plays this role`);
    acts.push({ at: at(day, time), actor, command });
  };

  const proposed = addDays(plan.term.from, -LEAD_DAYS);
  act(proposed, '10:00', district, { type: 'ProposeAgreement', plan, parameters: {}, renews: null, ...proposal });
  Object.values(parties).forEach((party, n) =>
    act(addDays(proposed, 1 + n), '11:00', party, { type: 'SignAgreement' }),
  );
  const begun = addDays(proposed, 1 + Object.keys(parties).length);

  const ordinary = plan.items.filter(({ kind, awaits }) => kind === 'activity' && awaits === null);
  plan.items.forEach((planned) => {
    const item = asChosen(plan, planned);
    const ower = parties[item.owedBy[0] ?? ''];
    if (item.kind === 'review') {
      review(item);
      return;
    }
    const fixed = suggestDay(plan, item);
    const time = item.time === null ? '16:30' : '10:30';
    const day = fixed < begun ? begun : fixed;
    if (CHOSEN.includes(item.kind) && item.fixedOn === null && item.awaits === null && item.from < item.to) {
      const asked = addDays(item.from, -3);
      act(asked < begun ? begun : asked, '14:00', ower, { type: 'FixDate', item: item.key, on: day });
    }
    if (item.kind === 'joint-meeting') {
      meeting(item, day, ower);
      return;
    }
    const detailed = detailedActs(plan, item, day < item.from ? item.from : day);
    if (detailed !== null && detailed.every((one) => one.day >= begun && one.day <= plan.term.to)) {
      for (const one of detailed)
        act(one.day, one.time, one.role === DISTRICT ? district : parties[one.role], one.command);
      return;
    }
    const due = dueOf({ ...newItem(item, at(item.from, '00:00'), RULES_VERSION), fixedOn: day });
    const wished = ordinary.includes(planned)
      ? mannerOf((ordinary.indexOf(planned) + habit) % ordinary.length, ordinary.length)
      : 'in-time';
    const days = {
      'in-time': day,
      late: addDays(due, 3),
      'whole-ladder': addDays(due, 2 + lastRung(plan, item)),
      extension: addDays(due, 9),
    };
    const manner = days[wished] > plan.term.to ? 'in-time' : wished; // nobody acts after the end
    const done = days[manner];
    if (manner === 'extension') {
      act(due, '10:00', ower, { type: 'AskExtension', item: item.key, until: addDays(due, 10), reason: 'weather' });
      act(due, '15:00', district, { type: 'DecideExtension', item: item.key, granted: true });
    }
    act(done, time, ower, { type: 'CompleteItem', item: item.key, on: day, evidence: evidenceFor(item) });
  });
  return acts.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));

  function meeting(item: PlannedItem, day: LocalDate, ower: string | undefined): void {
    const awaiting = plan.items.filter(({ awaits }) => awaits === item.clause);
    const fixes = awaiting.map((project): Resolution => ({ fixes: project.key, on: suggestDay(plan, project) }));
    const [owner] = Object.keys(plan.sides).filter((role) => plan.sides[role] === 'partner');
    const followUp: Resolution[] =
      owner && addDays(day, 30) <= plan.term.to ? [{ key: 'follow-up', owner, dueOn: addDays(day, 30) }] : [];
    const attendance = Object.fromEntries(Object.keys(parties).map((role, n) => [role, 4 + n]));
    const called = calling(plan, item, day).every((one) => one.day >= begun);
    if (called) for (const one of calling(plan, item, day)) act(one.day, one.time, parties[one.role], one.command);
    act(day, '17:00', ower, {
      type: 'HoldMeeting',
      item: item.key,
      on: day,
      attendance,
      resolutions: [...fixes, ...followUp],
      evidence: evidenceFor(item),
      topics: called ? { [TOPIC]: 'agreed' } : {},
    });
    if (followUp.length > 0) {
      act(addDays(day, 20), '16:30', parties[owner ?? ''], {
        type: 'CompleteItem',
        item: `follow-up@${item.key}`,
        on: addDays(day, 20),
        evidence: [],
      });
    }
  }

  function review(item: PlannedItem): void {
    Object.keys(parties).forEach((by, n) => {
      const others = Object.keys(parties).filter((of) => plan.sides[of] !== plan.sides[by]);
      for (const of of others) {
        const points = Object.fromEntries(
          Object.entries(plan.criteria).map(([key, max]) => [key, max - ((n + 1) % 3)]),
        );
        act(addDays(item.from, 1 + n), '15:00', parties[by], { type: 'GiveScores', of, points });
      }
    });
    act(addDays(item.to, 3), '10:30', district, { type: 'DecideReview', item: item.key, outcome: 'qualified' });
    const { appealDays, commend } = plan.rules[item.clause] ?? {};
    const [whom = ''] = Object.keys(parties).slice(-1);
    if (appealDays !== undefined) {
      act(addDays(item.to, 4), '10:00', parties[whom], { type: 'AppealReview', item: item.key });
      act(addDays(item.to, 5), '10:30', district, { type: 'DecideAppeal', item: item.key, outcome: 'excellent' });
    }
    if (commend !== undefined)
      act(addDays(item.to, 6), '10:30', district, { type: 'Commend', item: item.key, role: whom });
  }
}

/** An item as it will stand once the day it is counted from has been chosen. */
function asChosen(plan: Plan, item: PlannedItem): PlannedItem {
  const anchor = plan.items.find(({ key }) => key === item.follows?.item);
  const chosen = anchor && CHOSEN.includes(anchor.kind) && anchor.from < anchor.to;
  if (!chosen || item.kind === 'preparation') return item;
  const days = follow(item, suggestDay(plan, asChosen(plan, anchor)), plan.term);
  return days ? { ...item, ...days, fixedOn: days.from === days.to ? days.from : null } : item;
}

/** Kinds whose day people tell each other beforehand. */
const CHOSEN: readonly string[] = ['joint-meeting', 'activity', 'deadline', 'project'];

/** The whole ladder for the middle activity, more time for one, and every seventh late. */
function mannerOf(index: number, count: number): Manner {
  if (index === Math.floor(count / 2)) return 'whole-ladder';
  if (index === Math.floor(count / 4)) return 'extension';
  return index % 7 === 1 ? 'late' : 'in-time';
}

const lastRung = ({ ladders }: Plan, { ladder }: PlannedItem): number =>
  Math.max(0, ...(ladders[ladder] ?? []).map(({ days }: Step) => days));
