import type { AgreementCommand } from '@cobuild/agreement';
import { Command } from './commands';

type Asked = Exclude<
  AgreementCommand,
  { type: 'ReachInstant' | 'ProposeAgreement' | 'RevisePlan' | 'MigrateAgreement' }
>;

it('H1 the door knows every command of the rules', () => {
  // A command added to the rules alone does not compile here; one added to the door alone does not compile there.
  const every = (type: Asked['type']): Command['type'] => type;
  expect(Command.safeParse({ type: every('SignAgreement') }).success).toBe(true);
  expect(Command.safeParse({ type: 'ReachInstant' }).success).toBe(false);
});

it('H2 a field nobody knows is refused by its name', () => {
  const parsed = Command.safeParse({ type: 'FixDate', item: 'a@2026', on: '2026-06-19', why: 'because' });
  expect(parsed.error?.issues[0]).toMatchObject({ code: 'unrecognized_keys', keys: ['why'] });
});

it('H3 a day that does not exist is refused', () => {
  expect(Command.safeParse({ type: 'FixDate', item: 'a@2026', on: '2026-02-29' }).success).toBe(false);
});
