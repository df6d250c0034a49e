export { dueOf, evolve, fold, unproposed, type Agreement, type Item } from './agreement';
export {
  refusalCodes,
  type AgreementCommand,
  type Asked,
  type Decision,
  type Refusal,
  type RefusalCode,
  type Resolution,
} from './commands';
export { decide } from './decide';
export {
  DISTRICT,
  extensionReasons,
  type AgreementEvent,
  type Evidence,
  type ExtensionReason,
  type Fact,
  type Outcome,
} from './events';
export { refusalWords } from './refusals';
export {
  counterparts,
  inOrder,
  nextChange,
  reach,
  reminders,
  spreadOf,
  whoStillOwes,
  type Reminder,
} from './timetable';
export { LEAD_DAYS, rehearse, type Cast } from './rehearsal';
export { simulate, type Act } from './simulate';
export { forecast, type Forecast } from './forecast';
export { movesTo } from './revision';
export type { Days, Moved } from './events';
