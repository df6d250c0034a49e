import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { canonical } from '@cobuild/ledger';
import { fullOf, payloadShapes } from '../../libs/audit/src/testing/payload-shapes';
import { payloadsFile, type KeptPayload } from './samples';

// Adds a payload with every field for each version of an event that has none yet, and never touches those that are kept:
// node dist/test/samples/record-payloads.js
const lines = existsSync(payloadsFile) ? readFileSync(payloadsFile, 'utf8').trim().split('\n') : [];
const kept = new Set(lines.map((line) => JSON.parse(line) as KeptPayload).map((one) => `${one.type} ${one.version}`));

for (const [of, shape] of payloadShapes()) {
  if (kept.has(of)) continue;
  const [type = '', version = ''] = of.split(' ');
  const [payload] = fullOf(shape);
  appendFileSync(payloadsFile, `${canonical({ type, version: Number(version), payload })}\n`);
}
