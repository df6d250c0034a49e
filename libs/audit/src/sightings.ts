import { cosignedBy, witnessOf } from '@cobuild/transparency';
import type { LogFinding } from './log-finding';

/** The last sighting of a witness: the number of leaves, and the moment. */
export type Sighting = Readonly<{ name: string; size: number; at: string }>;

/** Looks for the signatures of witnesses under checkpoints, which come by size, and remembers the last of each. */
export function sightings(vkeys: readonly string[]) {
  const witnesses = vkeys.map(witnessOf);
  const last = new Map<number, Sighting>();
  return {
    look: (note: string): void => {
      const [, size] = note.split('\n');
      for (const [n, witness] of witnesses.entries()) {
        const cosigned = witness && cosignedBy(Buffer.from(note), witness);
        if (!cosigned) continue;
        last.set(n, { name: witness.name, size: Number(size), at: new Date(cosigned.seconds * 1000).toISOString() });
      }
    },
    last: (): Sighting[] => [...last].sort(([a], [b]) => a - b).map(([, sighting]) => sighting),
    missing: (): LogFinding[] =>
      vkeys.flatMap((_, n) => (last.has(n) ? [] : [{ kind: 'not-cosigned' as const, place: `--witness ${n + 1}` }])),
  };
}
