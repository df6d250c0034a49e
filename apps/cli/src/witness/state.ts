import { existsSync, readFileSync } from 'node:fs';
import { writeDurably } from '@cobuild/config';
import { parseCheckpoint, parseNote, type TreeHead } from '@cobuild/transparency';

/** What a witness has cosigned last of each log, by origin: it never cosigns what does not continue it. */
export type WitnessState = Readonly<{
  last(origin: string): TreeHead | null;
  /** Durable when it returns. */
  keep(origin: string, note: string): void;
}>;

/**
 * Opens the state file, JSON of the cosigned checkpoints by origin: each one a checkpoint that somebody outside holds. Made when
 * `fresh`. Throws a sentence when it is not there or not readable, as a witness that has forgotten would cosign a rewritten history.
 */
export function openState(file: string, fresh: boolean): WitnessState {
  if (fresh && !existsSync(file)) writeDurably(file, '{}\n');
  const kept = new Map(Object.entries(read(file)));
  const heads = new Map([...kept].map(([origin, note]) => [origin, headOf(origin, note, file)]));
  return {
    last: (origin) => heads.get(origin) ?? null,
    keep: (origin, note) => {
      const head = headOf(origin, note, file);
      writeDurably(file, `${JSON.stringify(Object.fromEntries([...kept, [origin, note]]), null, 1)}\n`);
      kept.set(origin, note);
      heads.set(origin, head);
    },
  };
}

function read(file: string): Record<string, unknown> {
  if (!existsSync(file))
    throw new Error(
      `见证状态文件 ${file} 不在了：请从备份恢复，否则请换新私钥重新开始\nthe witness's state ${file} is gone: restore it from its backup, or begin anew with another key`,
    );
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    throw unreadable(file);
  }
}

function headOf(origin: string, note: unknown, file: string): TreeHead {
  const checkpoint = parseCheckpoint(parseNote(Buffer.from(typeof note === 'string' ? note : ''))?.text ?? '');
  if (checkpoint?.origin !== origin) throw unreadable(file);
  return checkpoint;
}

const unreadable = (file: string): Error =>
  new Error(
    `见证状态文件 ${file} 读不懂：请从备份恢复\nthe witness's state ${file} cannot be read: restore it from its backup`,
  );
