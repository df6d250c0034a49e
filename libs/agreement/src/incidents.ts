import { addDays, dayOf, instantOf, plusMinutes, type Instant, type LocalDate } from '@cobuild/calendar';
import type { Plan } from '@cobuild/programme';
import type { AgreementCommand } from './commands';
import type { Act } from './simulate';

/** Whom the acts of a year name: role to organisation id, and the district. */
type Actors = Readonly<{ parties: Readonly<Record<string, string>>; district: string }>;

/** Something out of the ordinary in a year that is otherwise as rehearsed. */
type Happening = (plan: Plan, actors: Actors, acts: readonly Act[]) => readonly Act[];

type Of<T extends AgreementCommand['type']> = Extract<AgreementCommand, { type: T }>;
type ActOf<T extends AgreementCommand['type']> = Act & Readonly<{ command: Of<T> }>;

const is =
  <T extends AgreementCommand['type']>(type: T) =>
  (act: Act): act is ActOf<T> =>
    act.command.type === type;

/** The longest time in which nobody does anything: it is suspended for it, and nothing falls due that anybody misses. */
const suspension: Happening = ({ timeZone }, { district }, acts) => {
  const lived = acts.filter((act) => !is('ProposeAgreement')(act) && !is('SignAgreement')(act));
  const days = lived.map(({ at }) => dayOf(at, timeZone));
  const gaps = days.slice(1).map((to, n) => ({ from: days[n] ?? to, to }));
  const [longest] = gaps.sort((a, b) => length(b) - length(a));
  if (!longest) throw new Error('no time to suspend it in');
  const by = (day: LocalDate, command: AgreementCommand) => ({
    at: instantOf(day, '10:00', timeZone),
    actor: district,
    command,
  });
  return [
    by(addDays(longest.from, 2), { type: 'SuspendAgreement', treatment: 'move', reason: 'superior-task' }),
    by(addDays(longest.to, -2), { type: 'ResumeAgreement' }),
  ];
};

const length = ({ from, to }: { from: LocalDate; to: LocalDate }): number => Date.parse(to) - Date.parse(from);

/** The host wants one thing more and everybody consents; what the last party wants is refused by the district. */
const amendment: Happening = ({ sides, term, timeZone }, { parties, district }) => {
  const roles = Object.keys(sides);
  const [host = ''] = roles;
  const last = roles.at(-1) ?? host;
  const on = addDays(term.from, 60);
  const at = (n: number, time: string): Instant => instantOf(addDays(on, n), time, timeZone);
  const by = (role: string) => parties[role] ?? role;
  const wish = (add: string, owner: string, from: LocalDate) =>
    ({ add, kind: 'activity', owedBy: [owner], from, to: addDays(from, 13), evidence: [] }) as const;
  const propose = (amendment: string, more: ReturnType<typeof wish>) =>
    ({ type: 'ProposeAmendment', amendment, changes: [more] }) as const;
  const answer = (amendment: string, consent: boolean) => ({ type: 'AnswerAmendment', amendment, consent }) as const;
  return [
    { at: at(0, '09:40'), actor: by(host), command: propose('visit', wish('home-visit', host, addDays(on, 20))) },
    { at: at(1, '10:20'), actor: district, command: answer('visit', true) },
    {
      at: at(25, '16:40'),
      actor: by(host),
      command: { type: 'CompleteItem', item: 'home-visit@visit', on: addDays(on, 25), evidence: [] },
    },
    { at: at(2, '09:40'), actor: by(last), command: propose('outing', wish('outing', last, addDays(on, 20))) },
    { at: at(3, '10:20'), actor: district, command: answer('outing', false) },
  ];
};

/** A record too many, which another side sends back the same day. */
const rejectedRecord: Happening = ({ sides }, { parties, district }, acts) => {
  const records = acts.filter(is('RecordProgress')).filter(({ command }) => (command.stage ?? 'done') === 'done');
  const first = records.find(({ command, at }) =>
    records.some((other) => other.command.item === command.item && other.at > plusMinutes(at, 60)),
  );
  if (!first) throw new Error('no record that is not the last of its item');
  const { item, on, what } = first.command;
  const role = Object.keys(sides).find((one) => parties[one] === first.actor) ?? '';
  const peer = Object.keys(sides).find((one) => sides[one] !== sides[role]);
  const already = records.filter(({ command, at }) => command.item === item && at <= first.at).length;
  const more = { type: 'RecordProgress', item, on, amount: 1, what, evidence: [] } as const;
  const reject = { type: 'RejectProgress', item, n: already + 1, reason: 'not-held' } as const;
  return [
    { at: plusMinutes(first.at, 5), actor: first.actor, command: more },
    { at: plusMinutes(first.at, 20), actor: parties[peer ?? ''] ?? district, command: reject },
  ];
};

/** More time, and being let go, asked for and both refused, the first not before the district is reminded of it; both are done in time. */
const refusals: Happening = ({ items, term, rules }, { district }, acts) => {
  const asked = new Set(acts.filter(is('AskExtension')).map(({ command }) => command.item));
  const easy = acts.filter(is('CompleteItem')).filter(({ command: { item: key }, at }) => {
    const item = items.find((one) => one.key === key);
    const waived = item && rules[item.clause]?.mayBe?.includes('waived');
    const late = item && addDays(item.to, item.graceDays + 3) > term.to;
    const early = item && at > instantOf(addDays(item.from, 4), '00:00', 'UTC');
    const inTime = item && at < instantOf(addDays(item.to, item.graceDays), '20:00', 'UTC');
    return item && early && inTime && !asked.has(key) && !waived && !late && item.kind === 'activity';
  });
  const [one, other] = [easy.at(0), easy.at(-1)];
  if (!one || !other || one === other) throw new Error('nothing that somebody would ask about');
  const to = items.find(({ key }) => key === one.command.item);
  const until = addDays(to?.to ?? term.to, (to?.graceDays ?? 0) + 3);
  const before = (at: Instant, hours: number): Instant => plusMinutes(at, -60 * hours);
  return [
    {
      at: before(one.at, 9 * 24),
      actor: one.actor,
      command: { type: 'AskExtension', item: one.command.item, until, reason: 'venue' },
    },
    {
      at: before(one.at, 26),
      actor: district,
      command: { type: 'DecideExtension', item: one.command.item, granted: false },
    },
    {
      at: before(other.at, 30),
      actor: other.actor,
      command: { type: 'AskRelease', item: other.command.item, how: 'waived', reason: 'people' },
    },
    {
      at: before(other.at, 26),
      actor: district,
      command: { type: 'DecideRelease', item: other.command.item, granted: false },
    },
  ];
};

const happenings = { suspension, amendment, 'rejected-record': rejectedRecord, refusals } as const;
export type Incident = keyof typeof happenings | 'withdrawal';

/** A rehearsed year in which these things happen besides; still in the order of its instants. Throws where the year has no room for one. */
export function withIncidents(plan: Plan, actors: Actors, acts: readonly Act[], incidents: readonly Incident[]): Act[] {
  const more = incidents.flatMap((one) => (one === 'withdrawal' ? [] : happenings[one](plan, actors, acts)));
  const all = [...acts, ...more].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return incidents.includes('withdrawal') ? withdrawn(plan, actors, all) : all;
}

/** A partner unit leaves once it has nothing more to do before the review; nobody scores it any more, nor it anybody. */
function withdrawn({ sides, timeZone, items }: Plan, { parties }: Actors, acts: readonly Act[]): Act[] {
  const scores = (act: Act): boolean => act.command.type === 'GiveScores';
  const names = (act: Act, role: string): boolean =>
    act.actor === parties[role] || (act.command.type === 'HoldMeeting' && role in act.command.attendance);
  const busy = (role: string): Instant | undefined => acts.filter((act) => !scores(act) && names(act, role)).at(-1)?.at;
  const partners = Object.keys(sides).filter((role) => sides[role] === 'partner');
  const review = items.find(({ kind }) => kind === 'review');
  const leaver = partners.slice(0, -1).find((role) => {
    const last = busy(role);
    return last !== undefined && review !== undefined && dayOf(last, timeZone) < addDays(review.from, -2);
  });
  const last = leaver === undefined ? undefined : busy(leaver);
  if (leaver === undefined || last === undefined) throw new Error('no partner unit can leave in time');
  const at = instantOf(addDays(dayOf(last, timeZone), 1), '09:50', timeZone);
  const others = acts.filter(
    (act) =>
      !(act.at > at && act.actor === parties[leaver]) &&
      !(act.command.type === 'GiveScores' && act.command.of === leaver),
  );
  const leaving: Act = {
    at,
    actor: parties[leaver] ?? leaver,
    command: { type: 'WithdrawFromAgreement', reason: 'superior-task' },
  };
  return [...others, leaving].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
