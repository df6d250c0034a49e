export { evolve, fold, unproposed, type Agreement, type Amendment } from './agreement';
export {
  awaitsInspection,
  dueOf,
  isOpen,
  lastDayOf,
  namedDay,
  promisedOn,
  waitingFor,
  waitsForDay,
  type Item,
} from './item';
export { isOverdue, overdueItems } from './overdue';
export {
  refusalCodes,
  type AgreementCommand,
  type Asked,
  type Decision,
  type Refusal,
  type RefusalCode,
  type Resolution,
} from './commands';
export { decide, roleOf } from './decide';
export { redecide, type Redecided } from './redecide';
export {
  DISTRICT,
  reasons,
  rejections,
  stages,
  treatments,
  verdicts,
  waitings,
  type AgreementEvent,
  type Evidence,
  type Change,
  type Ending,
  type Claim,
  type Note,
  type Rejection,
  type Rung,
  type Sent,
  type Waiting,
  type Version,
  type Fact,
  type Undone,
  type Outcome,
} from './events';
export { broughtTooEarly, type Recorded } from './clock-correction';
export type { EventVersion } from './event-version';
export type { EventPayloads } from './payloads';
export { same } from './same';
export { stillAsks, withoutSettled } from './settled';
export { refusalWords } from './refusals';
export {
  advancedTo,
  counterparts,
  inOrder,
  nextChange,
  reach,
  reminders,
  spreadOf,
  whoStillOwes,
  type Reminder,
  promiseRung,
} from './timetable';
export { LEAD_DAYS, rehearse, type Cast } from './rehearsal';
export { withIncidents, type Incident } from './incidents';
export { simulate, type Act } from './simulate';
export { forecast, type Forecast } from './forecast';
export { mendBy } from './rectification';
export { movesTo } from './revision';
export { changesTo, concernedByMigration } from './amendment';
export { carriedFrom, whyNotRenew } from './renewal';
export { appraisal, reviewed, suggestedOutcome, type Appraised } from './appraisal';
export { asSeenBy, factsSeenBy, isBlind, scoresFor } from './blind';
export { filesOf, namedBy, notesOf } from './refers';
export { appealUntil } from './appeal';
export { outstanding } from './completion';
export type { Days, Moved } from './events';
