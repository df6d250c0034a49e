import { pushKeysOf } from '@cobuild/config';
import { freshPushKey } from '../../../../infra/keys';

/** Prints a new pair of VAPID keys as the two settings: the private one for the courier, the public one for the API. Keeps nothing. */
export function printPushKey(): void {
  const key = freshPushKey();
  process.stdout.write(`COBUILD_PUSH_KEY=${key}\nCOBUILD_PUSH_PUBLIC_KEY=${pushKeysOf(key).publicKey}\n`);
}
