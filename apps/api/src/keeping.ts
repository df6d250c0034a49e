import type { EntityManager } from 'typeorm';
import { actsFor, administers, type Post, type Viewer } from '@cobuild/access';
import { pathOf, unitsOfPerson } from '@cobuild/directory';
import { notFound, Problem } from './problem';

/** The units of an administrator; whoever is none is told so before anything is looked up (W7). */
export function needAdministrator(viewer: Viewer): string[] {
  const own = administers(viewer);
  if (own.length > 0) return own;
  throw new Problem(403, 'administrator-only', { zh: '只有管理员可以办理', en: 'Only an administrator does this' });
}

/** Only who keeps a unit, or one above it; to anybody else, and where there is none, it is not there. */
export async function keeps(tx: EntityManager, viewer: Viewer, unit: string | null): Promise<void> {
  const own = needAdministrator(viewer);
  const path = unit === null ? [] : await pathOf(tx, unit);
  if (!path.some((one) => own.includes(one))) throw notFound();
}

/** Only who keeps a unit of theirs has to do with a person; to anybody else they are not there (W8). */
export async function keepsPerson(tx: EntityManager, viewer: Viewer, person: string): Promise<void> {
  const own = needAdministrator(viewer);
  for (const unit of await unitsOfPerson(tx, person))
    if ((await pathOf(tx, unit)).some((one) => own.includes(one))) return;
  throw notFound();
}

/** Only who keeps every unit of theirs decides about a person as a whole; to anybody else they are not there (W10). */
export async function keepsWhole(tx: EntityManager, viewer: Viewer, person: string): Promise<void> {
  needAdministrator(viewer);
  const units = await unitsOfPerson(tx, person);
  if (units.length === 0) throw notFound();
  for (const unit of units) await keeps(tx, viewer, unit);
}

/** Of the units that brought something, those for whom somebody may erase it, and in which post: who acts for one, or keeps it (W10). */
export async function erasableFor(
  tx: EntityManager,
  viewer: Viewer,
  units: readonly string[],
): Promise<Readonly<{ units: string[]; post: Post }>> {
  const own = units.filter((unit) => actsFor(viewer).includes(unit));
  const kept: string[] = [];
  for (const unit of units)
    if ((await pathOf(tx, unit)).some((one) => administers(viewer).includes(one))) kept.push(unit);
  const held = viewer.posts.find(({ unit, post }) => own.includes(unit) && post !== 'administrator')?.post;
  const all = [...new Set([...own, ...kept])];
  if (all.length === 0) throw notFound();
  return { units: all, post: held ?? 'administrator' };
}
