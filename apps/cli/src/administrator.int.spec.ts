import { isCommonPassword, weaknessOf } from '@cobuild/access';
import { byLogin, checkPassword, isAdministered } from '@cobuild/directory';
import { testDatabase, type TestDatabase } from '../../../test/engines/database';
import { administrator } from './commands/administrator';

let database: TestDatabase;
beforeAll(async () => (database = await testDatabase()));
afterAll(() => database.close());

it('W12 W14 the first administrator gets a password that keeps the rule, has to change it, and ends the demo', async () => {
  const { manager } = database.db;
  expect(await isAdministered(manager)).toBe(false);
  const said: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const wish = { profile: 'test-administrator', name: '管理员', unitName: '和平区委组织部', login: 'keeper' };
  expect(await administrator(database.url, 'heping', wish)).toBe(0);
  write.mockRestore();
  const password = /密码 password {2}(\S+)/.exec(said.join(''))![1]!;
  const names = [wish.login, wish.unitName];
  expect(weaknessOf(password, { isCommon: isCommonPassword, names, before: null })).toBeNull();
  const account = await byLogin(manager, 'keeper');
  expect(await checkPassword(password, account!.password)).toBe(true);
  expect(await manager.query(`SELECT must_change FROM directory.people`)).toEqual([{ must_change: true }]);
  expect(await isAdministered(manager)).toBe(true);
});
