import { join } from 'node:path';

const folder = join('libs', 'ledger', 'src', 'samples');

/** Where the kept entries are, run from the root of the repository. */
export const samplesFile = join(folder, 'events.jsonl');

/** The folder of the kept payloads: of each version of each event one with every field. */
export const payloadsFile = join(folder, 'payloads.jsonl');

/** A line of it. */
export type KeptPayload = Readonly<{ type: string; version: number; payload: Readonly<Record<string, unknown>> }>;
