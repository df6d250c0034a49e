import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Asks on the terminal, and shows nothing of what is typed; from a pipe it takes a line each time. Empty at the end of the input. */
function secretAsker(): { ask(words: string): Promise<string>; close(): void } {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
  const iterator = lines[Symbol.asyncIterator]();
  return {
    ask: async (words) => {
      process.stderr.write(words);
      const line = await iterator.next();
      process.stderr.write('\n');
      return line.done === true ? '' : line.value;
    },
    close: () => lines.close(),
  };
}

/** Runs `work`, which asks for the passwords of accounts. */
export function withPasswords<T>(work: (ask: (login: string) => Promise<string>) => Promise<T>): Promise<T> {
  const secrets = secretAsker();
  return work((login) => secrets.ask(`${login} 密码 password: `)).finally(() => secrets.close());
}
