import { plus, works } from './days';

/*
 * What has to be told to whom and when, worked out from the ledger's facts alone and apart from libs/notice: days and hours in
 * Shanghai by plain arithmetic, eight hours ahead; days off from tyme4ts.
 */

/** A fact as the ledger has it; `known` is when it was recorded, in ms. */
export type Known = Readonly<{ seq: number; type: string; known: number; payload: Readonly<Record<string, unknown>> }>;

/** A line that a party's channels have to tell: not before `due` (ms), unless it has come to nothing by then. */
export type Line = Readonly<{
  party: string;
  occasion: string;
  urgent: boolean;
  due: number;
  known: number;
  item: string | null;
  type: string;
}>;

type Told = 'parties' | 'all' | 'district' | 'others' | 'owers' | 'named' | 'nobody';

/** Who is told of what in the programme that is played; `others` are the parties but the one that did it. */
const TOLD: Readonly<Record<string, Told>> = {
  AgreementProposed: 'parties',
  AgreementSigned: 'nobody',
  AgreementEnteredForce: 'all',
  ItemOpened: 'nobody',
  DateFixed: 'others',
  ReminderIssued: 'named',
  ItemBecameOverdue: 'nobody',
  ItemEscalated: 'district',
  ItemCompleted: 'nobody',
  ExtensionAsked: 'district',
  ExtensionGranted: 'owers',
  TopicsCalled: 'others',
  TopicProposed: 'nobody',
  MeetingNotified: 'parties',
  AttendanceAnnounced: 'nobody',
  MeetingHeld: 'nobody',
  ResolutionAdopted: 'owers',
  PlanRevised: 'parties',
  ScoresGiven: 'nobody',
  ReviewDecided: 'parties',
  DecisionReminded: 'district',
  TermEnded: 'nobody',
  NoticesSent: 'nobody',
  ClockCorrected: 'all',
  AgreementClosed: 'all',
};

const AT_ONCE = ['ItemEscalated', 'MeetingNotified'];
const HOUR = 3_600_000;

export const dayIn = (ms: number): string => new Date(ms + 8 * HOUR).toISOString().slice(0, 10);
export const timeIn = (ms: number): string => new Date(ms + 8 * HOUR).toISOString().slice(11, 16);
const msOf = (day: string, time: string): number => Date.parse(`${day}T${time}:00Z`) - 8 * HOUR;

/** Urgent: at once by day, else at eight in the morning. Everything else: at ten past nine of a working day. */
export function dueOf(urgent: boolean, known: number): number {
  const [day, time] = [dayIn(known), timeIn(known)];
  if (urgent && time >= '08:00' && time < '20:00') return known;
  if (urgent) return msOf(time < '08:00' ? day : plus(day, 1), '08:00');
  let on = day;
  while (!works(on) || msOf(on, '09:10') < known) on = plus(on, 1);
  return msOf(on, '09:10');
}

/** Whether a line may go out at all at that moment, however late. */
export const mayGoOut = (urgent: boolean, ms: number): boolean =>
  timeIn(ms) >= '08:00' && timeIn(ms) < '20:00' && (urgent || works(dayIn(ms)));

/** Every line of an agreement. `parties` are the organisations by role. */
export function linesOf(
  id: string,
  parties: Readonly<Record<string, string>>,
  district: string,
  facts: readonly Known[],
): Line[] {
  const owers = new Map<string, readonly string[]>();
  return facts.flatMap(({ seq, type, known, payload }): Line[] => {
    if (type === 'AgreementProposed')
      for (const { key, owedBy } of (payload['plan'] as { items: { key: string; owedBy: string[] }[] }).items)
        owers.set(key, owedBy);
    const made = payload['resolution'] as { key: string; owedBy: string[] } | undefined;
    if (made) owers.set(made.key, made.owedBy);
    const item = made?.key ?? (payload['item'] as string | undefined) ?? null;
    const roles: Readonly<Record<Told, readonly string[]>> = {
      nobody: [],
      parties: Object.keys(parties),
      all: [...Object.keys(parties), 'district'],
      district: ['district'],
      others: Object.keys(parties).filter((role) => role !== payload['by']),
      owers: owers.get(item ?? '') ?? [],
      named: (payload['to'] as string[] | undefined) ?? [],
    };
    const told = TOLD[type];
    if (told === undefined) throw new Error(`nobody has said who is told of ${type}`);
    const step = payload['step'] as string | undefined;
    const occasion = type === 'ReminderIssued' ? `${id}/${item}/${step}/${String(payload['round'])}` : `${id}/${seq}`;
    const urgent = AT_ONCE.includes(type) || step === 'red' || step === 'yellow' || step === 'promise';
    return roles[told].map((role) => ({
      party: role === 'district' ? district : (parties[role] ?? ''),
      occasion,
      urgent,
      due: dueOf(urgent, known),
      known,
      item,
      type,
    }));
  });
}

/** What is done by these needs no word any more; what is put off has words of its own. */
const ENDS = ['ItemCompleted', 'ItemReleased', 'ReviewDecided', 'MeetingHeld', 'ExtensionGranted', 'ExtensionRefused'];
/** What only tells that something has happened stays true. */
const NEWS = ['ExtensionGranted', 'ReviewDecided', 'PlanRevised'];

/**
 * When (ms) a line lost its sense, if it did: from `over` on it must not go out; from `spared` on it need not, since something
 * newer says it or its days have moved.
 */
export function sparedFrom(line: Line, facts: readonly Known[]): Readonly<{ over: number; spared: number }> {
  const { type, item, occasion, known } = line;
  const later = facts.filter((fact) => fact.known >= known && !occasion.endsWith(`/${fact.seq}`));
  const first = (found: (fact: Known) => boolean): number => later.find(found)?.known ?? Infinity;
  if (type === 'AgreementProposed') {
    const over = first((fact) => fact.type === 'AgreementEnteredForce');
    return { over, spared: over };
  }
  if (item === null || NEWS.includes(type)) return { over: Infinity, spared: Infinity };
  const about = (fact: Known): boolean => fact.payload['item'] === item;
  const over = first((fact) => about(fact) && ENDS.includes(fact.type));
  const spared = first((fact) => {
    const moved = (fact.payload['moved'] as { item: string }[] | undefined)?.some((one) => one.item === item) ?? false;
    const again = about(fact) && fact.type === type && !occasion.includes(`/${String(fact.payload['step'])}/`);
    return moved || again || (type === 'ReminderIssued' && fact.type === 'AgreementClosed');
  });
  return { over, spared: Math.min(over, spared) };
}
