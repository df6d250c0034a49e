/** A fault and where it is: a file of the bundle, with a line where it has lines, or a pin. */
export type BundleFault = Readonly<{ place: string; code: string }>;

/** What was found out about a bundle; `facts` are only worth something without faults. */
export type BundleVerdict = Readonly<{
  faults: readonly BundleFault[];
  facts: Readonly<{
    agreement?: string;
    entries: number;
    until?: string;
    day?: string;
    origin: string;
    size?: number;
    earlier: number;
    vkeys: readonly string[];
    /** What each witness named has seen last: how many leaves, how many entries of this bundle, and when. */
    seen: readonly Readonly<{ witness: string; size: number; entries: number; at: string }>[];
    /** Of a log begun anew after a loss, what its first entry says of the one before. */
    restored?: Readonly<{ oldOrigin: string; oldSize: number; lost: readonly (readonly [number, number])[] }> | null;
  }>;
}>;

/** Checks the files of a bundle, by path. `vkeys`, `pins` (signed checkpoints) and `witnesses` (their public keys) are what the auditor has from elsewhere. */
export function verify(
  files: ReadonlyMap<string, Buffer>,
  known?: Readonly<{ vkeys?: readonly string[]; pins?: readonly Buffer[]; witnesses?: readonly string[] }>,
): BundleVerdict;
