export { canonical, commit, factOf, fromFact, GENESIS, seal, toFact, type Envelope, type SealedEntry } from './chain';
export { createDataSource, whenReachable, type DataSourceSettings } from './data-source';
export { assignIndexes, entryOf, logIndexOf, logLeaves, snapshotHeads, type LogLeaf } from './log';
export { migrate } from './migrate';
export { prepared } from './prepared';
export { findProgramme, listProgrammes, publishProgramme, type PublishedProgramme } from './programmes';
export { asNewest, isFromAnotherServer, keepSigned, lastSigned, Superseded, takeEpoch } from './sealing';
export {
  append,
  findCommand,
  lockHead,
  lockDueHeads,
  openHead,
  readStream,
  streamIds,
  type Head,
  type KnownCommand,
} from './store';
export { typeVersions } from './type-versions';
