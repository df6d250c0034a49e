import { join } from 'node:path';

/** Where the kept entries are, run from the root of the repository. */
export const samplesFile = join('libs', 'ledger', 'src', 'samples', 'events.jsonl');
