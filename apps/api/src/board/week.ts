import type { BoardWeekItems } from '@cobuild/api-schema';
import type { LocalDate } from '@cobuild/calendar';
import type { Unit } from '@cobuild/directory';
import { both } from '@cobuild/notice';
import { said, type Overseen, type Words } from './shown';

/** What falls into the week from `monday`, in the order of its days. */
export function weekOf(
  { overseen, units }: Readonly<{ overseen: readonly Overseen[]; units: readonly Unit[] }>,
  monday: LocalDate,
): BoardWeekItems['items'] {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const found = overseen.flatMap(({ line, host, standing, called }) =>
    (standing?.items ?? [])
      .filter(({ week }) => week === monday)
      .map(({ key, from, to, fixedOn, owedBy, state }) => ({
        ...{ agreement: line.agreementId, item: key, host, state, on: fixedOn ?? to },
        title: both((lang) => called.titles.item(key, lang)),
        owedBy: owedBy.map((unit) => names.get(unit) ?? unit),
        said: span(from, to, fixedOn),
      })),
  );
  return found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)).map(({ on: _on, ...item }) => item);
}

function span(from: LocalDate, to: LocalDate, fixedOn: LocalDate | null): Words {
  if (fixedOn !== null || from === to) return said(fixedOn ?? to);
  const [first, last] = [said(from), said(to)];
  return { zh: `${first.zh} – ${last.zh}`, en: `${first.en} – ${last.en}` };
}
