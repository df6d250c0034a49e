import { readFileSync } from 'node:fs';
import type { EntityManager } from 'typeorm';
import { fold, type Fact } from '@cobuild/agreement';
import { auditDecisions, auditLog, verifyChain } from '@cobuild/audit';
import { factOf, type SealedEntry } from '@cobuild/ledger';
import { auditReadModels } from '@cobuild/readmodel';
import { logFolder } from '../../../../infra/log-settings';
import { entriesOf, ledgerAndLog } from '../ledger-reader';
import { progress } from '../progress';
import { FAULT_WORDS, type Fault } from './verify-words';

export type VerifyOptions = Readonly<{ profile: string; vkey: string[]; pin: string[] }>;

/** `command` and `refusal`: what was asked, and why the rules say no to it now. */
type Told = Readonly<{ kind: Fault; place: string; command?: string | null; refusal?: string }>;

/**
 * Recomputes the chain of one agreement and its decisions, or of all together with the whole public log of the profile and the
 * read models, and prints what does not follow, a line of JSON each. Resolves with 1 when something does not, or there is nothing.
 */
export async function verify(
  databaseUrl: string,
  agreementId: string | undefined,
  { profile, pin, vkey }: VerifyOptions,
): Promise<number> {
  const pins = pin.map((file) => readFileSync(file));
  return agreementId === undefined
    ? verifyAll(databaseUrl, logFolder(profile), { pins, vkeys: vkey })
    : verifyOne(databaseUrl, agreementId);
}

async function verifyOne(databaseUrl: string, agreementId: string): Promise<number> {
  const streams = await entriesOf(databaseUrl, agreementId);
  const { findings, counts, entries } = judged(streams);
  return told(findings, counts, entries);
}

/** The same for the ledger at this address and the log in this folder, as one whole. */
export async function verifyAll(
  databaseUrl: string,
  folder: string,
  { pins = [], vkeys = [] }: Readonly<{ pins?: readonly Buffer[]; vkeys?: readonly string[] }> = {},
): Promise<number> {
  const { world, rows } = await ledgerAndLog(databaseUrl, folder, pins, readModels);
  const { findings, counts, entries } = judged(world.streams);
  const vkey = world.files.get('vkey')?.toString().trim() ?? '';
  const stranger = vkeys.length > 0 && !vkeys.includes(vkey) ? [{ kind: 'not-signed' as const, place: 'vkey' }] : [];
  const inLog = world.leaves.filter(({ agreementId }) => agreementId !== null).length;
  const log = [
    `日志 log ${world.leaves.length}`,
    `待封存 to be sealed ${Math.max(0, entries - inLog)}`,
    `读模型 read models ${rows.agreements}`,
  ];
  return told([...findings, ...stranger, ...auditLog(world), ...rows.findings], [...counts, ...log], entries);
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

function told(findings: readonly Told[], counts: readonly string[], entries: number): number {
  for (const { place, kind, ...more } of findings) {
    const [zh, en] = FAULT_WORDS[kind];
    process.stdout.write(`${JSON.stringify({ place, kind, ...more, zh, en })}\n`);
  }
  process.stdout.write(`${[...counts, `问题 findings ${findings.length}`].join(', ')}\n`);
  return findings.length === 0 && entries > 0 ? 0 : 1;
}
