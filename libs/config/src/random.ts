import { randomBytes } from 'node:crypto';

/** 16 fresh random bytes for an entry of the ledger. */
export const freshSalt = (): Buffer => randomBytes(16);
