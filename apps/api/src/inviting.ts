import type { EntityManager } from 'typeorm';
import { isInvited } from '@cobuild/access';
import { homeOf, homesOf, worksWith } from '@cobuild/directory';

/** The roles whose units a district only invites, of a proposal's parties (W17). */
export async function invitedOf(
  tx: EntityManager,
  parties: Readonly<Record<string, string>>,
  district: string,
): Promise<string[]> {
  const invited = await invitedUnits(tx, Object.values(parties), district);
  return Object.keys(parties).filter((role) => invited.has(parties[role] ?? ''));
}

/** Of some units, those that a district only invites; units that are not there are none. */
export async function invitedUnits(
  tx: EntityManager,
  units: readonly string[],
  district: string,
): Promise<ReadonlySet<string>> {
  const own = await homeOf(tx, district);
  const homes = await homesOf(tx, units);
  const deciding = await worksWith(tx, units);
  const districts = await homesOf(tx, [...deciding.values()].flat());
  return new Set(
    units.filter((unit) => {
      const home = homes.get(unit);
      const others = (deciding.get(unit) ?? []).map((one) => districts.get(one)?.home ?? one);
      return home !== undefined && isInvited(home, own, others);
    }),
  );
}
