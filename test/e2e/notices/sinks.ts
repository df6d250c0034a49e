import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { toMillis, type Instant } from '@cobuild/calendar';

/** Something that arrived: `to` is a mail address, or the path of a hook or a robot; `id` null where there is none. */
export type Arrived = Readonly<{ to: string; id: string | null; at: Instant; lines: readonly string[] }>;

/** A mail server, a webhook and a group robot on this machine, by virtual time; each can be out of order. */
export type Sinks = Readonly<{
  arrived: Arrived[];
  /** How often somebody was sent away. */
  refused: { mail: number; hook: number; robot: number };
  /** How often a robot got more than it takes in a minute. */
  tooFast(): number;
  smtpUrl: string;
  httpUrl: string;
  broken: { hook: boolean; robot: boolean };
  /** The mail server goes away, connections refused, or comes back. */
  mail(runs: boolean): Promise<void>;
  /** Resolves when the next mail has arrived and its sender does not know it yet. */
  nextMail(): Promise<void>;
  stop(): Promise<void>;
}>;

const PER_MINUTE = 20;
/** As long as the mail server needs to say that it has a mail. */
const ANSWER_MS = 50;

/** Each text with its link, as it is read: `text\nlink`. */
const LINES = /- (.+)\n {2}(https?:\S+)/g;
const linesIn = (text: string): string[] =>
  [...text.matchAll(LINES)].map(([, said = '', link = '']) => `${said}\n${link}`);

export async function startSinks(now: () => Instant): Promise<Sinks> {
  const arrived: Arrived[] = [];
  const refused = { mail: 0, hook: 0, robot: 0 };
  const broken = { hook: false, robot: false };
  const waiting: (() => void)[] = [];
  let tooFast = 0;

  const mailServer = (): SMTPServer => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, { envelope }, done) => {
        const cutOff = (): void => done(new Error('the sender was killed'));
        void simpleParser(stream).then(({ messageId, text }) => {
          const [to] = envelope.rcptTo;
          arrived.push({ to: to?.address ?? '', id: messageId ?? null, at: now(), lines: linesIn(text ?? '') });
          for (const tell of waiting.splice(0)) tell();
          setTimeout(done, ANSWER_MS);
        }, cutOff);
      },
    });
    server.on('error', () => undefined); // a courier that is killed hangs up
    return server;
  };
  let smtp: SMTPServer | null = mailServer();
  const port = await listen(smtp.server);

  const robot = (to: string, body: string): number => {
    if (broken.robot) {
      refused.robot += 1;
      return 45009;
    }
    const since = toMillis(now()) - 60_000;
    if (arrived.filter((one) => one.to === to && toMillis(one.at) > since).length >= PER_MINUTE) {
      tooFast += 1;
      return 45009;
    }
    const { markdown } = JSON.parse(body) as { markdown: { content: string } };
    arrived.push({ to, id: null, at: now(), lines: [markdown.content] });
    return 0;
  };
  const hook = (to: string, body: string): number => {
    if (broken.hook) {
      refused.hook += 1;
      return 500;
    }
    const { id, lines } = (JSON.parse(body) as { data: { id: string; lines: { text: string; link: string }[] } }).data;
    arrived.push({ to, id, at: now(), lines: lines.map(({ text, link }) => `${text}\n${link}`) });
    return 200;
  };
  const http = createServer((request, response) => {
    void textOf(request).then((body) => {
      const to = request.url ?? '';
      if (to.startsWith('/robot/')) response.end(JSON.stringify({ errcode: robot(to, body) }));
      else response.writeHead(hook(to, body)).end();
    });
  });
  const httpPort = await listen(http);

  const mail = async (runs: boolean): Promise<void> => {
    const before = smtp;
    if (before) await new Promise<void>((resolve) => before.close(() => resolve()));
    smtp = runs ? mailServer() : null;
    if (smtp) await listen(smtp.server, port);
  };
  return {
    arrived,
    refused,
    tooFast: () => tooFast,
    smtpUrl: `smtp://127.0.0.1:${port}`,
    httpUrl: `http://127.0.0.1:${httpPort}`,
    broken,
    mail,
    nextMail: () => new Promise((resolve) => void waiting.push(resolve)),
    stop: async () => {
      await mail(false);
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

const listen = (server: Server, port = 0): Promise<number> =>
  new Promise((resolve) => server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
