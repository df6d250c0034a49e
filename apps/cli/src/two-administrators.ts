import type { EntityManager } from 'typeorm';
import { administers } from '@cobuild/access';
import { dayOf } from '@cobuild/calendar';
import { systemClock } from '@cobuild/config';
import { byLogin, checkPassword, DIRECTORY_ZONE, viewerNamed } from '@cobuild/directory';

/**
 * The opaque ids of two different administrators, by their accounts; `ask` gives the password of each. A sentence in both languages
 * where one of them is none, the password is wrong, or they are not two.
 */
export async function twoAdministrators(
  tx: EntityManager,
  logins: readonly string[],
  ask: (login: string) => Promise<string>,
): Promise<readonly [string, string] | string> {
  const persons: string[] = [];
  for (const login of logins) {
    const person = await administratorBy(tx, login, await ask(login));
    if (person === null) return `${login} 不是管理员，或密码不对 is no administrator, or the password is wrong`;
    persons.push(person);
  }
  const [first, second] = persons;
  return first === undefined || second === undefined || persons.length !== 2 || first === second
    ? '要两位不同的管理员 it takes two different administrators'
    : [first, second];
}

/** The id of an administrator, when that is their password; null otherwise. */
async function administratorBy(tx: EntityManager, login: string, password: string): Promise<string | null> {
  const account = await byLogin(tx, login);
  const right = await checkPassword(password, account?.password ?? null);
  if (!account || !right) return null;
  const viewer = await viewerNamed(tx, account.id, dayOf(systemClock.now(), DIRECTORY_ZONE));
  return viewer && administers(viewer).length > 0 ? account.id : null;
}
