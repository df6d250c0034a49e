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
export { enqueue, nudgeJob, nudgeJobs, schedule, type OutboxJob } from './outbox';
