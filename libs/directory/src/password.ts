import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import pLimit from 'p-limit';

/** Cost, block size, parallelism: RFC 7914 as OWASP advises for sign-in (2^15, 8, 3: about 32 MiB and 100 ms). */
const N = 2 ** 15;
const R = 8;
const P = 3;
const BYTES = 32;

/** Hashes at once in this process: Node has four threads for such work, and files and names need the others. */
const AT_ONCE = 2;
/** Hashes that wait at most: about two minutes of work. */
const WAITING = 1000;

const hashing = pLimit(AT_ONCE);

/** Too many passwords wait to be hashed. The request can be sent again after some seconds. */
export class HashingBusy extends Error {}

/** Off the event loop, two at a time; throws `HashingBusy` when 1,000 wait. */
const derive = (password: string, salt: Buffer, n: number, r: number, p: number): Promise<Buffer> => {
  if (hashing.pendingCount >= WAITING) throw new HashingBusy('too many passwords wait to be hashed');
  return hashing(
    () =>
      new Promise<Buffer>((resolve, reject) => {
        const done = (error: Error | null, key: Buffer): void => (error ? reject(error) : resolve(key));
        scrypt(password.normalize('NFKC'), salt, BYTES, { N: n, r, p, maxmem: 256 * n * r }, done);
      }),
  );
};

/** A password as it is kept: `scrypt$N$r$p$salt$key`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, N, R, P);
  return ['scrypt', N, R, P, salt.toString('base64'), key.toString('base64')].join('$');
}

/** Stands for somebody there is not, so that asking takes as long. */
const NOBODY = `scrypt$${N}$${R}$${P}$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(BYTES).toString('base64')}`;

/** Whether it is the password; takes equally long for an account that does not exist (`kept` null). */
export async function checkPassword(password: string, kept: string | null): Promise<boolean> {
  const [, n, r, p, salt = '', key = ''] = (kept ?? NOBODY).split('$');
  const wanted = Buffer.from(key, 'base64');
  const given = await derive(password, Buffer.from(salt, 'base64'), Number(n), Number(r), Number(p));
  return timingSafeEqual(given, wanted) && kept !== null;
}
