import { chainStart, decisionAudit, verifyChain } from '@cobuild/audit';
import { factOf, type SealedEntry } from '@cobuild/ledger';
import { rowAudit, type ReadModelFinding } from '@cobuild/readmodel';
import type { Told } from './commands/verify-words';

/** Findings in one stream; `rows` is null where it is broken or cannot be folded, and tells nothing of its rows. */
export type StreamAudit = Readonly<{
  findings: readonly Told[];
  decisions: number;
  entries: number;
  last: SealedEntry | null;
  rows: readonly ReadModelFinding[] | null;
}>;

/** Checks one stream that comes in parts: its chain, and while that is whole its decisions, and its rows where they are given. */
export function streamAudit(agreementId: string, live: Map<string, string> | null) {
  const [at, decisions] = [chainStart(), decisionAudit()];
  const findings: Told[] = [];
  const place = (seq: number): string => `${agreementId} ${seq}`;
  let [rows, last, entries] = [live && rowAudit(agreementId, live), null as SealedEntry | null, 0];
  return {
    add(part: readonly SealedEntry[]): void {
      for (const { kind, seq } of verifyChain(part, at)) findings.push({ kind, place: place(seq) });
      entries += part.length;
      last = part.at(-1) ?? last;
      if (findings.length > 0) return;
      decisions.add(part);
      try {
        rows?.add(part.map(factOf));
      } catch {
        rows = null; // not even to be folded
      }
    },
    end(): StreamAudit {
      if (findings.length > 0) return { findings, decisions: 0, entries, last, rows: null };
      const again = decisions.end();
      const undecided = again.findings.map(({ kind, seq, command, refusal }): Told => ({
        ...{ place: place(seq), kind, command },
        ...(refusal && { refusal: refusal.code }),
      }));
      return { findings: undecided, decisions: again.decisions, entries, last, rows: rows?.end() ?? null };
    },
  };
}
