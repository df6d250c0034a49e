import { bareItem } from '@cobuild/programme';
import type { Agreement } from './agreement';
import type { Refusal, Resolution } from './commands';
import { DISTRICT, type AgreementEvent } from './events';
import type { Item } from './item';
import { missingEvidence, notYetDone, owes, refuse, rulesOf, type By, type Command, type Verdict } from './verdict';

const only = (item: Item): Refusal | null => (item.kind === 'joint-meeting' ? null : refuse('not-a-meeting', item.key));

/** Who calls a meeting asks for topics until a day before it (A34). */
export function callForTopics(item: Item, { until }: Command<'CallForTopics'>, by: By): Verdict {
  const wrong = owes(item, by) ?? only(item);
  if (wrong) return wrong;
  const last = item.fixedOn ?? item.to;
  if (until < by.today) return refuse('in-the-past', until);
  if (until > last) return refuse('outside-window', `${by.today}..${last}`);
  return [{ type: 'TopicsCalled', item: item.key, until, by: by.role }];
}

/** Either side puts topics forward, each once, until that day (A34). */
export function proposeTopic(item: Item, { topic, note }: Command<'ProposeTopic'>, { role, today }: By): Verdict {
  const wrong = only(item);
  if (wrong) return wrong;
  if (role === DISTRICT) return refuse('not-yours', item.key);
  if (item.topicsUntil === null || today > item.topicsUntil)
    return refuse('topics-closed', item.topicsUntil ?? item.key);
  if (item.topics.some(({ key }) => key === topic)) return refuse('duplicate-topic', topic);
  return [{ type: 'TopicProposed', item: item.key, topic, by: role, note: note ?? null }];
}

/** The agenda, once the day is fixed; everybody is asked who comes. Saying it again asks again (A35). */
export function notifyMeeting(item: Item, { time, agenda }: Command<'NotifyMeeting'>, by: By): Verdict {
  const wrong = owes(item, by) ?? only(item);
  if (wrong) return wrong;
  if (item.fixedOn === null) return refuse('day-not-fixed', item.key);
  const unknown = agenda.find((topic) => !item.topics.some(({ key }) => key === topic));
  if (unknown !== undefined) return refuse('unknown-topic', unknown);
  return [{ type: 'MeetingNotified', item: item.key, on: item.fixedOn, time, agenda }];
}

/** A joint meeting and what it resolves, in one act: both sides in number, resolutions become items or fix days (A14). */
export function holdMeeting(agreement: Agreement, item: Item, command: Command<'HoldMeeting'>, by: By): Verdict {
  const { on, attendance, resolutions, evidence, topics = {}, minutes = null } = command;
  const wrong =
    owes(item, by) ??
    only(item) ??
    notYetDone(item, on, by.today) ??
    missingEvidence(item, evidence) ??
    absent(agreement, item, attendance) ??
    strange(item, topics);
  if (wrong) return wrong;

  const adopted: AgreementEvent[] = [];
  for (const resolution of resolutions) {
    const verdict = adopt(agreement, item, resolution, command, adopted.length + 1);
    if ('code' in verdict) return verdict;
    adopted.push(verdict);
  }
  const held: AgreementEvent = { type: 'MeetingHeld', item: item.key, on, attendance, topics, minutes };
  return [held, ...adopted, { type: 'ItemCompleted', item: item.key, on, by: by.role, evidence }];
}

/** A topic is one that was put forward. */
const strange = (item: Item, topics: Readonly<Record<string, unknown>>): Refusal | null => {
  const unknown = Object.keys(topics).find((topic) => !item.topics.some(({ key }) => key === topic));
  return unknown === undefined ? null : refuse('unknown-topic', unknown);
};

/** Heads of each side against its quorum; one of each unless the programme says more. */
function absent(agreement: Agreement, item: Item, attendance: Readonly<Record<string, number>>): Refusal | null {
  const { sides } = agreement.plan;
  const stranger = Object.keys(attendance).find((role) => !Object.hasOwn(sides, role));
  if (stranger !== undefined) return refuse('unknown-role', stranger);
  const { quorum = { host: 1, partner: 1 } } = rulesOf(agreement, item);
  const present = { host: 0, partner: 0 };
  for (const [role, heads] of Object.entries(attendance)) present[sides[role] ?? 'host'] += heads;
  const short = [...new Set(Object.values(sides))].find((side) => present[side] < quorum[side]);
  return short === undefined ? null : refuse('not-quorate', `${short} ${present[short]}/${quorum[short]}`);
}

function adopt(
  agreement: Agreement,
  meeting: Item,
  resolution: Resolution,
  { on: heldOn, resolutions }: Command<'HoldMeeting'>,
  nth: number,
): AgreementEvent | Refusal {
  if ('fixes' in resolution) {
    const fixed = Object.hasOwn(agreement.items, resolution.fixes) ? agreement.items[resolution.fixes] : undefined;
    if (!fixed) return refuse('unknown-item', resolution.fixes);
    if (fixed.status === 'done') return refuse('already-done', fixed.key);
    if (fixed.status === 'released') return refuse('released', fixed.key);
    if (fixed.status === 'not-owed') return refuse('not-owed', fixed.key);
    const again = resolutions.slice(0, nth - 1).some((other) => 'fixes' in other && other.fixes === fixed.key);
    if (again) return refuse('duplicate-resolution', fixed.key);
    if (fixed.awaits !== meeting.clause) return refuse('awaits-meeting', fixed.awaits ?? fixed.key);
    if (resolution.on < heldOn || resolution.on < fixed.from || resolution.on > fixed.to)
      return refuse('outside-window', `${fixed.from}..${fixed.to}`);
    return { type: 'DateFixed', item: fixed.key, on: resolution.on, by: meeting.key };
  }
  const { key: clause, owner, dueOn: to, note = null } = resolution;
  if (!Object.hasOwn(agreement.plan.sides, owner)) return refuse('unknown-role', owner);
  if (to < heldOn) return refuse('in-the-past', to);
  const bare = { clause, kind: 'resolution', owedBy: [owner], from: heldOn, to, provisional: false } as const;
  const item = bareItem(bare, meeting.key);
  const twice = resolutions.slice(0, nth - 1).some((other) => 'key' in other && other.key === clause);
  if (twice || Object.hasOwn(agreement.items, item.key)) return refuse('duplicate-resolution', clause);
  return { type: 'ResolutionAdopted', meeting: meeting.key, resolution: item, note };
}

/** Heads a party will bring to a meeting it was asked to, or to an activity whose eligibility they meet (A36). */
export function announceAttendance(
  agreement: Agreement,
  item: Item,
  { people, groups = [] }: Command<'AnnounceAttendance'>,
  { role, today }: By,
): Verdict {
  if (role === DISTRICT) return refuse('not-yours', item.key);
  if (item.kind !== 'joint-meeting' && item.kind !== 'activity') return refuse('not-a-meeting', item.key);
  const last = item.fixedOn ?? item.to;
  if (today > last) return refuse('in-the-past', last);
  const { eligibility } = rulesOf(agreement, item);
  if (eligibility) {
    const { fromAge = 0, toAge, healthy = false, companyFromAge } = eligibility;
    const barred = groups.findIndex((group) => {
      const old = companyFromAge !== undefined && group.age > companyFromAge;
      const tooOld = toAge !== undefined && group.age > toAge && !old;
      return group.age < fromAge || tooOld || (healthy && !group.healthy) || (old && !group.accompanied);
    });
    if (barred >= 0) return refuse('not-eligible', String(groups[barred]?.age));
    if (groups.reduce((sum, group) => sum + group.people, 0) !== people) return refuse('not-eligible', String(people));
  }
  return [{ type: 'AttendanceAnnounced', item: item.key, role, people }];
}
