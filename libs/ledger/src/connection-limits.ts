/** The kind of process a connection belongs to. */
export type Purpose = 'api' | 'health' | 'worker' | 'courier' | 'sealer' | 'maintenance';

/** PostgreSQL's own limits of a session in ms; 0 is none. */
type Limits = Readonly<{
  lock_timeout: number;
  statement_timeout: number;
  idle_in_transaction_session_timeout: number;
}>;

/** The time (ms) for which anybody waits for a row or a lock that somebody else holds. */
const LOCK_MS = 3000;

/**
 * The limits each kind of process sets its sessions, so that a stuck statement, lock or transaction ends by itself. Maintenance (migrate,
 * backup, verify, export, restore) may take hours and has no limit; it serves nobody who waits.
 */
export const connectionLimits: Readonly<Record<Purpose, Limits>> = {
  api: { lock_timeout: LOCK_MS, statement_timeout: 30_000, idle_in_transaction_session_timeout: 30_000 },
  health: { lock_timeout: 1000, statement_timeout: 2000, idle_in_transaction_session_timeout: 2000 },
  worker: { lock_timeout: LOCK_MS, statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000 },
  courier: { lock_timeout: LOCK_MS, statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000 },
  // It reads a whole log after a restart, and asks witnesses while it holds its lease.
  sealer: { lock_timeout: 30_000, statement_timeout: 300_000, idle_in_transaction_session_timeout: 300_000 },
  maintenance: { lock_timeout: 0, statement_timeout: 0, idle_in_transaction_session_timeout: 0 },
};
