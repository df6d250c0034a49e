import { readFileSync } from 'node:fs';
import { auditLog, sightings, verifyChain, type Finding, type LogFault } from '@cobuild/audit';
import { logFolder } from '../../../../infra/log-settings';
import { entriesOf, holdsIn, ledgerAndLog } from '../ledger-reader';
import { sayHold } from '../say-hold';

export type VerifyOptions = Readonly<{ profile: string; vkey: string[]; pin: string[]; witness: string[] }>;

const WORDS: Readonly<Record<Finding['kind'] | LogFault, readonly [string, string]>> = {
  gap: ['序号不连续', 'out of sequence'],
  altered: ['与封存时不同', 'not what was sealed'],
  'not-canonical': ['不是规范的 JSON', 'not canonical JSON'],
  'other-stream': ['属于另一份协议', 'of another agreement'],
  'head-differs': ['末条与登记的不符', 'the last entry is not the one that is registered'],
  'passed-over': ['未进日志，而更晚的已进', 'not in the log, though later ones are'],
  'leaf-differs': ['与进日志时不同，或已不在', 'not what went into the log, or gone'],
  'leaf-missing': ['日志缺这一片叶', 'the log lacks this leaf'],
  'leaf-doubled': ['在日志里出现两次', 'in the log twice'],
  'snapshot-differs': ['与当日快照不符', 'the snapshot is not that of the heads before it'],
  'not-signed': ['没有本日志密钥的有效签名', "not signed by this log's key"],
  'root-differs': ['与重算的根不同', 'has another root than is recomputed'],
  'file-differs': ['已发布的文件缺失或不同', 'the published file is missing or differs'],
  'key-differs': [
    '换密钥的记录不成立，或不是您知道的公钥',
    'a change of the key does not hold, or it is not one you know',
  ],
  'not-cosigned': ['没有这个见证者的有效签名', 'this witness has signed none of it'],
  'pin-differs': ['与您保存的检查点不符：历史被改写过', 'not what you kept: history was rewritten'],
};

/**
 * Recomputes the chain of one agreement, or of all together with the whole public log of the profile, and prints what does not
 * follow, a line of JSON each. Resolves with 1 when something does not, or there is nothing.
 */
export async function verify(
  databaseUrl: string,
  agreementId: string | undefined,
  { profile, pin, vkey, witness }: VerifyOptions,
): Promise<number> {
  const pins = pin.map((file) => readFileSync(file));
  return agreementId === undefined
    ? verifyAll(databaseUrl, logFolder(profile), { pins, vkeys: vkey, witnesses: witness })
    : verifyOne(databaseUrl, agreementId);
}

async function verifyOne(databaseUrl: string, agreementId: string): Promise<number> {
  const [entries = []] = await entriesOf(databaseUrl, agreementId);
  const findings = [...verifyChain(entries)].map(({ kind, seq }) => ({ place: `${agreementId} ${seq}`, kind }));
  return told(findings, [`协议 agreements 1`, `条目 entries ${entries.length}`], entries.length);
}

type Known = Readonly<{
  pins?: readonly Buffer[];
  vkeys?: readonly string[];
  witnesses?: readonly string[];
}>;

/** The same for the ledger at this address and the log in this folder, as one whole; also says what is read-only. */
export async function verifyAll(databaseUrl: string, folder: string, known: Known = {}): Promise<number> {
  const { findings, counts, entries, seen } = await auditAll(databaseUrl, folder, known);
  for (const { name, size, at } of seen) process.stdout.write(`见证 witness ${name}: 于 at ${at} 见过 saw ${size}\n`);
  const code = told(findings, counts, entries);
  for (const line of (await holdsIn(databaseUrl)).map(sayHold)) process.stdout.write(`${line}\n`);
  return code;
}

/** What does not follow in the whole ledger and its log, how much there is of what, and how many leaves the log has. */
export async function auditAll(
  databaseUrl: string,
  folder: string,
  { pins = [], vkeys = [], witnesses = [] }: Known = {},
) {
  const world = await ledgerAndLog(databaseUrl, folder, { pins, vkeys, witnesses });
  const streams = world.streams.filter((entries) => entries.length > 0);
  const findings: Told[] = [
    ...streams.flatMap((entries) =>
      [...verifyChain(entries)].map(({ kind, seq }) => ({ place: `${entries[0]?.agreementId ?? ''} ${seq}`, kind })),
    ),
    ...auditLog(world),
  ];
  const entries = streams.reduce((sum, { length }) => sum + length, 0);
  const inLog = world.leaves.filter(({ agreementId }) => agreementId !== null).length;
  const counts = [
    `协议 agreements ${streams.length}`,
    `条目 entries ${entries}`,
    `日志 log ${world.leaves.length}`,
    `待封存 to be sealed ${Math.max(0, entries - inLog)}`,
  ];
  return { findings, counts, entries, leaves: world.leaves.length, seen: sightings(world) };
}

export type Told = Readonly<{ kind: Finding['kind'] | LogFault; place: string }>;

/** Prints them, a line of JSON each, and the counts. Returns 1 when there is any, or nothing to look at. */
export function told(findings: readonly Told[], counts: readonly string[], entries: number): number {
  for (const { kind, place } of findings) {
    const [zh, en] = WORDS[kind];
    process.stdout.write(`${JSON.stringify({ place, kind, zh, en })}\n`);
  }
  process.stdout.write(`${[...counts, `问题 findings ${findings.length}`].join(', ')}\n`);
  return findings.length === 0 && entries > 0 ? 0 : 1;
}
