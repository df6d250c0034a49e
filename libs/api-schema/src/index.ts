export {
  Accepted,
  Health,
  InboxMessage,
  Overview,
  ProblemDetails,
  Ready,
  type ReadOnly,
  Timeline,
  TimelineEntry,
} from './answers';
export { Board, BoardWeekItems } from './board';
export { Adoption, Command, Migration, Proposal, Renewal } from './commands';
export { At, Day, displayName, Evidence, freeText, Id, INT4, Name, Note, Sha256, Time, VersionText } from './common';
export { formats } from './formats';
export { FurtherView } from './further';
export { MigrationView } from './migration-view';
export { ProgrammeCheck } from './programme-check';
export { ParameterValues, ProgrammeParameter, WithValues, WrongValue } from './parameters';
export { RolledOut, Rollout, RolloutWish } from './rollout';
export { SearchView } from './search';
export { Vacancies, VacantPost } from './vacancies';
export { AgreementView, AgreementWords, ComparisonView, Desk, ItemView, WhyView, YearView } from './views';
