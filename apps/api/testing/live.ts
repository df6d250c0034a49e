import { createParser } from 'eventsource-parser';
import { eventually } from '../../../test/engines/temporal';

export type Told = Readonly<{ event: string; id: string; data: unknown }>;
type Message = Readonly<{ party: string; id: string; lines: readonly { occasion: string }[] }>;

/** A browser that listens to `/inbox/live`; `status` is what it was answered. */
export type Browser = Readonly<{
  status: number;
  told: Told[];
  beats(): number;
  /** Of all events so far, what each line was about, in the order of arrival. */
  occasions(): string[];
  messages(): Message[];
  /** What a browser sends as `Last-Event-ID` when it comes back. */
  lastId(): string;
  /** Resolves once so many lines have come. */
  until(lines: number): Promise<void>;
  /** Resolves when the stream has ended, whoever ended it. */
  ended: Promise<void>;
  leave(): Promise<void>;
}>;

/** Resolves when `ready` has come, or the answer was no stream. */
export async function browse(url: string, cookie: string, lastEventId?: string): Promise<Browser> {
  const leaving = new AbortController();
  const headers = { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) };
  const response = await fetch(`${url}/inbox/live`, { headers, signal: leaving.signal });
  const told: Told[] = [];
  let beats = 0;
  const parser = createParser({
    onEvent: ({ event = 'message', id = '', data }) => void told.push({ event, id, data: JSON.parse(data) as unknown }),
    onComment: () => {
      beats += 1;
    },
  });
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false;
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) if (isStream) parser.feed(decoder.decode(part, { stream: true }));
  };
  const ended = read().catch(() => undefined);
  const messages = () =>
    told.flatMap(({ event, data }) => (event === 'inbox' ? (data as { messages: Message[] }).messages : []));
  const occasions = () => messages().flatMap(({ lines }) => lines.map(({ occasion }) => occasion));
  if (isStream) await eventually(() => Promise.resolve(told.find(({ event }) => event === 'ready')));
  return {
    status: response.status,
    told,
    beats: () => beats,
    occasions,
    messages,
    lastId: () => told.at(-1)?.id ?? '',
    until: async (lines) => {
      await eventually(() => Promise.resolve(occasions().length >= lines || null));
    },
    ended,
    leave: async () => {
      leaving.abort();
      await ended;
    },
  };
}
