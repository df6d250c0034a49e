import { readFileSync } from 'node:fs';
import type { EntityManager } from 'typeorm';
import { auditLog } from '@cobuild/audit';
import { allHeads, doubledLeaves, ownEntries, passedOver, type SealedEntry } from '@cobuild/ledger';
import { liveRows, rowsWithoutEntry, type ReadModelFinding } from '@cobuild/readmodel';
import { isRotation } from '@cobuild/transparency';
import { logFolder } from '../../../../infra/log-settings';
import { entryPages, holdsIn, leafPages, publishedFiles, reading, signedPages } from '../ledger-reader';
import { progress } from '../progress';
import { sayHold } from '../say-hold';
import { streamAudit } from '../stream-audit';
import { FAULT_WORDS, type Told } from './verify-words';

export type VerifyOptions = Readonly<{ profile: string; vkey: string[]; pin: string[]; witness: string[] }>;

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
  const { findings, counts, entries } = await reading(databaseUrl, (tx) => auditEntries(tx, agreementId));
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

/**
 * Findings in the whole ledger, its log and its read models, with the counts of each and the number of leaves. Reads all at one moment
 * and page by page, so that memory does not grow with the ledger.
 */
export const auditAll = (databaseUrl: string, folder: string, { pins = [], vkeys = [], witnesses = [] }: Known = {}) =>
  reading(databaseUrl, async (tx) => {
    // The checkpoint first: what it is over is in the database already.
    const file = await publishedFiles(folder);
    const entries = await auditEntries(tx, null);
    const log = await auditLog({
      leaves: leafPages(tx),
      signed: signedPages(tx),
      rotations: (await ownEntries(tx)).filter(({ entry }) => isRotation(entry)),
      ...{ file, pins, vkeys, witnesses },
    });
    const places = [
      ...(await doubledLeaves(tx)).map(({ agreementId, seq, index }) => ({
        ...{ kind: 'leaf-doubled' as const, place: `${agreementId} ${seq} (${index})` },
      })),
      ...(await passedOver(tx)).map(({ agreementId, seq }) => ({
        ...{ kind: 'passed-over' as const, place: `${agreementId} ${seq}` },
      })),
    ];
    const counts = [
      `日志 log ${log.leaves}`,
      `待封存 to be sealed ${Math.max(0, entries.entries - log.entries)}`,
      `读模型 read models ${entries.rows}`,
    ];
    const rows = [...entries.rowFindings, ...(await rowsWithoutEntry(tx))];
    return {
      findings: [...entries.findings, ...entries.headFindings, ...places, ...log.findings, ...rows],
      counts: [...entries.counts, ...counts],
      entries: entries.entries,
      leaves: log.leaves,
      seen: log.seen,
    };
  });

type Open = Readonly<{ id: string; audit: ReturnType<typeof streamAudit> }>;

/** Chains, decisions, heads and rows of all streams, or the chain and decisions of one. */
async function auditEntries(tx: EntityManager, only: string | null) {
  const heads = new Map((only === null ? await allHeads(tx) : []).map((head) => [head.agreementId, head]));
  const tick = progress('协议 agreements');
  const all = heads.size;
  let [streams, entries, decisions, rows] = [0, 0, 0, 0];
  const [findings, headFindings, rowFindings]: [Told[], Told[], ReadModelFinding[]] = [[], [], []];
  const close = (stream: Open | null): void => {
    if (stream === null) return;
    const { id, audit } = stream;
    const found = audit.end();
    findings.push(...found.findings);
    rowFindings.push(...(found.rows ?? []));
    const head = heads.get(id);
    if (only === null && (found.last?.seq !== head?.seq || found.last?.commitment !== head?.commitment))
      headFindings.push({ kind: 'head-differs', place: id });
    heads.delete(id);
    streams += 1;
    entries += found.entries;
    decisions += found.decisions;
    rows += found.rows === null ? 0 : 1;
    tick(streams, Math.max(all, streams));
  };
  let open = null as Open | null;
  for await (const page of entryPages(tx, only)) {
    const parts = new Map<string, SealedEntry[]>();
    for (const entry of page) {
      const part = parts.get(entry.agreementId);
      if (part) part.push(entry);
      else parts.set(entry.agreementId, [entry]);
    }
    const going: string | undefined = open?.id;
    const begun = [...parts.keys()].filter((id) => id !== going);
    const live = only === null ? await liveRows(tx, begun) : null;
    for (const [id, part] of parts) {
      if (open?.id !== id) {
        close(open);
        open = { id, audit: streamAudit(id, live && (live.get(id) ?? new Map<string, string>())) };
      }
      open.audit.add(part);
    }
  }
  close(open);
  for (const id of heads.keys()) headFindings.push({ kind: 'head-differs', place: id });
  const counts = [`协议 agreements ${streams}`, `条目 entries ${entries}`, `重新决定 decided again ${decisions}`];
  return { findings, headFindings, rowFindings, counts, entries, rows };
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
