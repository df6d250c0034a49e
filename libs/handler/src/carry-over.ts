import { carriedFrom } from '@cobuild/agreement';
import { dayOf } from '@cobuild/calendar';
import { renewedBy } from '@cobuild/readmodel';
import type { EntityManager } from 'typeorm';
import { readAgreement } from './folded';
import { CLOCK_ACTOR, handle, type Handled, type HandlerDeps } from './handle';

/** Brings what a closed agreement still owes into the one that renews it; null where none does. Doing it twice is doing it once. */
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
  return handle(deps, next, { key: `carry-over/${agreementId}`, actor: CLOCK_ACTOR, command: { asked, prepare } });
}
