export { busyWords, isLocked } from './busy';
export { carryOver } from './carry-over';
export { correctClock, ranAhead, type ClockCorrection, type RanAhead } from './correct-clock';
export { drain } from './drain';
export { readAgreement } from './folded';
export {
  handle,
  sealAll,
  type DoorRefusal,
  type Handled,
  type HandlerDeps,
  type Prepared,
  type Submission,
} from './handle';
export { aheadFrom } from './record-time';
export { isPassing, mustBeWritable, NotNow, readOnlyWords, writeTrouble, type ReadOnlyCode } from './read-only';
export { enqueue, nudgeJob, nudgeJobs, schedule, type OutboxJob } from './outbox';
