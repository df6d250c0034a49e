export { auditLog, type LedgerAndLog, type LogFault, type LogFinding } from './log';
export { replay, type Basis, type Replay } from './replay';
export { verifyChain, type Finding } from './verify';
