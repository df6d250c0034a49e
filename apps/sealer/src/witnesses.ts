import { mapBounded } from '@cobuild/config';
import {
  consistencyProof,
  cosignedBy,
  formatAddCheckpoint,
  type HashReader,
  type TreeHead,
  type Witness,
} from '@cobuild/transparency';

/** Witnesses that are asked at once. */
const AT_ONCE = 16;

/** A signed checkpoint, as a note, and the tree it is of with its hashes. */
export type Asked = Readonly<{ note: string; head: TreeHead; read: HashReader }>;

/** Who cosigns what the sealer has signed. */
export type Witnesses = Readonly<{
  /** Signature lines that came in time from witnesses whose line is not under the note yet: `well` asks only those that answered last time. */
  cosign(asked: Asked, which: 'well' | 'all'): Promise<string[]>;
}>;

export const NO_WITNESSES: Witnesses = { cosign: () => Promise.resolve([]) };

/** What a witness answers with at most. */
const MOST_BYTES = 16 * 1024;

type Known = { readonly url: string; readonly witness: Witness; size: number; well: boolean; said: string };

/**
 * Asks witnesses (C2SP tlog-witness), all at once and none longer than `limitMs` real milliseconds. One that does not answer, or
 * not with its cosignature, is written to the log when that begins and when it ends; it holds nothing up.
 */
export function witnessesAt(
  list: readonly Readonly<{ url: string; witness: Witness }>[],
  limitMs: number,
  log: (line: string) => void,
): Witnesses {
  const all = list.map(({ url, witness }): Known => ({ url, witness, size: 0, well: true, said: '' }));
  const say = (one: Known, words: string): void => {
    if (one.said !== words) log(`witness ${one.witness.name}: ${words}`);
    one.said = words;
  };
  const ask = async (one: Known, asked: Asked): Promise<string[]> => {
    try {
      const line = await cosignature(one, asked, AbortSignal.timeout(limitMs));
      one.well = true;
      say(one, 'cosigns');
      return [line];
    } catch (error) {
      one.well = false;
      say(one, `NO cosignature: ${error instanceof Error ? error.message : String(error)}`);
      return [];
    }
  };
  return {
    cosign: async (asked, which) => {
      const missing = all.filter((one) => !cosignedBy(Buffer.from(asked.note), one.witness));
      const asking = missing.filter(({ well }) => well || which === 'all');
      return (await mapBounded(asking, (one) => ask(one, asked), AT_ONCE)).flat();
    },
  };
}

async function cosignature(one: Known, { note, head, read }: Asked, signal: AbortSignal): Promise<string> {
  // Whoever does not know what a witness saw last asks, and is told; then the proof starts from there.
  for (const again of [true, false]) {
    const from = one.size > head.size ? 0 : one.size;
    const proof = from > 0 && from < head.size ? await consistencyProof(from, head.size, read) : [];
    const body = formatAddCheckpoint({ oldSize: from, proof, note });
    const answer = await fetch(new URL('add-checkpoint', one.url.replace(/\/*$/, '/')), {
      ...{ method: 'POST', body, signal, redirect: 'error', headers: { 'content-type': 'text/plain' } },
    });
    const text = await textOf(answer);
    if (answer.status === 200) {
      const found = cosignedBy(Buffer.from(note + text), one.witness);
      if (!found) throw new Error('answered with no cosignature of its key');
      one.size = head.size;
      return found.line;
    }
    const size = answer.status === 409 && /^(0|[1-9]\d{0,15})\n$/.test(text) ? Number(text) : null;
    if (size === null) throw new Error(`answered ${answer.status}${answer.status === 422 ? CONTRADICTED : ''}`);
    if (size > head.size) throw new Error(`has seen ${size}, and we have ${head.size}${CONTRADICTED}`);
    if (!again || size === from) throw new Error(`has seen another tree of ${size}${CONTRADICTED}`);
    one.size = size;
  }
  throw new Error('answered twice that it has seen another size');
}

const CONTRADICTED = ' (history was rewritten, or this ledger set back)';

async function textOf(answer: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MOST_BYTES) throw new Error('answered with too much');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
