import { carriedFrom } from '@cobuild/agreement';
import { dayOf } from '@cobuild/calendar';
import { renewedBy } from '@cobuild/readmodel';
import type { EntityManager } from 'typeorm';
import { readAgreement } from './folded';
import { CLOCK_ACTOR, handle, type Handled, type HandlerDeps } from './handle';
import { mustBeWritable } from './read-only';

/**
 * Brings what a closed agreement still owes into the one that renews it; null where none does. Doing it twice is doing it
 * once. Throws `NotNow` while that one is read-only.
 */
export async function carryOver(deps: HandlerDeps, agreementId: string): Promise<Handled | null> {
  const next = await renewedBy(deps.db.manager, agreementId);
  if (next === null) return null;
  const prepare = async (tx: EntityManager) => {
    const { plan } = await readAgreement(tx, next);
    const today = dayOf(deps.clock.now(), plan.timeZone);
    const items = carriedFrom(await readAgreement(tx, agreementId), plan.term, today);
    return { type: 'CarryOver', from: agreementId, items } as const;
  };
  const asked = { type: 'CarryOver', from: agreementId };
  const key = `carry-over/${agreementId}`;
  const handled = await handle(deps, next, { key, actor: CLOCK_ACTOR, command: { asked, prepare } });
  mustBeWritable(handled);
  return handled;
}
