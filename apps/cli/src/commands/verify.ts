import { readFileSync } from 'node:fs';
import type { EntityManager } from 'typeorm';
import { fold, type Fact } from '@cobuild/agreement';
import { auditDecisions, auditLog, sightings, verifyChain } from '@cobuild/audit';
import { factOf, type SealedEntry } from '@cobuild/ledger';
import { auditReadModels } from '@cobuild/readmodel';
import { logFolder } from '../../../../infra/log-settings';
import { entriesOf, holdsIn, ledgerAndLog } from '../ledger-reader';
import { progress } from '../progress';
import { sayHold } from '../say-hold';
import { FAULT_WORDS, type Fault } from './verify-words';

export type VerifyOptions = Readonly<{ profile: string; vkey: string[]; pin: string[]; witness: string[] }>;

/** `command` and `refusal`: what was asked, and why the rules say no to it now. */
export type Told = Readonly<{ kind: Fault; place: string; command?: string | null; refusal?: string }>;

/**
 * Recomputes the chain of one agreement and its decisions, or of all together with the whole public log of the profile and the
 * read models, and prints what does not follow, a line of JSON each. Resolves with 1 when something does not, or there is nothing.
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
  const streams = await entriesOf(databaseUrl, agreementId);
  const { findings, counts, entries } = judged(streams);
  return told(findings, counts, entries);
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

/** What does not follow in the whole ledger, its log and its read models, how much there is of what, and how many leaves the log has. */
export async function auditAll(
  databaseUrl: string,
  folder: string,
  { pins = [], vkeys = [], witnesses = [] }: Known = {},
) {
  const { world, rows } = await ledgerAndLog(databaseUrl, folder, { pins, vkeys, witnesses }, readModels);
  const { findings, counts, entries } = judged(world.streams);
  const inLog = world.leaves.filter(({ agreementId }) => agreementId !== null).length;
  const log = [
    `日志 log ${world.leaves.length}`,
    `待封存 to be sealed ${Math.max(0, entries - inLog)}`,
    `读模型 read models ${rows.agreements}`,
  ];
  return {
    findings: [...findings, ...auditLog(world), ...rows.findings],
    counts: [...counts, ...log],
    entries,
    leaves: world.leaves.length,
    seen: sightings(world),
  };
}

/** The read models, at the moment the streams were read; not of a stream that is broken or cannot be read, which tells nothing. */
async function readModels(tx: EntityManager, streams: readonly SealedEntry[][]) {
  const tick = progress('读模型 read models');
  const facts = streams.flatMap((entries) => {
    const told = [...verifyChain(entries)].length === 0 ? readable(entries) : null;
    return told ? [{ agreementId: entries[0]?.agreementId ?? '', facts: told }] : [];
  });
  const findings = await auditReadModels(tx, facts, (seen) => tick(seen, facts.length));
  return { agreements: facts.length, findings };
}

function readable(entries: readonly SealedEntry[]): readonly Fact[] | null {
  try {
    const facts = entries.map(factOf);
    fold(facts);
    return facts;
  } catch {
    return null;
  }
}

/** Chains, and where one is whole, its decisions. */
function judged(all: readonly (readonly SealedEntry[])[]) {
  const streams = all.filter(({ length }) => length > 0);
  const tick = progress('协议 agreements');
  const findings: Told[] = [];
  let [decisions, entries] = [0, 0];
  for (const [n, stream] of streams.entries()) {
    const place = (seq: number): string => `${stream[0]?.agreementId ?? ''} ${seq}`;
    const broken = [...verifyChain(stream)].map(({ kind, seq }) => ({ place: place(seq), kind }));
    const again = broken.length > 0 ? { decisions: 0, findings: [] } : auditDecisions(stream);
    findings.push(...broken);
    for (const { kind, seq, command, refusal } of again.findings)
      findings.push({ place: place(seq), kind, command, ...(refusal && { refusal: refusal.code }) });
    decisions += again.decisions;
    entries += stream.length;
    tick(n + 1, streams.length);
  }
  const counts = [
    `协议 agreements ${streams.length}`,
    `条目 entries ${entries}`,
    `重新决定 decided again ${decisions}`,
  ];
  return { findings, counts, entries };
}

/** Prints them, a line of JSON each, and the counts. Returns 1 when there is any, or nothing to look at. */
export function told(findings: readonly Told[], counts: readonly string[], entries: number): number {
  for (const { place, kind, ...more } of findings) {
    const [zh, en] = FAULT_WORDS[kind];
    process.stdout.write(`${JSON.stringify({ place, kind, ...more, zh, en })}\n`);
  }
  process.stdout.write(`${[...counts, `问题 findings ${findings.length}`].join(', ')}\n`);
  return findings.length === 0 && entries > 0 ? 0 : 1;
}
