import { Problem } from '../problem';
import type { LiveLimits } from './limits';

/** Throws when a person, or all together, listen as often as they may. */
export function needRoom(
  listening: readonly Readonly<{ person: string }>[],
  person: string,
  { perPerson, inAll }: LiveLimits,
): void {
  if (listening.length >= inAll)
    throw new Problem(503, 'live-full', {
      zh: '实时收件箱已满，请稍后再试',
      en: 'As many live inboxes as there can be; try again later',
    });
  if (listening.filter((one) => one.person === person).length >= perPerson)
    throw new Problem(429, 'live-enough', {
      zh: '您打开的实时收件箱已到上限，请先关掉一个页面',
      en: 'You have as many live inboxes open as there can be; close a page first',
    });
}
