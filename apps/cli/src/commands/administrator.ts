import { isCommonPassword, passwordWords, weaknessOf } from '@cobuild/access';
import { localDate } from '@cobuild/calendar';
import { freshToken } from '@cobuild/config';
import { addPerson, addUnit, appoint, sideStore } from '@cobuild/directory';
import { createDataSource } from '@cobuild/ledger';
import { openFolders } from '../../../../infra/folders';
import { masterKey } from '../../../../infra/keys';
import { hiddenInName, sayHidden } from '@cobuild/text';

export type AdministratorOptions = Readonly<{ profile: string; name: string; unitName: string; login: string }>;

/** Since when the first administrator holds the post. */
const EVER = localDate('2000-01-01');

/**
 * Makes a district and its first administrator, who makes everybody else, and prints the password once; it is changed at the first
 * sign-in. The key of the side store is `COBUILD_MASTER_KEY`, else the profile's own. Resolves with 1 when the account is taken.
 */
export async function administrator(
  databaseUrl: string,
  unit: string,
  { profile, name, unitName, login }: AdministratorOptions,
): Promise<number> {
  for (const given of [name, unitName, login]) refuseHidden(given);
  const key = masterKey(openFolders(profile).data);
  const db = await createDataSource(databaseUrl, { poolSize: 1 }).initialize();
  const password = goodPassword([login, unitName]);
  try {
    const person = await db.transaction(async (tx) => {
      await addUnit(tx, { id: unit, parent: null, kind: 'district', name: unitName });
      const made = await addPerson(tx, sideStore(Buffer.from(key, 'hex')), { name, login, password, mustChange: true });
      if (made !== null)
        await appoint(tx, { unit, post: 'administrator', person: made, from: EVER, to: null, standingIn: false });
      return made;
    });
    if (person === null) process.stderr.write(`账号 ${login} 已被使用 this account is taken\n`);
    else
      process.stdout.write(
        `账号 account   ${login}\n密码 password  ${password}\n首次登录须改密码 to be changed at the first sign-in\n`,
      );
    return person === null ? 1 : 0;
  } finally {
    await db.destroy();
  }
}

/** A password drawn at random that keeps the rule for passwords. */
function goodPassword(names: readonly string[]): string {
  const password = freshToken().slice(0, 16);
  const weakness = weaknessOf(password, { isCommon: isCommonPassword, names, before: null });
  if (weakness !== null) throw new Error(`a random password broke the rule: ${passwordWords[weakness].en}`);
  return password;
}

/** Throws a sentence that names the place of a character nobody sees. */
function refuseHidden(name: string): void {
  const hidden = hiddenInName(name);
  if (!hidden) return;
  const { message, cure } = sayHidden(hidden);
  throw new Error(`${name}：${message.zh}；${cure.zh}\n${name}: ${message.en}; ${cure.en}`);
}
