export {
  canonical,
  commit,
  factOf,
  fromFact,
  GENESIS,
  isCanonical,
  seal,
  toFact,
  type Envelope,
  type SealedEntry,
} from './chain';
export { createDataSource, whenReachable, type DataSourceSettings } from './data-source';
export { allHolds, hold, holdOn, liftHolds, notHeld, type Hold, type HoldCode } from './holds';
export {
  addLeaf,
  assignIndexes,
  assignRestored,
  entryOf,
  headsBefore,
  lastSnapshot,
  logIndexesOf,
  logIndexOf,
  logLeaves,
  logSize,
  passedOver,
  snapshotHeads,
  type LogLeaf,
} from './log';
export { migrate } from './migrate';
export { beginAnew, type BegunAnew, type NotBegun } from './incarnation';
export { incarnation, keptFor, ownEntries } from './own-entries';
export { prepared } from './prepared';
export {
  digestOf,
  findProgramme,
  findProgrammeText,
  listProgrammes,
  publishProgramme,
  type AdoptedFrom,
  type Publication,
  type PublishedProgramme,
} from './programmes';
export {
  folderOf,
  publishedCheckpoint,
  publishedFile,
  publishedHashes,
  publishedKey,
  publishedTile,
} from './published-log';
export { settleRestored } from './restored';
export {
  allSigned,
  asNewest,
  checkpointsCovering,
  isFromAnotherServer,
  keepCosignatures,
  keepSigned,
  lastSigned,
  Superseded,
  takeEpoch,
  type KeptCheckpoint,
} from './sealing';
export {
  allHeads,
  append,
  commitmentsOf,
  findCommand,
  lockHead,
  lockDueHeads,
  newestRecordedAt,
  openHead,
  readStream,
  streamIds,
  type Head,
  type KnownCommand,
} from './store';
export { typeVersions } from './type-versions';
