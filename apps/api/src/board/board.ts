import type { Board } from '@cobuild/api-schema';
import { addDays, daysBetween, mondayOf, type LocalDate } from '@cobuild/calendar';
import type { Unit } from '@cobuild/directory';
import { both, type StandingItem } from '@cobuild/notice';
import { askedOf } from './asked';
import { coverageOf } from './coverage';
import { said, type Overseen } from './shown';
import { unitsOf } from './units';

/** So many late items are shown; the workbook has all of them. */
export const LATE_SHOWN = 300;
/** Weeks of the picture, from this one on. */
const WEEKS = 26;

type Seen = Readonly<{
  overseen: readonly Overseen[];
  units: readonly Unit[];
  roots: readonly string[];
  today: LocalDate;
}>;

/** Everything of the board that is counted. Pure. */
export function boardOf({
  overseen,
  units,
  roots,
  today,
}: Seen): Omit<Board, 'now' | 'today' | 'said' | 'path' | 'vacant'> {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const late = lateOf(overseen, names, today);
  const by = (status: string) =>
    overseen.filter(({ line }) => line.status === status).map(({ line }) => line.agreementId);
  return {
    lines: overseen.map(lineOf),
    groups: {
      proposed: by('proposed'),
      running: by('in-force'),
      suspended: by('suspended'),
      closed: by('closed'),
      late: [...new Set(late.map(({ agreement }) => agreement))],
    },
    late: late.slice(0, LATE_SHOWN),
    lateCount: late.length,
    asked: overseen.flatMap(({ line, host, called, standing }) =>
      askedOf({ agreement: line.agreementId, unit: line.district, host, called }, standing?.asked ?? []),
    ),
    programmes: programmesOf(overseen),
    units: unitsOf(overseen, units, roots),
    weeks: weeksOf(overseen, today),
  };
}

const of = (one: Overseen, state: StandingItem['state']): StandingItem[] =>
  one.standing?.items.filter((item) => item.state === state) ?? [];

function lineOf(one: Overseen): Board['lines'][number] {
  const { agreementId: id, status, items, done } = one.line;
  return { id, title: one.called.title, host: one.host, status, items, done, late: of(one, 'late').length };
}

/** Every item that is late, the longest first. */
export function lateOf(
  overseen: readonly Overseen[],
  names: ReadonlyMap<string, string>,
  today: LocalDate,
): Board['late'] {
  const found = overseen.flatMap((one) =>
    of(one, 'late').map(({ key, dueOn, owedBy, escalated }) => ({
      ...{ agreement: one.line.agreementId, item: key, programme: one.called.title, host: one.host, dueOn, escalated },
      title: both((lang) => one.called.titles.item(key, lang)),
      owedBy: owedBy.map((unit) => names.get(unit) ?? unit),
      said: said(dueOn),
      days: daysBetween(dueOn, today),
    })),
  );
  return found.sort((a, b) => b.days - a.days || (a.agreement < b.agreement ? -1 : 1));
}

function programmesOf(overseen: readonly Overseen[]): Board['programmes'] {
  const slugs = [...new Set(overseen.map(({ line }) => line.programme))].sort();
  return slugs.map((slug) => {
    const own = overseen.filter(({ line }) => line.programme === slug);
    const [first] = own;
    return {
      slug,
      title: first?.called.title ?? both(() => slug),
      agreements: own.map(({ line }) => line.agreementId),
      coverage: coverageOf(own),
    };
  });
}

function weeksOf(overseen: readonly Overseen[], today: LocalDate): Board['weeks'] {
  const monday = mondayOf(today);
  const open = overseen.flatMap((one) =>
    [...of(one, 'open'), ...of(one, 'planned')].map((item) => ({ ...item, agreement: one.line.agreementId })),
  );
  return Array.from({ length: WEEKS }, (_, n) => addDays(monday, 7 * n)).map((week) => {
    const own = open.filter((item) => item.week === week);
    const asked = new Map<string, number>();
    for (const {
      owedBy: [unit = ''],
      minutes,
    } of own)
      asked.set(unit, (asked.get(unit) ?? 0) + minutes);
    return {
      ...{ week, said: said(week), items: own.length },
      minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
      agreements: new Set(own.map(({ agreement }) => agreement)).size,
      most: Math.max(0, ...asked.values()),
    };
  });
}
