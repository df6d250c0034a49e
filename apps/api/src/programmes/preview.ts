import type { ProgrammeCheck } from '@cobuild/api-schema';
import { addDays, mondayOf, sayDay, type LocalDate } from '@cobuild/calendar';
import { both, titlesOf } from '@cobuild/notice';
import {
  burdenOf,
  kinds,
  partsOf,
  weeklyCap,
  type Definition,
  type Plan,
  type PlannedItem,
  type Reading,
} from '@cobuild/programme';

type Shown = Pick<ProgrammeCheck, 'months' | 'weeklyCap' | 'burden'>;

/** A plan as its author looks at it: by month, and what it asks of each party. Pure. */
export function previewOf(definition: Definition, planned: Plan, source: Reading['source']): Shown {
  const titles = titlesOf(definition);
  const months = new Map<string, Shown['months'][number]['items']>();
  for (const item of [...planned.items].sort((a, b) => (dayIn(a) < dayIn(b) ? -1 : 1))) {
    const shown = {
      key: item.key,
      title: both((lang) => titles.item(item.key, lang)),
      kind: kinds[item.kind].title,
      said: both((lang) => whenOf(item, lang)),
      owedBy: item.owedBy.map((role) => both((lang) => titles.role(role, lang))),
      terms: titles
        .terms(item.clause)
        .filter(({ code }) => code !== 'owedBy')
        .map(({ label, value }) => ({ label, value })),
      line: lineOf(ownerOf(item, definition), definition, source),
    };
    const month = dayIn(item).slice(0, 7);
    months.set(month, [...(months.get(month) ?? []), shown]);
  }
  return {
    months: [...months].map(([month, items]) => ({ month, items })),
    weeklyCap: weeklyCap[definition.category],
    burden: definition.roles.map(({ key, title }) => ({ role: key, title, ...askedOf(key, planned) })),
  };
}

/** Of what prepares an item or is part of one: that item. */
const ownerOf = ({ clause }: PlannedItem, definition: Definition): string =>
  partsOf(definition).find((one) => one.clause === clause)?.item ?? clause;

/** The line at which an item begins in the text, counted from 1. */
export function lineOf(item: string, { items }: Pick<Definition, 'items'>, source: Reading['source']): number | null {
  const nth = items.findIndex(({ key }) => key === item);
  return nth >= 0 && source ? source.placeOf(['items', nth]).line : null;
}

const dayIn = ({ fixedOn, to }: PlannedItem): LocalDate => fixedOn ?? to;

function whenOf({ from, to, fixedOn }: PlannedItem, lang: 'zh' | 'en'): string {
  if (fixedOn !== null || from === to) return sayDay(fixedOn ?? to, lang);
  return `${sayDay(from, lang)} – ${sayDay(to, lang)}`;
}

/** What a role is asked for: sums, and every week of the term with what falls into it. */
function askedOf(role: string, planned: Plan) {
  const loads = burdenOf(planned).filter((load) => load.role === role);
  const sum = (of: 'items' | 'fields' | 'files' | 'minutes') => loads.reduce((total, load) => total + load[of], 0);
  const weeks = [];
  for (let week = mondayOf(planned.term.from); week <= planned.term.to; week = addDays(week, 7)) {
    const { items = 0, minutes = 0 } = loads.find((load) => load.week === week) ?? {};
    weeks.push({ week, said: both((lang) => sayDay(week, lang)), items, minutes });
  }
  return { items: sum('items'), fields: sum('fields'), files: sum('files'), minutes: sum('minutes'), weeks };
}
