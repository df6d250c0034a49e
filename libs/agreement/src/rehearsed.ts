import { addDays, daysBetween, mondayOf, type LocalDate } from '@cobuild/calendar';
import type { ClauseRules, Plan, PlannedItem } from '@cobuild/programme';
import type { Evidence } from './events';
import type { Act } from './simulate';

/** What somebody in a role does on a day, before it is known who plays the role. */
export type Doing = Readonly<{ day: LocalDate; time: string; role: string; command: Act['command'] }>;

/** The topic that rehearsed people put forward. */
export const TOPIC = 'next-steps';

/** A text that stands in no side store. */
const NOTE = { id: '00000000-0000-4000-8000-000000000001', digest: '9'.repeat(64) };

/** An opaque id that stands for somebody who claims a place. */
const claimant = (n: number): string => `00000000-0000-4000-8000-00000000010${n}`;

/** Made-up proofs: hashes that stand for files, and a head count. */
export const evidenceFor = ({ evidence }: PlannedItem, from = 1): Evidence[] =>
  evidence.map((kind, n) =>
    kind === 'count'
      ? { kind, value: 20 + n }
      : {
          kind,
          sha256: String(n + from)
            .repeat(64)
            .slice(0, 64),
        },
  );

/** How a meeting is called: topics asked for and put forward, the notice, and who comes. */
export function calling({ sides }: Plan, { key: item, owedBy }: PlannedItem, day: LocalDate): Doing[] {
  const [host = ''] = owedBy;
  const roles = Object.keys(sides);
  const other = roles.find((role) => sides[role] === 'partner') ?? host;
  const before = (days: number): LocalDate => addDays(day, -days);
  return [
    doing(before(9), '09:30', host, { type: 'CallForTopics', item, until: before(6) }),
    doing(before(7), '10:30', other, { type: 'ProposeTopic', item, topic: TOPIC, note: NOTE }),
    doing(before(5), '10:10', host, { type: 'NotifyMeeting', item, time: '17:00', agenda: [TOPIC] }),
    ...roles.map((role, n) =>
      doing(before(3), `11:${String(10 + n)}`, role, { type: 'AnnounceAttendance', item, people: 4 + n }),
    ),
  ];
}

const doing = (day: LocalDate, time: string, role: string, command: Act['command']): Doing => ({
  day,
  time,
  role,
  command,
});

/** What is done about an item that takes more than recording it; null for one that does not. */
export function detailedActs(plan: Plan, item: PlannedItem, day: LocalDate): Doing[] | null {
  const rules = plan.rules[item.clause] ?? {};
  if (item.kind === 'coverage') return null;
  if (rules.goods || rules.money) return pledged(item, rules, day);
  if (item.kind === 'claims') return claimed(plan, item, rules, day);
  if (rules.subjects || (rules.target !== undefined && item.kind !== 'activity')) return counting(item, rules, day);
  if (item.kind === 'opening-hours') return opening(item, rules, day);
  if (item.kind === 'rectification' && item.key.endsWith('Q1')) return inspected(plan, item, day);
  if (rules.approval) return approved(item, rules.approval, day);
  if (rules.deliverable && item.evidence.includes('document')) return handedIn(item, day);
  if (rules.eligibility) return joined(plan, item, day);
  if (rules.mayBe?.includes('merged') && item.key.endsWith('W30')) return merged(plan, item);
  return null;
}

/** A first version that is sent back, and a second one that passes every step; the last step completes the item. */
function approved(item: PlannedItem, steps: NonNullable<ClauseRules['approval']>, day: LocalDate): Doing[] {
  const { key } = item;
  const [role = ''] = item.owedBy;
  const [first = ''] = steps.map(({ by }) => by);
  const before = (days: number): LocalDate => addDays(day, -days);
  const handed = (on: LocalDate, n: string): Doing =>
    doing(on, '10:00', role, { type: 'HandIn', item: key, sha256: n.repeat(64) });
  return [
    handed(before(steps.length + 3), '3'),
    doing(before(steps.length + 2), '11:00', first, { type: 'ReturnVersion', item: key, version: 1 }),
    handed(before(steps.length + 1), '4'),
    ...steps.map(({ by }, n) =>
      doing(before(steps.length - n), '11:00', by, { type: 'ApproveVersion', item: key, version: 2 }),
    ),
  ];
}

const complete = (item: PlannedItem, on: LocalDate, evidence = evidenceFor(item)): Doing =>
  doing(on, '16:30', item.owedBy[0] ?? '', { type: 'CompleteItem', item: item.key, on, evidence });

/** Every subject once, or the target in four parts; the last brings the proof and completes it. */
function counting(item: PlannedItem, { subjects, target = 1 }: ClauseRules, day: LocalDate): Doing[] {
  const [role = ''] = item.owedBy;
  const part = Math.max(1, Math.floor(target / 4));
  const parts = subjects
    ? subjects.map((what, n) => ({ what, amount: n === 0 ? Math.max(1, target - subjects.length + 1) : 1 }))
    : target < 4
      ? [{ what: null, amount: target }]
      : [part, part, part, target - 3 * part].map((amount) => ({ what: null, amount }));
  const span = Math.max(0, daysBetween(item.from, day));
  return parts.map(({ what, amount }, n) => {
    const on = addDays(item.from, Math.floor((span * (n + 1)) / parts.length));
    const evidence = n === parts.length - 1 ? evidenceFor(item) : [];
    return doing(on, '16:30', role, { type: 'RecordProgress', item: item.key, on, amount, what, evidence });
  });
}

/** Promised at once, received later, each thing and source by itself. */
function pledged(item: PlannedItem, { goods = {}, money = [] }: ClauseRules, day: LocalDate): Doing[] {
  const [role = ''] = item.owedBy;
  const things = [
    ...Object.entries(goods).map(([what, quantity]) => ({ what, source: null, amount: quantity ?? 2 })),
    ...money.map((source, n) => ({ what: null, source, amount: 10_000 * (n + 1) })),
  ];
  const opened = addDays(item.from, 1);
  const promised = things.map((thing) =>
    doing(opened, '15:00', role, { type: 'RecordProgress', item: item.key, on: opened, stage: 'pledged', ...thing }),
  );
  const received = things.map((thing, n) => {
    const evidence = n === things.length - 1 ? evidenceFor(item) : [];
    const on = day;
    return doing(day, `16:${String(10 + n)}`, role, {
      type: 'RecordProgress',
      item: item.key,
      on,
      stage: 'received',
      ...thing,
      evidence,
    });
  });
  return [...promised, ...received];
}

/** Two places and a wish are claimed; one is made good, one given back. */
function claimed({ sides }: Plan, item: PlannedItem, { posts = {}, wishes }: ClauseRules, day: LocalDate): Doing[] {
  const [owner = ''] = item.owedBy;
  const host = Object.keys(sides).find((role) => sides[role] === 'host') ?? owner;
  const [post = ''] = Object.keys(posts);
  const at = (n: number): LocalDate => addDays(item.from, n);
  const claim = (n: number, of: string, who: string): Doing =>
    doing(at(2), `1${n}:00`, owner, { type: 'ClaimPlace', item: item.key, post: of, claimants: [who] });
  return [
    ...(wishes
      ? [doing(at(1), '10:00', host, { type: 'PostWish', item: item.key, wish: 'reading-lamp', note: NOTE })]
      : []),
    claim(0, post, claimant(1)),
    claim(1, post, claimant(2)),
    ...(wishes ? [claim(2, 'reading-lamp', claimant(3))] : []),
    doing(at(4), '15:00', owner, { type: 'UseClaim', item: item.key, n: 1, on: at(4) }),
    doing(at(4), '15:10', owner, { type: 'DropClaim', item: item.key, n: 2 }),
    complete(item, day < at(5) ? at(5) : day),
  ];
}

/** Days after a Monday. */
const SATURDAY = 5;

/** A day on which the place was open, then the whole. */
function opening(item: PlannedItem, { open }: ClauseRules, planned: LocalDate): Doing[] {
  const [role = ''] = item.owedBy;
  const saturday = addDays(mondayOf(planned), SATURDAY);
  const day = open?.includes('weekends') ? saturday : planned;
  const recorded = { type: 'RecordProgress', item: item.key, on: day, amount: 1 } as const;
  return [doing(day, '15:00', role, recorded), complete(item, day)];
}

/** The inspection finds something wanting; it is put right at the second attempt. */
function inspected({ sides }: Plan, item: PlannedItem, day: LocalDate): Doing[] {
  const [host = ''] = item.owedBy;
  const owner = Object.keys(sides).find((role) => sides[role] === 'partner') ?? host;
  const order = `${item.clause}-order@${day}.1`;
  const at = (n: number): LocalDate => addDays(day, n);
  const prove = (n: number) =>
    doing(at(n), '15:00', owner, { type: 'HandIn', item: order, sha256: String(n).repeat(64).slice(0, 64) });
  return [
    complete(item, day),
    doing(day, '17:00', host, { type: 'OrderRectification', item: item.key, owner, note: NOTE }),
    prove(5),
    doing(at(6), '10:30', host, { type: 'Reinspect', item: order, passed: false, until: at(20) }),
    prove(12),
    doing(at(13), '10:30', host, { type: 'Reinspect', item: order, passed: true }),
  ];
}

/** A first version, a better one, done. */
function handedIn(item: PlannedItem, day: LocalDate): Doing[] {
  const [role = ''] = item.owedBy;
  const others = evidenceFor(item).filter(({ kind }) => kind !== 'document');
  const version = (time: string, n: number) =>
    doing(day, time, role, { type: 'HandIn', item: item.key, sha256: String(n).repeat(64) });
  const done = complete(item, day, others);
  return [version('09:10', 3), version('10:00', 4), { ...done, time: item.time === null ? done.time : '10:30' }];
}

/** People join by their number before the day. */
function joined({ sides, rules }: Plan, item: PlannedItem, day: LocalDate): Doing[] {
  const { fromAge = 60, companyFromAge } = rules[item.clause]?.eligibility ?? {};
  const young = { age: fromAge + 5, healthy: true, accompanied: false, people: 12 };
  const old = { age: (companyFromAge ?? 0) + 5, healthy: true, accompanied: true, people: 3 };
  const groups = companyFromAge === undefined ? [young] : [young, old];
  const people = groups.reduce((sum, group) => sum + group.people, 0);
  const [host = ''] = Object.keys(sides);
  const join = { type: 'AnnounceAttendance', item: item.key, people, groups } as const;
  return [doing(addDays(day, -2), '14:00', host, join), complete(item, day)];
}

/** Rained off, and held with the next week's. */
function merged({ items }: Plan, item: PlannedItem): Doing[] | null {
  const next = items.find(({ clause, from }) => clause === item.clause && from > item.from);
  const [role = ''] = item.owedBy;
  if (!next) return null;
  const release = { type: 'AskRelease', item: item.key, how: 'merged', into: next.key, reason: 'weather' } as const;
  return [doing(item.from, '11:30', role, release)];
}
