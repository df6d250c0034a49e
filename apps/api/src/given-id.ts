import type { EntityManager } from 'typeorm';
import { ownId } from '@cobuild/access';
import { hasSeveralDistricts, homeOf } from '@cobuild/directory';
import { digestOf } from '@cobuild/ledger';

/**
 * The ids that the district of a unit gives to what is new: those wished for, where no other district is; else the same with the
 * district before them, so that nobody learns whether an id exists elsewhere (W14).
 */
export async function giving(tx: EntityManager, unit: string): Promise<(wish: string) => string> {
  if (!(await hasSeveralDistricts(tx))) return (wish) => wish;
  const home = await homeOf(tx, unit);
  return (wish) => ownId(home, wish, digestOf);
}

/** One of them. */
export const givenId = async (tx: EntityManager, unit: string, wish: string): Promise<string> =>
  (await giving(tx, unit))(wish);
