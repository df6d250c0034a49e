import type { Board } from '@cobuild/api-schema';
import type { Unit } from '@cobuild/directory';
import type { Overseen } from './shown';

/** The units at and under `roots` that host something, or lie above one that does, in the order of the tree; each with all that is under it. */
export function unitsOf(
  overseen: readonly Overseen[],
  units: readonly Unit[],
  roots: readonly string[],
): Board['units'] {
  const under = new Map<string | null, Unit[]>();
  for (const unit of units) under.set(unit.parent, [...(under.get(unit.parent) ?? []), unit]);
  const hosted = new Map<string, Overseen[]>();
  for (const one of overseen) hosted.set(one.line.host, [...(hosted.get(one.line.host) ?? []), one]);
  const walk = (unit: Unit, depth: number): { own: Overseen[]; rows: Board['units'] } => {
    const below = (under.get(unit.id) ?? []).map((child) => walk(child, depth + 1));
    const own = [...(hosted.get(unit.id) ?? []), ...below.flatMap((one) => one.own)];
    if (own.length === 0) return { own, rows: [] };
    return { own, rows: [{ ...counted(unit, own), depth }, ...below.flatMap(({ rows }) => rows)] };
  };
  return units.filter(({ id }) => roots.includes(id)).flatMap((root) => walk(root, 0).rows);
}

const counted = ({ id, name }: Unit, own: readonly Overseen[]): Omit<Board['units'][number], 'depth'> => {
  const sum = (of: (one: Overseen) => number): number => own.reduce((total, one) => total + of(one), 0);
  return {
    ...{ id, name, agreements: own.length },
    items: sum(({ line }) => line.items),
    done: sum(({ line }) => line.done),
    late: sum(({ standing }) => standing?.items.filter(({ state }) => state === 'late').length ?? 0),
    asked: sum(({ standing }) => standing?.asked.length ?? 0),
  };
};
