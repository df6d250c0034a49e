import type { EventPayloads } from '@cobuild/agreement';

type Versioned = keyof EventPayloads;

/** The version after one. */
type After = { 1: 2; 2: 3; 3: 4; 4: 5; 5: 6; 6: 7; 7: 8; 8: 9 };

type StepFrom<T extends Versioned, V> = V extends keyof After & keyof EventPayloads[T]
  ? After[V] extends keyof EventPayloads[T]
    ? (payload: EventPayloads[T][V]) => EventPayloads[T][After[V]]
    : never
  : never;

/** Versions of an event that have one after them. */
type Earlier<T extends Versioned> = {
  [V in keyof EventPayloads[T]]: V extends keyof After ? (After[V] extends keyof EventPayloads[T] ? V : never) : never;
}[keyof EventPayloads[T]];

type Steps = {
  [T in Versioned as [Earlier<T>] extends [never] ? never : T]: { [V in Earlier<T>]: StepFrom<T, V> };
};

/** The step that makes a payload of one version a payload of the next. An event with a second version does not compile without its step. */
const steps: Steps = {
  // Before version 2 a proposal did not name its rules, which were the first.
  // Version 3, and 2 of an amendment, have rules of clauses that a programme could not name before; each may be absent.
  AgreementProposed: { 1: (payload) => ({ ...payload, rulesVersion: 1 }), 2: (payload) => payload },
  AmendmentProposed: { 1: (payload) => payload },
};

type Payload = Readonly<Record<string, unknown>>;

/** A payload of any released version as it would be written today. */
export function upcast(type: string, version: number, payload: Payload): Payload {
  const own: Readonly<Record<number, unknown>> | undefined = Object.hasOwn(steps, type)
    ? steps[type as keyof Steps]
    : undefined;
  let today = payload;
  for (let from = version; own && Object.hasOwn(own, from); from += 1)
    today = (own[from] as (payload: Payload) => Payload)(today);
  return today;
}
