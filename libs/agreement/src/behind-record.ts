import type { Agreement } from './agreement';
import type { AgreementCommand, Resolution } from './commands';
import type { AgreementEvent, Evidence } from './events';

type Event<T extends AgreementEvent['type']> = Extract<AgreementEvent, { type: T }>;

/** A meeting with what it resolved and the proof that was given. */
export function meetingBehind(held: Event<'MeetingHeld'>, events: readonly AgreementEvent[]): AgreementCommand {
  const resolutions = events.flatMap((event): Resolution[] => {
    if (event.type === 'DateFixed') return [{ fixes: event.item, on: event.on }];
    if (event.type !== 'ResolutionAdopted') return [];
    const { clause, owedBy, to } = event.resolution;
    return [{ key: clause, owner: owedBy[0] ?? '', dueOn: to, note: event.note }];
  });
  const done = events.find((event) => event.type === 'ItemCompleted');
  const evidence = done?.type === 'ItemCompleted' ? done.evidence : [];
  return { ...held, type: 'HoldMeeting', resolutions, evidence };
}

/**
 * Recorded as done with what the same proof serves besides, or inspected again. What was handed in is put to the proof by the rule,
 * unless it was given already: both can have been.
 */
export function completionsBehind(
  { items }: Agreement,
  { item, on, evidence }: Event<'ItemCompleted'>,
  events: readonly AgreementEvent[],
): AgreementCommand[] {
  const known = Object.hasOwn(items, item) ? items[item] : undefined;
  if (known && known.orderedBy !== null) return [{ type: 'Reinspect', item, passed: true }];
  const also = events.flatMap((event) => (event.type === 'ItemCompleted' && event.item !== item ? [event.item] : []));
  return [evidence, withoutLast(evidence)].map((given) => ({ type: 'CompleteItem', item, on, evidence: given, also }));
}

const withoutLast = (evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.at(-1)?.kind === 'document' ? evidence.slice(0, -1) : evidence;
