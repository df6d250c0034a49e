import { plus, works } from './days';

/*
 * When people may be told, worked out apart from libs/notice: days and hours in Shanghai by plain arithmetic, eight hours ahead;
 * days off from tyme4ts.
 */

const HOUR = 3_600_000;

const dayIn = (ms: number): string => new Date(ms + 8 * HOUR).toISOString().slice(0, 10);
const timeIn = (ms: number): string => new Date(ms + 8 * HOUR).toISOString().slice(11, 16);
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
