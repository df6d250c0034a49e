import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Whom PostgreSQL runs as: spread into spawn's options. Empty means ourselves. */
export type ServiceUser = Readonly<{ uid?: number; gid?: number; name?: string }>;

const CANDIDATES = ['postgres', 'nobody'];

/** PostgreSQL refuses to run as root: then it is `postgres` where there is one, else `nobody`. Anybody else is himself. */
export function serviceUser(): ServiceUser {
  if (process.getuid?.() !== 0) return {};
  for (const name of CANDIDATES) {
    const listed = inPasswd(name);
    if (listed) return { ...listed, name };
    try {
      const ask = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: ask('-u'), gid: ask('-g'), name };
    } catch {
      continue; // no such user on this system
    }
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is neither a user postgres nor nobody: run as a normal user',
  );
}

/** The user's line in `/etc/passwd`: found without any program on PATH. */
function inPasswd(name: string): { uid: number; gid: number } | null {
  const text = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '';
  const [, , uid, gid] =
    text
      .split('\n')
      .find((line) => line.startsWith(`${name}:`))
      ?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}
