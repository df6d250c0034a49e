import { plannedOf } from './amended';
import type { Agreement } from './agreement';
import type { AgreementCommand, Wish } from './commands';
import type { Change, Version } from './events';

/** What somebody wished who proposed this change. What goes along with it stands in the event as if it had been wished, too. */
export function wishBehind({ item, before, after }: Change): Wish {
  if (after === null) return { drop: item };
  const { clause, kind, from, to, owedBy, evidence } = after;
  const changed = { from, to, owedBy, evidence };
  if (before !== null) return { change: item, ...changed };
  return { add: clause, kind: kind === 'deadline' ? 'deadline' : 'activity', ...changed };
}

/** A migration to a plan that leaves everything as it is but for these changes. */
export function migrationBehind(
  { plan, items }: Agreement,
  amendment: string,
  changes: readonly Change[],
  to: Version,
): AgreementCommand {
  const named = new Set(changes.map(({ item }) => item));
  const kept = Object.values(items).filter(({ key }) => !named.has(key));
  const fresh = changes.flatMap(({ after }) => (after ? [after] : []));
  return { type: 'MigrateAgreement', amendment, plan: { ...plan, items: [...kept.map(plannedOf), ...fresh] }, to };
}
