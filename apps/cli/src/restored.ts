import { systemClock } from '@cobuild/config';
import { createDataSource, hold, publishedKey, type Hold } from '@cobuild/ledger';
import { openCheckpoint, verifierOf, type Checkpoint } from '@cobuild/transparency';
import { auditAll, told } from './commands/verify';
import { sayHold } from './say-hold';

/**
 * Holds a restored ledger against the checkpoints known outside: older than one of them, or not what it was, it is read-only until a
 * person has looked. Resolves with 1 then. Throws a sentence on a pin that this log's key has not signed.
 */
export async function checkRestored(databaseUrl: string, folder: string, pins: readonly Buffer[]): Promise<number> {
  const vkey = (await publishedKey(folder))?.toString().trim();
  if (vkey === undefined) return 0; // nothing was sealed yet
  const newest = Math.max(0, ...pins.map((pin) => sizeOf(pin, vkey)));
  const held = pins.filter((pin) => sizeOf(pin, vkey) > 0);
  const audit = await auditAll(databaseUrl, folder, {});
  const since = systemClock.now();
  if (newest > audit.leaves)
    return heldAs(databaseUrl, {
      agreementId: null,
      code: 'ledger-behind',
      since,
      facts: { has: audit.leaves, pin: newest },
    });
  const { findings, counts, entries } = await auditAll(databaseUrl, folder, { pins: held });
  const [first] = findings;
  const code = told(findings, counts, entries);
  if (!first) return code;
  const facts = { fault: first.kind, place: first.place };
  return heldAs(databaseUrl, { agreementId: null, code: 'log-differs', since, facts });
}

async function heldAs(databaseUrl: string, wanted: Hold): Promise<number> {
  const db = await createDataSource(databaseUrl, { poolSize: 1 }).initialize();
  await hold(db.manager, wanted).finally(() => db.destroy());
  process.stdout.write(`${sayHold(wanted)}\n`);
  return 1;
}

const sizeOf = (pin: Buffer, vkey: string): number => checkpointIn(pin, vkey).size;

/** What a pin says. Throws a sentence when this log's key has not signed it. */
export function checkpointIn(pin: Buffer, vkey: string): Checkpoint {
  const verifier = verifierOf(vkey);
  const opened = openCheckpoint(pin, verifier?.name ?? '', verifier ? [verifier] : []);
  if ('checkpoint' in opened) return opened.checkpoint;
  throw new Error(
    `--pin：不是这个日志的密钥签的检查点（${opened.fault}），请换一份\n--pin: not signed by the key of this log (${opened.fault}): take another`,
  );
}
