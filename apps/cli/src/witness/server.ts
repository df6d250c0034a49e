import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { judgeCheckpoint, type Cosigner, type Verifier } from '@cobuild/transparency';
import type { WitnessState } from './state';

export type WitnessDeps = Readonly<{
  cosigner: Cosigner;
  state: WitnessState;
  /** The keys trusted for each log, by origin. */
  logs: ReadonlyMap<string, readonly Verifier[]>;
  /** Whole seconds since 1970, real time. */
  seconds(): number;
  log(line: string): void;
}>;

/** More than any checkpoint with its proof. */
const MOST_BYTES = 64 * 1024;
const SLOWEST_MS = 10_000;

const WORDS: Readonly<Record<number, string>> = {
  400: '请求格式不对 / malformed',
  403: '签名不对 / not signed by a known key',
  404: '不认识的日志或地址 / unknown log or address',
  405: '只收 POST / POST only',
  413: '太长 / too long',
  422: '一致性证明不成立 / the consistency proof does not hold',
};

/**
 * The HTTP side of a witness (C2SP tlog-witness): POST /add-checkpoint. Not listening yet. Checking, keeping and cosigning one
 * checkpoint is one synchronous step, so no two requests can come between each other.
 */
export function witnessServer(deps: WitnessDeps): Server {
  const server = createServer((request, reply) => {
    const status = request.url !== '/add-checkpoint' ? 404 : request.method === 'POST' ? null : 405;
    if (status !== null) {
      answer(reply, status);
      return;
    }
    bodyOf(request).then(
      (body) => {
        if (body === null) answer(reply, 413);
        else addCheckpoint(deps, body, reply);
      },
      () => reply.destroy(),
    );
  });
  server.requestTimeout = SLOWEST_MS;
  return server;
}

function addCheckpoint(
  { cosigner, state, logs, seconds, log }: WitnessDeps,
  body: Buffer,
  reply: ServerResponse,
): void {
  try {
    const judged = judgeCheckpoint(body, (origin) => logs.get(origin) ?? null, state.last);
    if (judged.status === 200) {
      const { origin, size } = judged.checkpoint;
      const line = cosigner.cosign(judged.text, seconds());
      state.keep(origin, judged.note + line);
      log(`cosigned ${origin} ${size}`);
      answer(reply, 200, line);
    } else if (judged.status === 409) answer(reply, 409, `${judged.size}\n`, 'text/x.tlog.size');
    else {
      // Signed by the log and not its continuation: it may be proof of a rewritten history, so it is kept in full.
      if (judged.status === 422)
        log(`NOT consistent with what was cosigned before: ${JSON.stringify(body.toString())}`);
      answer(reply, judged.status);
    }
  } catch (error) {
    log(`not cosigned: ${String(error)}`);
    answer(reply, 500, '存不下来 / could not be kept\n');
  }
}

function answer(
  reply: ServerResponse,
  status: number,
  text = `${WORDS[status] ?? status}\n`,
  type = 'text/plain',
): void {
  reply.writeHead(status, { 'content-type': type === 'text/plain' ? `${type}; charset=utf-8` : type });
  reply.end(text);
}

/** Null when it is too long; then it is read to its end all the same, so that the answer arrives. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= MOST_BYTES) chunks.push(chunk);
  }
  return length <= MOST_BYTES ? Buffer.concat(chunks) : null;
}
