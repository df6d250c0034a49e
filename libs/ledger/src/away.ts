/** PostgreSQL's classes for a server that is gone or going, and the driver's and the system's words for a connection that is. */
const AWAY_CODES =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|57P0[123]|08...|53300)$/;
const AWAY_WORDS =
  /Connection terminated|timeout exceeded when trying to connect|not initialized|Driver not Connected|not established|Client has encountered a connection error|not queryable/i;

/** Whether an error means that the database cannot be reached, as against a fault of ours. */
export function isAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, driverError, errors } = error as Record<string, unknown>;
  if (typeof code === 'string' && AWAY_CODES.test(code)) return true;
  if (typeof message === 'string' && AWAY_WORDS.test(message)) return true;
  const inner: unknown = driverError ?? (Array.isArray(errors) ? errors[0] : undefined);
  return inner !== error && isAway(inner);
}
