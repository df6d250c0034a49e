import { createStore, del, entries, set } from 'idb-keyval';
import { fetched, Offline, Refused, sent, type Command } from './api';
import { put, type At } from './put';
import { withoutPosition } from './without-position';

/** Something somebody asked for, with what proves it; it goes out once, under its key, however often it is tried. */
export type Entry = Readonly<{
  key: string;
  agreement: string;
  unit: string;
  command: Command;
  files: readonly Readonly<{ kind: 'photo' | 'document'; content: Blob }>[];
  /** Texts that are kept apart from what is asked, and where in it they are named. */
  notes: readonly Readonly<{ at: At; text: string }>[];
  madeAt: number;
  /** What it was about, to show while it waits. */
  title: Readonly<Record<'zh' | 'en', string>>;
  refused: Readonly<Record<'zh' | 'en', string>> | null;
}>;

const store = createStore('cobuild', 'outbox');

/** All that has not gone out, oldest first. */
export const waiting = async (): Promise<Entry[]> =>
  (await entries<string, Entry>(store)).map(([, entry]) => entry).sort((a, b) => a.madeAt - b.madeAt);

export const discard = (key: string): Promise<void> => del(key, store);

/**
 * Keeps something on this device, its photos without their position data, and tries to send it. Resolves with true when it was
 * taken, false when there is no connection and it waits; throws `Refused` when the rules say no, and then it is not kept.
 */
export async function submit(asked: Entry): Promise<boolean> {
  const files: Entry['files'][number][] = [];
  for (const file of asked.files) files.push(await cleaned(file));
  const entry = { ...asked, files };
  await set(entry.key, entry, store);
  try {
    await deliver(entry);
    await discard(entry.key);
    return true;
  } catch (error) {
    if (error instanceof Offline || isForLater(error)) return false;
    await discard(entry.key);
    throw error;
  }
}

const cleaned = async ({ kind, content }: Entry['files'][number]): Promise<Entry['files'][number]> => ({
  kind,
  content: await withoutPosition(content),
});

/** Sends what waits, in order, and resolves with how many were taken. What the rules refuse stays, with their reason, to be seen. */
export async function flush(): Promise<number> {
  let taken = 0;
  for (const entry of await waiting()) {
    if (entry.refused) continue;
    try {
      await deliver(entry);
      await discard(entry.key);
      taken += 1;
    } catch (error) {
      if (!(error instanceof Refused) || error.status >= 500 || error.status === 401 || isForLater(error)) return taken;
      await set(entry.key, { ...entry, refused: error.words }, store);
    }
  }
  return taken;
}

/** The API takes it later, under the same key: somebody else holds the agreement, too much was sent at once, the database is away. */
const isForLater = (error: unknown): boolean =>
  error instanceof Refused && (error.status === 503 || error.status === 429);

async function deliver({ key, agreement, unit, command, files, notes }: Entry): Promise<void> {
  const headers = { 'cobuild-actor': unit };
  const brought: { kind: string; sha256: string }[] = [];
  for (const { kind, content } of files) {
    const octets = { ...headers, 'content-type': 'application/octet-stream' };
    const { sha256 } = await fetched<{ sha256: string }>('/files', { method: 'POST', headers: octets, body: content });
    brought.push({ kind, sha256 });
  }
  let body = proven(command, brought);
  for (const { at, text } of notes) body = put(body, at, await sent('POST', '/texts', { text }, headers));
  await sent('POST', `/agreements/${agreement}/commands`, body, { ...headers, 'idempotency-key': key });
}

/** With what was brought: as its evidence, or as the one document it is about. */
function proven(command: Command, brought: readonly Readonly<{ kind: string; sha256: string }>[]): object {
  const [first] = brought;
  if (!first) return command;
  if ('sha256' in command) return { ...command, sha256: first.sha256 };
  return { ...command, evidence: [...('evidence' in command ? command.evidence : []), ...brought] };
}
