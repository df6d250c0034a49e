export { busyWords, isLocked } from './busy';
export { carryOver } from './carry-over';
export { drain } from './drain';
export { readAgreement } from './folded';
export {
  CLOCK_ACTOR,
  handle,
  sealAll,
  type DoorRefusal,
  type Handled,
  type HandlerDeps,
  type Prepared,
  type Submission,
} from './handle';
export { isBehind } from './not-before';
export { isPassing, mustBeWritable, NotNow, readOnlyWords, storageTrouble, type ReadOnlyCode } from './read-only';
export { enqueue, nudgeJob, nudgeJobs, schedule, type OutboxJob } from './outbox';
