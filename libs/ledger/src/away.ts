import { driverErrors } from './driver-errors';

/** PostgreSQL's classes for a server that is gone, going or out of means, a session that it ended, and the system's words for the way there. */
const AWAY_CODES =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|57P0[1-5]|25P03|08...|53[234]00)$/;
const AWAY_WORDS =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|timeout expired|not initialized|Driver not Connected|not established|Client has encountered a connection error|not queryable|Connection ended|Query cancelled|after calling end/i;

/** Whether an error means that the database cannot be reached, as against a fault of ours. */
export const isAway = (error: unknown): boolean =>
  driverErrors(error).some(
    ({ code, message }) =>
      (typeof code === 'string' && AWAY_CODES.test(code)) || (typeof message === 'string' && AWAY_WORDS.test(message)),
  );
