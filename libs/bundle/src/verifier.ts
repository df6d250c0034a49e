import { existsSync } from 'node:fs';
import { join } from 'node:path';

const BESIDE = join(__dirname, '../verify.mjs');

/** The file of the verifier that goes into every bundle, plain Node.js: also when we run from dist/, where it is not copied to. */
export const VERIFIER = existsSync(BESIDE) ? BESIDE : join(__dirname, '../../../../libs/bundle/verify.mjs');
