export { auditDecisions, type DecisionAudit, type DecisionFinding } from './decisions';
export { auditLog, sightings, type LedgerAndLog, type LogFault, type LogFinding } from './log';
export { replay, type Basis, type Replay } from './replay';
export { because, compare, type Change, type Comparison } from './compare';
export { pointsOf } from './points';
export { sayPoints } from './say-points';
export { sayComparison } from './say-compare';
export { emptyTimeline, extended, MARK_EVERY, markBefore, upTo, type Mark, type Timeline } from './timeline';
export { verifyChain, type Finding } from './verify';
