import { PASSWORD_LENGTH, type PasswordWeakness } from './password-rules';

type Words = Readonly<{ zh: string; en: string }>;

const { least, most } = PASSWORD_LENGTH;

/** Why a password is refused, and what to choose instead. */
export const passwordWords: Readonly<Record<PasswordWeakness, Words>> = {
  short: {
    zh: `密码至少 ${least} 个字符，请再加长`,
    en: `The password needs at least ${least} characters; make it longer`,
  },
  long: { zh: `密码最多 ${most} 个字符，请缩短`, en: `The password has more than ${most} characters; make it shorter` },
  common: {
    zh: '这是常见密码，很容易被猜中，请换一个',
    en: 'This is one of the commonest passwords, or one with a few characters added; choose another',
  },
  digits: {
    zh: '密码不能全是数字（电话、日期等），请加上字母或汉字',
    en: 'The password is made of digits alone, like a telephone number or a date; add letters',
  },
  pattern: {
    zh: '密码不能是重复或连续的字符（如 aaaaaaaaaa、1234567890），请换一个',
    en: 'The password repeats or runs on, like aaaaaaaaaa or 1234567890; choose another',
  },
  name: {
    zh: '密码不能用账号、单位名称或系统名称，请换一个',
    en: 'The password is made of the account, the organisation or the product by name; choose another',
  },
  unchanged: { zh: '新密码与原密码相同，请换一个', en: 'The new password is the old one; choose another' },
};

/** The rule in one sentence, for a form. */
export const passwordRule: Words = {
  zh: `至少 ${least} 个字符；不用常见密码、连续或重复的字符、账号和单位名称`,
  en: `At least ${least} characters; no common password, no run or repetition, no account or organisation name`,
};
