export {
  BY_CLOCK,
  canonical,
  CLOCK_ACTOR,
  commit,
  factOf,
  fromFact,
  GENESIS,
  isByClock,
  isCanonical,
  seal,
  toFact,
  type Envelope,
  type SealedEntry,
} from './chain';
export { isAway } from './away';
export { createDataSource, type DataSourceSettings } from './data-source';
export { driverErrors } from './driver-errors';
export { curable, whenReachable } from './reachable';
export { needSchema, schemaState, type SchemaState } from './schema';
export { renewLease, releaseLease, takeLease } from './sealer-lease';
export { allHolds, hold, holdOn, liftHolds, notHeld, type Hold, type HoldCode } from './holds';
export {
  addLeaf,
  assignIndexes,
  assignRestored,
  doubledLeaves,
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
export { migrate, migrateTo } from './migrate';
export { beginAnew, type BegunAnew, type NotBegun } from './incarnation';
export { incarnation, keptFor, ownEntries } from './own-entries';
export { prepared } from './prepared';
export {
  digestOf,
  findProgramme,
  findProgrammeText,
  isInCatalogue,
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
  asNewest,
  checkpointsCovering,
  isFromAnotherServer,
  keepCosignatures,
  keepSigned,
  lastSigned,
  signedAfter,
  Superseded,
  takeEpoch,
  type KeptCheckpoint,
} from './sealing';
export {
  allHeads,
  append,
  commitmentsOf,
  entriesAfter,
  findCommand,
  lockHead,
  headsRecordedAfter,
  lockDueHeads,
  openHead,
  readStream,
  streamIds,
  type Head,
  type KnownCommand,
  type Place,
} from './store';
export { JUDGEMENT_MS, TOLERANCE_MS } from './clock-judgement';
export { ClockError, clockFault, trustedNow, trustedTime, type ClockFault } from './trusted-time';
export { typeVersions } from './type-versions';
export { upcast } from './upcast';
