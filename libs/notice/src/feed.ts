import { ICalAlarmType, ICalEventStatus, ICalEventTransparency, type ICalCalendar } from 'ical-generator';
import { reminders, type Agreement, type Fact, type Item } from '@cobuild/agreement';
import { kinds } from '@cobuild/programme';
import { addEvent, emptyCalendar, listed, placeIn, termLines, timesOf } from './ics';
import { revised, standingOf, type Standing } from './revised';
import type { Language, Titles } from './titles';

/** One agreement in somebody's feed: `facts` as they were recorded, names by role, and the roles whose duties ring. */
export type FeedAgreement = Readonly<{
  agreementId: string;
  facts: readonly Fact[];
  titles: Titles;
  names: Readonly<Record<string, string>>;
  roles: readonly string[];
  /** Only its reviews: what a district decides. */
  decides?: boolean;
}>;

/** Seconds after which a reader may ask again. */
const AGAIN = 3600;

/**
 * Agreements as one calendar to subscribe to (RFC 5545): an event per item, under the same name for ever. The same facts give
 * the same text, whenever it is asked for.
 */
export function feedToIcs(name: string, agreements: readonly FeedAgreement[], lang: Language): string {
  const calendar = emptyCalendar(name, 'feed', lang).ttl(AGAIN);
  for (const one of agreements) addAgreement(calendar, one, lang);
  return calendar.toString();
}

/** A line of a calendar holds 75 bytes; what is longer goes on after a space. */
const LINE = 75;

/** The calendar with a checkpoint of the public log (its signed note in base64) among its own properties. */
export function pinned(calendar: string, checkpoint: string): string {
  const line = `X-COBUILD-CHECKPOINT:${checkpoint}`;
  const folded = [line.slice(0, LINE), ...(line.slice(LINE).match(/.{1,74}/g) ?? [])].join('\r\n ');
  return calendar.replace(/^(BEGIN:VEVENT|END:VCALENDAR)/m, `${folded}\r\n$1`);
}

function addAgreement(calendar: ICalCalendar, one: FeedAgreement, lang: Language): void {
  const { agreement, revisions, notified } = revised(one.facts);
  const rings = reminders(agreement).filter(({ event }) => event.to.some((role) => one.roles.includes(role)));
  for (const item of Object.values(agreement.items)) {
    if (one.decides && item.kind !== 'review') continue;
    const { n = 0, at = agreement.at } = revisions.get(item.key) ?? {};
    const standing = standingOf(agreement, item);
    // The notice of a meeting for its day has the time that counts.
    const notice = notified.get(item.key);
    const times =
      notice && notice.on === item.fixedOn ? { from: notice.time, to: null } : one.titles.times(item.clause);
    addEvent(calendar, {
      id: `${one.agreementId}/${item.key}@cobuild`,
      sequence: n,
      stamp: at,
      lastModified: at,
      status: STATUS[standing],
      // A window says until when, not that every day of it is taken.
      transparency: item.fixedOn === null ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
      summary: summaryOf(one, agreement, item, standing, lang),
      description: descriptionOf(one, item, standing, lang),
      ...placeIn(one.titles.terms(item.clause), lang),
      ...timesOf(item, times, agreement.plan.timeZone),
      alarms: rings
        .filter(({ event }) => event.item === item.key)
        .map((ring) => ({ type: ICalAlarmType.display, trigger: ring.at })),
    });
  }
}

const STATUS: Readonly<Record<Standing, ICalEventStatus>> = {
  tentative: ICalEventStatus.TENTATIVE,
  open: ICalEventStatus.CONFIRMED,
  done: ICalEventStatus.CONFIRMED,
  cancelled: ICalEventStatus.CANCELLED,
};

const SAID: Readonly<Record<Standing, Record<Language, string>>> = {
  tentative: { zh: '待定', en: 'tentative' },
  open: { zh: '待办', en: 'to do' },
  done: { zh: '已办结', en: 'done' },
  cancelled: { zh: '不再办理', en: 'cancelled' },
};

/** What it is and with whom; what is not to be any more says so, because not every calendar shows a status. */
function summaryOf(
  { titles, names, roles }: FeedAgreement,
  { parties }: Agreement,
  { key }: Item,
  standing: Standing,
  lang: Language,
): string {
  const [other, ...more] = Object.keys(parties).filter((role) => !roles.includes(role));
  const rest = more.length > 0 ? { zh: '等', en: ' and others' }[lang] : '';
  const title = `${titles.item(key, lang)}${other === undefined ? '' : ` · ${names[other] ?? titles.role(other, lang)}${rest}`}`;
  return standing === 'cancelled' ? `${{ zh: '【取消】', en: 'Cancelled: ' }[lang]}${title}` : title;
}

function descriptionOf({ titles, names }: FeedAgreement, item: Item, standing: Standing, lang: Language): string {
  const owed = item.owedBy.map((role) => names[role] ?? titles.role(role, lang));
  const state = item.doneOn === null ? SAID[standing][lang] : `${SAID[standing][lang]} ${item.doneOn}`;
  const more = termLines(titles.terms(item.clause), lang);
  return [kinds[item.kind].title[lang], listed(owed, lang), state, ...more].join('\n');
}
