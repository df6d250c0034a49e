import { isCommonPassword } from './common-passwords';
import { weaknessOf } from './password-rules';
import { passwordWords } from './password-words';

const names = ['zhangsan', '和平区河北路社区党支部', null];
const weakness = (password: string, before: string | null = null) =>
  weaknessOf(password, { isCommon: isCommonPassword, names, before });

it.each([
  ['1234567890', 'pattern'],
  ['aaaaaaaaaa', 'pattern'],
  ['0987654321', 'pattern'],
  ['9876543210', 'pattern'],
  ['12345678910', 'pattern'],
  ['１２３４５６７８９０', 'pattern'],
  ['abcdefghijk', 'pattern'],
  ['ABCDEFGHIJK', 'pattern'],
  ['qwertyuiop', 'pattern'],
  ['qwertyuiop123', 'pattern'],
  ['1q2w3e4r5t6y', 'pattern'],
  ['1qaz2wsx3edc', 'pattern'],
  ['abcabcabcabc', 'pattern'],
  ['ababababababa', 'pattern'],
  ['abc123abc123', 'pattern'],
  ['112233445566', 'pattern'],
  ['1111122222', 'pattern'],
  ['!@#$%^&*()', 'pattern'],
  ['共建共建共建共建共建', 'pattern'],
  ['short', 'short'],
  ['九个字的密码不够', 'short'],
  ['a'.repeat(5) + 'bcdxyz'.repeat(40), 'long'],
  ['password2026!', 'common'],
  ['Password123!', 'common'],
  ['P@ssw0rd2026', 'common'],
  ['iloveyou520', 'common'],
  ['basketball', 'common'],
  ['13920118845', 'digits'],
  ['2026-12-01 08', 'digits'],
  ['zhangsan88', 'name'],
  ['ZhangSan-2026', 'name'],
  ['和平区河北路社区党支部', 'name'],
  ['cobuild-2026', 'name'],
] as const)('W11 %s is refused: %s', (password, reason) => {
  expect(weakness(password)).toBe(reason);
});

it.each([
  'correct horse battery',
  'staple of another kind',
  'a new password',
  '河北路的槐树下面有三只猫',
  'Tr0ub4dor&3 is long',
  'mK7-pw2-xQ9',
  'zhangsan rides a green bicycle',
])('W11 %s is taken', (password) => {
  expect(weakness(password)).toBeNull();
});

it('W11 a password is not replaced by itself, and each refusal has its words', () => {
  expect(weakness('correct horse battery', 'correct horse battery')).toBe('unchanged');
  for (const { zh, en } of Object.values(passwordWords)) expect([zh.length, en.length]).not.toContain(0);
});
