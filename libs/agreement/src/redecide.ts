import type { Agreement } from './agreement';
import { commandsBehind } from './behind';
import type { AgreementCommand, Asked, Refusal } from './commands';
import { decide } from './decide';
import { RULES_VERSION, type Fact } from './events';
import { same } from './same';

/** A decision taken again: by which command, and whether it gives the same facts; else why not, where a rule says no. */
export type Redecided = Readonly<{
  same: boolean;
  command: AgreementCommand['type'] | null;
  refusal: Refusal | null;
}>;

/**
 * Takes a decision again by the same rules: the command is told from the facts it led to, and has to lead to exactly those.
 * `agreement` is what it found, once time had caught up.
 */
export function redecide(agreement: Agreement, facts: readonly Fact[], asked: Asked): Redecided {
  const commands = commandsBehind(
    agreement,
    facts.map(({ event }) => event),
  );
  let refusal: Refusal | null = null;
  for (const command of commands) {
    const decision = decide(agreement, command, { ...asked, ...rulesOf(facts) });
    if (!decision.accepted) refusal ??= decision.refusal;
    else if (same(decision.facts, facts)) return { same: true, command: command.type, refusal: null };
  }
  return { same: false, command: commands[0]?.type ?? null, refusal };
}

/** An agreement is decided by the rules it began under, whatever rules a new one would begin under; nobody knows later ones. */
function rulesOf([first]: readonly Fact[]): Pick<Asked, 'rulesVersion'> {
  if (first?.event.type !== 'AgreementProposed') return {};
  return { rulesVersion: Math.min(first.event.rulesVersion, RULES_VERSION) };
}
