import ical, { ICalCalendarMethod, type ICalCalendar, type ICalEvent, type ICalEventData } from 'ical-generator';
import { addDays, instantOf, type LocalDate } from '@cobuild/calendar';
import { kinds, timedSteps, type Definition, type Plan, type PlannedItem } from '@cobuild/programme';
import { printable } from '@cobuild/text';
import type { DutyTimes } from './duty-part';
import type { DutyTerm } from './duty-terms';
import { titlesOf, type Language } from './titles';

/**
 * A plan as a calendar (RFC 5545): a fixed day as a day, an open window as a span of days, a run sheet to the minute. The same
 * plan gives the same text: its stamps are the term's first day. Holds titles from the programme, no party's name.
 */
export function planToIcs(definition: Definition, { term, items, timeZone }: Plan, lang: Language): string {
  const calendar = emptyCalendar(definition.title[lang], 'plan', lang);
  const titles = titlesOf(definition);
  const stamp = instantOf(term.from, '00:00', timeZone);
  for (const item of items) {
    const id = `${item.key}.${definition.programme}@cobuild`;
    const summary = titles.item(item.key, lang);
    const owed = listed(
      item.owedBy.map((role) => titles.role(role, lang)),
      lang,
    );
    const terms = titles.terms(item.clause);
    const description = [kinds[item.kind].title[lang], owed, ...termLines(terms, lang)].join('\n');
    const times = timesOf(item, titles.times(item.clause), timeZone);
    addEvent(calendar, { id, stamp, summary, description, ...placeIn(terms, lang), ...times });
    for (const step of stepsOf(definition, item)) {
      const at = (time: string): string => instantOf(item.fixedOn ?? item.to, time, timeZone);
      addEvent(calendar, {
        id: `${step.key}.${id}`,
        stamp,
        summary: `${summary} · ${titles.step(item.clause, step.key, lang)}`,
        start: at(step.from),
        end: at(step.to),
      });
    }
  }
  return calendar.toString();
}

/** A calendar with nothing in it yet. */
export const emptyCalendar = (name: string, product: 'plan' | 'feed', lang: Language): ICalCalendar =>
  ical({
    // A calendar's name is not escaped: a break in it would end its line.
    name: printable(name).replaceAll('\n', ' '),
    prodId: { company: 'Cobuild', product, language: lang.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });

/** An event whose texts any reader of calendars can hold. */
export const addEvent = (calendar: ICalCalendar, event: ICalEventData): ICalEvent =>
  calendar.createEvent({
    ...event,
    ...(typeof event.summary === 'string' ? { summary: printable(event.summary) } : {}),
    ...(typeof event.description === 'string' ? { description: printable(event.description) } : {}),
  });

/** Several names in a row. */
export const listed = (names: readonly string[], lang: Language): string => names.join(lang === 'zh' ? '、' : ', ');

/** Where an event takes place, when its programme says so. */
export const placeIn = (terms: readonly DutyTerm[], lang: Language): { location?: string } => {
  const place = terms.find(({ code }) => code === 'place');
  return place ? { location: printable(place.value[lang]) } : {};
};

/** A fixed day with times is these moments; any other is a whole day, or the window. */
export function timesOf(item: Dated, times: DutyTimes | null, timeZone: string): Pick<ICalEventData, 'start' | 'end'> {
  if (item.fixedOn === null || times === null) return { ...allDay(item) };
  const { from, to } = times;
  const start = instantOf(item.fixedOn, from, timeZone);
  return to === null || to <= from ? { start } : { start, end: instantOf(item.fixedOn, to, timeZone) };
}

/** All that a programme says of a clause besides its days and who owes it, a line each. */
export const termLines = (terms: readonly DutyTerm[], lang: Language): string[] =>
  terms
    .filter(({ code }) => code !== 'owedBy')
    .map(({ label, value }) => `${label[lang]}${lang === 'zh' ? '：' : ': '}${value[lang]}`);

type Dated = Pick<PlannedItem, 'from' | 'to' | 'fixedOn'>;

const allDay = (item: Dated): Pick<ICalEventData, 'start'> & { allDay: true } => ({ allDay: true, ...days(item) });

/** The day, where it is fixed, else the window. A calendar's end is the day after the last. */
export function days({ from, to, fixedOn }: Pick<PlannedItem, 'from' | 'to' | 'fixedOn'>): {
  start: LocalDate;
  end: LocalDate;
} {
  return { start: fixedOn ?? from, end: addDays(fixedOn ?? to, 1) };
}

/** Times only make sense on a day that is known. */
const stepsOf = ({ items }: Definition, { clause, fixedOn }: PlannedItem) => {
  const item = items.find(({ key }) => key === clause);
  return item && fixedOn !== null ? timedSteps(item) : [];
};
