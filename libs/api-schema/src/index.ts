export {
  Accepted,
  Health,
  InboxMessage,
  Overview,
  ProblemDetails,
  type ReadOnly,
  Timeline,
  TimelineEntry,
} from './answers';
export { Board, BoardWeekItems } from './board';
export { Adoption, Command, Migration, Proposal, Renewal } from './commands';
export { At, Day, Evidence, Id, Name, Note, Sha256, Time } from './common';
export { formats } from './formats';
export { FurtherView } from './further';
export { MigrationView } from './migration-view';
export { ProgrammeCheck } from './programme-check';
export { RolledOut, Rollout, RolloutWish } from './rollout';
export { SearchView } from './search';
export { AgreementView, AgreementWords, ComparisonView, Desk, ItemView, WhyView, YearView } from './views';
