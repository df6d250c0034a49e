import { readFileSync } from 'node:fs';
import { systemClock } from '@cobuild/config';
import { ranAhead, type RanAhead } from '@cobuild/handler';
import { createDataSource, liftHolds, trustedNow, type Hold } from '@cobuild/ledger';
import { logFolder } from '../../../../infra/log-settings';
import { holdsIn } from '../ledger-reader';
import { sayHold } from '../say-hold';
import { sayRanAhead } from './correct-clock';
import { auditAll, told } from './verify';

/** Says what is read-only, why and since when, and what is recorded ahead of the present moment. Resolves with 1 when anything is. */
export async function holds(databaseUrl: string): Promise<number> {
  const held = await holdsIn(databaseUrl);
  for (const hold of held) process.stdout.write(`${sayHold(hold)}\n`);
  const ahead = await aheadIn(databaseUrl);
  for (const one of ahead) process.stdout.write(`${sayRanAhead(one)}\n`);
  if (ahead.length > 0) process.stdout.write(`${CORRECT}\n`);
  if (held.length + ahead.length === 0) process.stdout.write('没有只读 nothing is read-only\n');
  return held.length + ahead.length === 0 ? 0 : 1;
}

const CORRECT =
  '时钟无误的，由两位管理员更正 if the clock is right, two administrators put it right: cobuild correct-clock --by <a> <b>';

/** Agreements recorded ahead of the present moment, or of the one named. */
async function aheadIn(databaseUrl: string, agreementId?: string): Promise<RanAhead[]> {
  const db = await createDataSource(databaseUrl, { poolSize: 1 }).initialize();
  return ranAhead(db.manager, systemClock, agreementId).finally(() => db.destroy());
}

export type LiftOptions = Readonly<{ profile: string; pin: string[] }>;

/** Lets an agreement, or the whole ledger, go on after a check of everything has passed. Resolves with 1, and lifts nothing, when not. */
export const lift = (
  databaseUrl: string,
  agreementId: string | undefined,
  { profile, pin }: LiftOptions,
): Promise<number> =>
  liftAt(
    databaseUrl,
    logFolder(profile),
    agreementId ?? null,
    pin.map((file) => readFileSync(file)),
  );

/** The same for the ledger at this address and the log in this folder. */
export async function liftAt(
  databaseUrl: string,
  folder: string,
  agreementId: string | null,
  pins: readonly Buffer[] = [],
): Promise<number> {
  const held = (await holdsIn(databaseUrl)).filter((hold) => hold.agreementId === agreementId);
  if (held.length === 0) {
    const ahead = agreementId === null ? [] : await aheadIn(databaseUrl, agreementId);
    for (const one of ahead) process.stdout.write(`${sayRanAhead(one)}\n`);
    return said(ahead.length > 0 ? CORRECT : '没有可以解除的只读 nothing here is read-only', 1);
  }
  const { findings, counts, entries, leaves } = await auditAll(databaseUrl, folder, { pins });
  const against = findings.filter(
    ({ place }) => agreementId === null || place.startsWith(`${agreementId} `) || place === agreementId,
  );
  const behind = held.filter((hold) => isBehind(hold, leaves));
  if (against.length > 0 || behind.length > 0) {
    told(against, counts, entries);
    for (const hold of behind) process.stdout.write(`${sayHold(hold)}\n`);
    return said('仍不成立，没有解除 still not as it should be: nothing was lifted', 1);
  }
  const db = await createDataSource(databaseUrl, { poolSize: 1 }).initialize();
  try {
    await liftHolds(db.manager, agreementId, await trustedNow(db.manager, systemClock));
  } finally {
    await db.destroy();
  }
  return said('已解除 lifted', 0);
}

/** Whether the ledger still lacks what a checkpoint outside has. */
const isBehind = ({ facts }: Hold, leaves: number): boolean =>
  typeof facts['pin'] === 'number' && facts['pin'] > leaves;

function said(words: string, code: number): number {
  process.stdout.write(`${words}\n`);
  return code;
}
