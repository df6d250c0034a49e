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
  }>;
}>;

/** Checks the files of a bundle, by path. `vkeys` and `pins` (signed checkpoints) are what the auditor has from elsewhere. */
export function verify(
  files: ReadonlyMap<string, Buffer>,
  known?: Readonly<{ vkeys?: readonly string[]; pins?: readonly Buffer[] }>,
): BundleVerdict;
