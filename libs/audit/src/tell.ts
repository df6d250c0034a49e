import { roleOf, type Agreement } from '@cobuild/agreement';
import { dayOf, sayDay, timeOf, type Instant, type LocalDate } from '@cobuild/calendar';
import type { Envelope } from '@cobuild/ledger';
import { both, type Language, type Titles } from '@cobuild/notice';
import { sayActor } from './say-actor';

type Words = Readonly<Record<Language, string>>;

/** An instant as the agreement's calendar and clock have it. */
export type Moment = Readonly<{ day: LocalDate; said: Words }>;

/** An entry for who reads the life of an agreement: when it happened, when it was recorded, who asked for it. */
export type Told = Readonly<{ occurred: Moment; recorded: Moment; by: Words }>;

/** Tells an entry; days and times are in the agreement's zone. */
export function tell({ occurredAt, recordedAt, actor }: Envelope, agreement: Agreement, titles: Titles): Told {
  const zone = agreement.plan.timeZone;
  return {
    occurred: momentOf(occurredAt, zone),
    recorded: momentOf(recordedAt, zone),
    by: both((lang) => sayActor(actor, roleOf(agreement, actor), titles, lang)),
  };
}

/** `2026年3月5日 周四 09:10`, `Thu 5 Mar 2026 09:10`. */
function momentOf(at: Instant, zone: string): Moment {
  const day = dayOf(at, zone);
  const [year, time] = [day.slice(0, 4), timeOf(at, zone)];
  return { day, said: { zh: `${year}年${sayDay(day, 'zh')} ${time}`, en: `${sayDay(day, 'en')} ${year} ${time}` } };
}
