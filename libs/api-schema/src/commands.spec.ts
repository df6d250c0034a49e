import type { AgreementCommand } from '@cobuild/agreement';
import { Command } from './commands';

type Asked = Exclude<
  AgreementCommand,
  { type: 'ReachInstant' | 'CarryOver' | 'RecordSent' | 'ProposeAgreement' | 'RevisePlan' | 'MigrateAgreement' }
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

it.each(['joint-meeting@2026', 'class@2026-W09', 'follow-up@joint-meeting@2026-Q1', 'put-right-order@2026-03-05.1'])(
  'takes the key %s of an item',
  (item) => {
    expect(Command.safeParse({ type: 'FixDate', item, on: '2026-06-19' }).success).toBe(true);
  },
);

it.each(['张三', 'a b', 'a\u0000', 'a@\ud800', 'A', ''])('takes no text %j for a key', (item) => {
  expect(Command.safeParse({ type: 'FixDate', item, on: '2026-06-19' }).success).toBe(false);
});

it('takes an opaque id for a claimant, and nothing that could be a name', () => {
  const claim = (who: string) => ({ type: 'ClaimPlace', item: 'board@2026', post: 'visits', claimants: [who] });
  expect(Command.safeParse(claim('00000000-0000-4000-8000-000000000001')).success).toBe(true);
  expect(Command.safeParse(claim('zhang-san')).success).toBe(false);
});
