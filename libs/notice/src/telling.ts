import {
  isOpen,
  isOverdue,
  stillAsks,
  waitingFor,
  waitings,
  type Agreement,
  type Item,
  type Waiting,
} from '@cobuild/agreement';
import { addDays, dayOf, instantOf, isWorkingDay, type Instant, type LocalDate } from '@cobuild/calendar';
import type { NoticeCode, NoticeLine } from './notice';

/** When somebody may be spoken to, as wall clock times (HH:mm): the day's one message, and the quiet hours. */
export type Hours = Readonly<{ digest: string; quietFrom: string; quietTo: string }>;

/** Of those who have not said otherwise. */
export const HOURS: Hours = { digest: '09:10', quietFrom: '20:00', quietTo: '08:00' };

/** What would be of no use in tomorrow's message, or is too serious to wait for it. The first matters most. */
const URGENT: readonly NoticeCode[] = [
  'reminder-red',
  'reminder-yellow',
  'reminder-promise',
  'escalated',
  'rectify-again',
  'rectify',
  'meeting-notified',
  'vacant',
];

export const isUrgent = ({ code, urgent }: Pick<NoticeLine, 'code' | 'urgent'>): boolean =>
  urgent === true || URGENT.includes(code);

/**
 * When something that is known at `now` may be told in a channel that reaches out to people: what is urgent at once, or when the
 * quiet hours end; everything else with the day's message, the next one on a working day (N8, N9). Never before `now`.
 */
export function tellAt(urgent: boolean, now: Instant, zone: string, hours: Hours = HOURS): Instant {
  const today = dayOf(now, zone);
  if (urgent) {
    if (now < instantOf(today, hours.quietTo, zone)) return instantOf(today, hours.quietTo, zone);
    return now < instantOf(today, hours.quietFrom, zone) ? now : instantOf(addDays(today, 1), hours.quietTo, zone);
  }
  for (let day = today; ; day = addDays(day, 1)) {
    const at = instantOf(day, hours.digest, zone);
    if (isWorkingDay(day) && at >= now) return at;
  }
}

/**
 * When something that should have been told by `now` may be, after an outage or a failed try: not at night, and what can wait on
 * a working day (N8, N9). `now` itself when it may be at once.
 */
export function tellLateAt(urgent: boolean, now: Instant, zone: string, hours: Hours = HOURS): Instant {
  for (let at = tellAt(true, now, zone, hours); ; at = instantOf(addDays(dayOf(at, zone), 1), hours.quietTo, zone))
    if (urgent || isWorkingDay(dayOf(at, zone))) return at;
}

const REMINDER = /^.*\/(blue|promise|yellow|red|escalation)\/(\d+)$/;

/** What a line says somebody has to decide. */
const WAITS: Partial<Record<NoticeCode, readonly Waiting[]>> = {
  'extension-asked': ['extension'],
  'release-asked': ['release'],
  inspect: ['inspection'],
  'please-approve': ['approval'],
  appealed: ['appeal'],
  'decision-waits': waitings,
};

type Asked = (item: Item, on: LocalDate | null) => boolean;
const fixed: Asked = ({ fixedOn }, on) => fixedOn === on;
const dated: Asked = ({ to }, on) => to === on;

/** What a line asks of an item that is still open, and what of the item makes it stale. */
const ASKED: Partial<Record<NoticeCode, Asked>> = {
  'date-fixed': fixed,
  'meeting-notified': fixed,
  'topics-called': ({ topicsUntil }, on) => topicsUntil === on,
  resolution: dated,
  rectify: dated,
  'rectify-again': dated,
  called: () => true,
  // Another version is on its way by then.
  returned: ({ waits }) => waits.approval === undefined,
};

/** Whether a line still says the truth of the agreement as it stands, so that nothing superseded is sent (N10). */
export function isStillTrue(agreement: Agreement, { code, item: key, on, occasion }: NoticeLine): boolean {
  if (code === 'please-sign') return agreement.status === 'proposed';
  if (code === 'invited') return agreement.status === 'proposed' && agreement.invited.length > 0;
  const item = key === null ? undefined : agreement.items[key];
  const [, step, round] = REMINDER.exec(occasion) ?? [];
  if (step !== undefined) return key !== null && stillAsks(agreement, { item: key, round: Number(round) });
  if (code === 'escalated') return item !== undefined && isOverdue(agreement, item) && item.escalated;
  const waiting = WAITS[code];
  if (waiting !== undefined) return item !== undefined && waitingFor(item).some((what) => waiting.includes(what));
  if (code === 'please-consent') return Object.values(agreement.amendments).some(({ state }) => state === 'open');
  const asked = ASKED[code];
  return asked === undefined || (item !== undefined && isOpen(item) && asked(item, on));
}

/**
 * The lines of one message, what matters most first: the urgent ones, then by day. Of one item's reminders only the newest
 * stays. Loses nothing else.
 */
export function arranged(lines: readonly NoticeLine[]): NoticeLine[] {
  const newest = new Map<string, NoticeLine>();
  for (const line of lines) {
    const key = REMINDER.test(line.occasion) ? `${line.agreement}/${line.item}` : line.occasion;
    newest.delete(key);
    newest.set(key, line);
  }
  return [...newest.values()].sort((a, b) => (weightOf(a) < weightOf(b) ? -1 : 1));
}

function weightOf({ code, on, agreement, occasion, urgent }: NoticeLine): string {
  const rank = URGENT.indexOf(code);
  return `${rank < 0 ? URGENT.length + (urgent ? 0 : 1) : rank} ${on ?? '9999'} ${agreement} ${occasion}`;
}
