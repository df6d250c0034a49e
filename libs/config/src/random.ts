import { randomBytes, randomUUID } from 'node:crypto';

/** 16 fresh random bytes for an entry of the ledger. */
export const freshSalt = (): Buffer => randomBytes(16);

/** A new opaque id. */
export const freshId = (): string => randomUUID();

/** 32 bytes nobody can guess, in URL-safe characters. */
export const freshToken = (): string => randomBytes(32).toString('base64url');

/** 32 bytes nobody can guess, for a private key. */
export const freshSeed = (): Buffer => randomBytes(32);
