import type { ServerResponse } from 'node:http';

/** Real ms after which a browser whose stream ended comes back. */
const RETRY_MS = 2000;

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-accel-buffering': 'no', // nginx would collect what should go on at once
};

/** Server-sent events (the HTML standard's) to one reader. */
export type EventStream = Readonly<{
  /** Whether what was sent has gone out; while it has not, nothing more should be. */
  drained(): boolean;
  send(event: string, id: string, data: unknown): void;
  /** A comment, so that nobody on the way takes the silence for an end. */
  beat(): void;
  /** Lets go of the reader, who may come back. */
  end(): void;
  /** Lets go of a reader who does not read. */
  drop(): void;
}>;

/** Begins a stream as the answer; `on.drained` is called when a reader has caught up, `on.closed` once, however it ends. */
export function eventStream(response: ServerResponse, on: Readonly<{ drained(): void; closed(): void }>): EventStream {
  response.on('drain', () => on.drained());
  response.on('error', () => undefined); // written to while it was closing: its close follows
  response.once('close', () => on.closed());
  response.writeHead(200, HEADERS);
  response.write(`retry: ${RETRY_MS}\n\n`);
  return {
    drained: () => !response.writableNeedDrain,
    send: (event, id, data) => void response.write(`event: ${event}\nid: ${id}\ndata: ${JSON.stringify(data)}\n\n`),
    beat: () => void response.write(':\n\n'),
    end: () => {
      if (response.writableNeedDrain) response.destroy();
      else response.end();
    },
    drop: () => void response.destroy(),
  };
}
