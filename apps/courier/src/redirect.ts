import type { EntityManager } from 'typeorm';
import { dayOf, type Instant, type LocalDate } from '@cobuild/calendar';
import { DIRECTORY_ZONE, vacancySince, vacantOf } from '@cobuild/directory';
import { askOf, vacancyNotice, type Notice, type NoticeLine } from '@cobuild/notice';
import { agreementsOf } from './compose';

/** Notices to districts, and what the administrators of each vacant unit are told, by the unit. */
export type Redirected = Readonly<{ notices: readonly Notice[]; to: ReadonlyMap<string, NoticeLine[]> }>;

/** Notices that take the place of lines that ask something of a party without a holder of a post today (N61). */
export async function redirectedFrom(tx: EntityManager, notices: readonly Notice[], now: Instant): Promise<Redirected> {
  const today = dayOf(now, DIRECTORY_ZONE);
  const parties = [...new Set(notices.map(({ party }) => party))];
  const vacant = new Map((await vacantOf(tx, parties, { from: today, to: today })).map(({ unit }) => [unit, today]));
  const found: Notice[] = [];
  const to = new Map<string, NoticeLine[]>();
  if (vacant.size === 0) return { notices: found, to };
  const asking = notices.filter(({ party }) => vacant.has(party));
  const agreements = await agreementsOf(
    tx,
    asking.flatMap(({ lines }) => lines),
  );
  const since: ReadonlyMap<string, LocalDate> = await vacancySince(tx, [...vacant.keys()], today);
  for (const { party, lines } of asking)
    for (const line of lines) {
      const agreement = agreements.get(line.agreement);
      if (!agreement || !askOf(agreement, line, [party])) continue;
      const notice = vacancyNotice(line.agreement, agreement, { unit: party, from: since.get(party) ?? today }, now);
      if (!notice || found.some(({ id }) => id === notice.id)) continue;
      found.push(notice);
      to.set(party, [...(to.get(party) ?? []), ...notice.lines]);
    }
  return { notices: found, to };
}
