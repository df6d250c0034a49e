/** Something that does not agree with the log, and its place: an agreement and entry, a leaf, a checkpoint, a file. */
export type LogFinding = Readonly<{ kind: LogFault; place: string }>;
export type LogFault =
  | 'head-differs'
  | 'passed-over'
  | 'leaf-differs'
  | 'leaf-missing'
  | 'leaf-doubled'
  | 'snapshot-differs'
  | 'not-signed'
  | 'root-differs'
  | 'file-differs'
  | 'key-differs'
  | 'not-cosigned'
  | 'pin-differs';
