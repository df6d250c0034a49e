import { isCommonPassword, passwordWords, weaknessOf } from '@cobuild/access';
import { Problem } from './problem';

/** Refuses a password that breaks the one rule for passwords (W11), with the reason in words. */
export function needGoodPassword(
  password: string,
  names: readonly (string | null)[],
  before: string | null = null,
): void {
  const weakness = weaknessOf(password, { isCommon: isCommonPassword, names, before });
  if (weakness === null) return;
  const message = passwordWords[weakness];
  throw new Problem(400, 'weak-password', message, [{ path: 'password', message, cure: message }]);
}
