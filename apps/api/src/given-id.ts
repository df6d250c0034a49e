import type { EntityManager } from 'typeorm';
import { ownId } from '@cobuild/access';
import { hasSeveralDistricts, homeOf } from '@cobuild/directory';
import { digestOf } from '@cobuild/ledger';
import type { ApiDeps } from './deps';

type Give = (wish: string) => string;

/** An id with the district of `unit` before it: nobody else gives it (W19). */
async function owning(tx: EntityManager, unit: string): Promise<Give> {
  const home = await homeOf(tx, unit);
  return (wish) => ownId(home, wish, digestOf);
}

/**
 * The ids that the district of a unit gives to what is new: those wished for, where no other district is; else the same with the
 * district before them, so that nobody learns whether an id exists elsewhere (W19). In demo mode anybody signs in as anybody, and
 * wishes stay as they are.
 */
export async function giving(tx: EntityManager, { demo }: Pick<ApiDeps, 'demo'>, unit: string): Promise<Give> {
  return !demo && (await hasSeveralDistricts(tx)) ? owning(tx, unit) : (wish) => wish;
}

/** One of them; `taken` tells whether the wish is somebody else's, who keeps it also in demo mode. */
export async function givenId(
  tx: EntityManager,
  deps: Pick<ApiDeps, 'demo'>,
  unit: string,
  wish: string,
  taken: boolean,
): Promise<string> {
  const given = (await giving(tx, deps, unit))(wish);
  return given === wish && taken ? (await owning(tx, unit))(wish) : given;
}
