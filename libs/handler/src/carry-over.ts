import { carriedFrom, type Fact } from '@cobuild/agreement';
import { dayOf } from '@cobuild/calendar';
import { CLOCK_ACTOR, factOf, readStream } from '@cobuild/ledger';
import { renewedBy } from '@cobuild/readmodel';
import type { EntityManager } from 'typeorm';
import { readAgreement } from './folded';
import { handle, type Handled, type HandlerDeps } from './handle';
import { mustBeWritable } from './read-only';

/**
 * Brings what a closed agreement still owes into the one that renews it; null where none does. Doing it twice is doing it
 * once. Nothing comes over from one that is not closed any more. Throws `NotNow` while that one is read-only.
 */
export async function carryOver(deps: HandlerDeps, agreementId: string): Promise<Handled | null> {
  const next = await renewedBy(deps.db.manager, agreementId);
  if (next === null) return null;
  const prepare = async (tx: EntityManager) => {
    const { plan } = await readAgreement(tx, next);
    const today = dayOf(deps.clock.now(), plan.timeZone);
    const old = await readAgreement(tx, agreementId);
    const items = old.status === 'closed' ? carriedFrom(old, plan.term, today) : [];
    return { type: 'CarryOver', from: agreementId, items } as const;
  };
  const asked = { type: 'CarryOver', from: agreementId };
  const reopened = (await readStream(deps.db.manager, agreementId)).map(factOf).filter(reopens).length;
  const key = reopened === 0 ? `carry-over/${agreementId}` : `carry-over/${agreementId}/${reopened}`;
  const handled = await handle(deps, next, { key, actor: CLOCK_ACTOR, command: { asked, prepare } });
  mustBeWritable(handled);
  return handled;
}

/** After a close that was taken back (A97) another one comes, and what it brings over is new. */
const reopens = ({ event }: Fact): boolean =>
  event.type === 'ClockCorrected' && event.undone.some(({ type }) => type === 'AgreementClosed');
