import type { AgreementEvent } from './events';
import type { EventPayloads } from './payloads';

type EventType = AgreementEvent['type'];

type Primitive = string | number | boolean | null | undefined;

/** A type with its aliases and intersections written out, every modifier kept, so that two of the same shape are identical. */
type Flat<T> = T extends Primitive
  ? T
  : T extends readonly (infer Each)[]
    ? readonly Flat<Each>[]
    : { [Key in keyof T]: Flat<T[Key]> };

/** Whether two types are one: the same fields, optional and readonly alike, of the same types. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- two generic functions are one type only where A is B
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** The highest number among the keys of an event's versions, which begin at 1 and leave none out. */
type Newest<Versions, Before extends 0[] = [0]> = [...Before, 0]['length'] extends keyof Versions
  ? Newest<Versions, [...Before, 0]>
  : Before['length'];

type Payload<T extends EventType> = Flat<Omit<Extract<AgreementEvent, { type: T }>, 'type'>>;

type Frozen<T extends EventType> = T extends keyof EventPayloads
  ? Newest<EventPayloads[T]> extends keyof EventPayloads[T]
    ? Flat<EventPayloads[T][Newest<EventPayloads[T]>]>
    : never
  : never;

/**
 * The version an event of this type is written in: the newest in `EventPayloads`, if today's payload is exactly that one's. Otherwise
 * a sentence that no number fits, so that a changed payload does not compile until it has a version of its own.
 */
export type EventVersion<T extends EventType> = T extends keyof EventPayloads
  ? Same<Payload<T>, Frozen<T>> extends true
    ? Newest<EventPayloads[T]>
    : `the payload of ${T} is not what its newest version in payloads.ts says: add a version there, see CONTRIBUTING.md`
  : `${T} has no payload in payloads.ts yet: add version 1 there, see CONTRIBUTING.md`;
