import type { ItemDefinition } from '@cobuild/programme';
import type { DutyTerm } from './duty-terms';

type Words = Readonly<{ zh: string; en: string }>;

/** In what capacity a role is told of an item: it leads those who owe it, owes it, takes part, or helps. */
export type DutyPart = 'leads' | 'owes' | 'takes-part' | 'supports';

/** The times of a day (HH:mm) between which an item takes place; `to` is null where no slot says it. */
export type DutyTimes = Readonly<{ from: string; to: string | null }>;

/** The capacity of a role in an item; null where the programme draws no distinction there, or gives the role no part. */
export function dutyPartOf(item: ItemDefinition | undefined, role: string): DutyPart | null {
  if (!item) return null;
  const { owedBy, leads, takesPart = [], supports = [] } = item;
  if (takesPart.includes(role)) return 'takes-part';
  if (supports.includes(role)) return 'supports';
  if (leads === role) return 'leads';
  const distinguished = leads !== undefined || takesPart.length + supports.length > 0;
  return distinguished && owedBy.includes(role) ? 'owes' : null;
}

/** The times of an item that says when it begins, or in which slots it takes place; null for any other. */
export function timesIn(item: ItemDefinition | undefined): DutyTimes | null {
  const { startsAt, slots = [] } = item ?? {};
  const from = [...(startsAt === undefined ? [] : [startsAt]), ...slots.map((slot) => slot.from)].sort()[0];
  const to = slots
    .map((slot) => slot.to)
    .sort()
    .at(-1);
  return from === undefined ? null : { from, to: to ?? null };
}

/** The time and the place of an item as people write them on one line; null where its programme says neither. */
export function timeAndPlace(times: DutyTimes | null, terms: readonly DutyTerm[]): Words | null {
  const place = terms.find(({ code }) => code === 'place')?.value;
  const time = times && (times.to === null ? times.from : `${times.from}–${times.to}`);
  if (!place) return time === null ? null : { zh: time, en: time };
  return time === null ? place : { zh: `${time}，${place.zh}`, en: `${time}, ${place.en}` };
}

/** The capacity in words addressed to the organisation. */
export const partWords: Readonly<Record<DutyPart, Words>> = {
  leads: { zh: '贵单位牵头', en: 'your organisation leads' },
  owes: { zh: '贵单位为责任单位', en: 'your organisation is responsible' },
  'takes-part': { zh: '贵单位参加', en: 'your organisation takes part' },
  supports: { zh: '贵单位配合', en: 'your organisation supports it' },
};
