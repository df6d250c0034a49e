/** A sealer at work; `stopped` rejects on a fault that only a restart heals. */
export type RunningSealer = Readonly<{ stopped: Promise<void>; stop(): Promise<void> }>;

/** Seals, and again `everyMs` real milliseconds after each time, until told to stop; the round in hand is finished. */
export function keepSealing(round: () => Promise<void>, everyMs: number): RunningSealer {
  let wake = (): void => undefined;
  let going = true;
  const loop = async (): Promise<void> => {
    while (going) {
      await round();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, going ? everyMs : 0);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const stopped = loop();
  return {
    stopped,
    stop: async () => {
      going = false;
      wake();
      await stopped.catch(() => undefined);
    },
  };
}
