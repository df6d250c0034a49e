import type { ItemDefinition } from './definition';

/** One step as it will be: HH:mm of its start, of its end, and of both when everything before has run over as far as it may. */
export type TimedStep = Readonly<{ key: string; from: string; to: string; latestFrom: string; latestTo: string }>;

/** A run sheet to the minute: what runs over pushes all that follows. Empty for an item without one. */
export function timedSteps({ runSheet }: Pick<ItemDefinition, 'runSheet'>): TimedStep[] {
  if (!runSheet) return [];
  let at = minutesOf(runSheet.starts);
  let latest = at;
  return runSheet.steps.map(({ key, minutes, mayRunOver }) => {
    const [from, latestFrom] = [at, latest];
    at += minutes;
    latest += minutes + mayRunOver;
    return { key, from: clock(from), to: clock(at), latestFrom: clock(latestFrom), latestTo: clock(latest) };
  });
}

/** Minutes since midnight of a time `HH:mm`. */
export const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60) % 24, minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
