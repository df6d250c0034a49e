import type { AddressInfo } from 'node:net';
import { freshSeed, makeKeyFile, readKeyFile, realNow, runProcess } from '@cobuild/config';
import { COSIGNATURE, cosignerOf, signingKey, verifierOf, type Cosigner, type Verifier } from '@cobuild/transparency';
import { takeLock } from '../../../../infra/lock';
import { witnessServer } from '../witness/server';
import { openState } from '../witness/state';

export type WitnessOptions = Readonly<{
  name: string;
  key: string;
  state: string;
  log: string[];
  host: string;
  port: string;
}>;

const IDLE_MS = 50;

/** A witness that answers; `vkey` is what the log and the auditors are told of it. */
export type RunningWitness = Readonly<{ url: string; vkey: string; close(): Promise<void> }>;

/**
 * Starts a witness: its own key and state in two files, both made the first time. `log` are the public keys of the logs it
 * witnesses, several of one origin while that log changes its key. Throws a sentence when a file cannot be used, or another witness
 * uses it.
 */
export async function startWitness(options: WitnessOptions, log: (line: string) => void): Promise<RunningWitness> {
  const lock = takeLock(`${options.state}.lock`);
  if (lock.heldBy !== null)
    throw new Error(
      `见证状态文件 ${options.state} 已由进程 ${lock.heldBy} 使用\nthe witness's state ${options.state} is in use by process ${lock.heldBy}`,
    );
  try {
    const fresh = readKeyFile(options.key) === null;
    const state = openState(options.state, fresh);
    const cosigner = openCosigner(options.key, options.name);
    const logs = logsOf(options.log);
    const server = witnessServer({ cosigner, state, logs, log, seconds: () => Math.floor(realNow() / 1000) });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(Number(options.port), options.host, resolve);
    });
    const { port } = server.address() as AddressInfo;
    return {
      url: `http://${options.host}:${port}`,
      vkey: cosigner.vkey,
      close: async () => {
        // What is being cosigned is answered first; a connection that was kept alive then falls idle.
        const closing = setInterval(() => server.closeIdleConnections(), IDLE_MS);
        await new Promise((resolve) => server.close(resolve));
        clearInterval(closing);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** Runs it until the process is told to stop. */
export function witness(options: WitnessOptions): void {
  runProcess('witness', async ({ log }) => {
    const running = await startWitness(options, log);
    process.stdout.write(`见证者公钥 vkey  ${running.vkey}\n地址 address     ${running.url}\n`);
    return running.close;
  });
}

function openCosigner(file: string, name: string): Cosigner {
  if (readKeyFile(file) === null) makeKeyFile(file, signingKey(name, freshSeed(), COSIGNATURE));
  const found = readKeyFile(file);
  if (found === 'too-open')
    throw new Error(`${file} 的权限比 0400 宽\n${file} is open wider than 0400: somebody else may have read the key`);
  const cosigner = cosignerOf(found?.text ?? '');
  if (cosigner?.name !== name)
    throw new Error(`${file} 不是见证者 ${name} 的私钥\n${file} is no key of a witness called ${name}`);
  return cosigner;
}

function logsOf(vkeys: readonly string[]): Map<string, Verifier[]> {
  const logs = new Map<string, Verifier[]>();
  for (const vkey of vkeys) {
    const verifier = verifierOf(vkey);
    if (!verifier) throw new Error(`--log ${vkey} 不是日志公钥 / is no public key of a log`);
    logs.set(verifier.name, [...(logs.get(verifier.name) ?? []), verifier]);
  }
  return logs;
}
