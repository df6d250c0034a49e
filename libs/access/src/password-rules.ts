/** Why a password is refused. */
export type PasswordWeakness = 'short' | 'long' | 'common' | 'digits' | 'pattern' | 'name' | 'unchanged';

/** Characters of a password, at least and at most. */
export const PASSWORD_LENGTH = { least: 10, most: 200 } as const;

/** The context of a password's check: a list of the commonest, and names of its owner that anybody could guess. */
export type PasswordContext = Readonly<{
  isCommon: (lowerCase: string) => boolean;
  /** The login and the names of the units; null stands for no name. */
  names: readonly (string | null)[];
  /** The password that it replaces; null when there is none, or it is not known. */
  before: string | null;
}>;

/** Rows and columns of a keyboard, the alphabet and the digits: whoever walks along one chooses nothing. */
const WALKS = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'q1w2e3r4t5y6u7i8o9p0',
  '147258369',
  '!@#$%^&*()',
].flatMap((walk) => [walk, Array.from(walk).reverse().join('')]);

/** Steps that count: a password of fewer, its walks and repetitions counted once each, is guessed soon. */
const LEAST_STEPS = 6;
const PRODUCT = ['cobuild', 'gongjian', '共建'];

/**
 * The first rule that a password breaks, or null (W11). Letters of either case count as one; full-width forms as the plain ones.
 * The answer depends on the arguments alone.
 */
export function weaknessOf(password: string, { isCommon, names, before }: PasswordContext): PasswordWeakness | null {
  const plain = password.normalize('NFKC');
  const length = Array.from(plain).length;
  if (length < PASSWORD_LENGTH.least) return 'short';
  if (length > PASSWORD_LENGTH.most) return 'long';
  if (before !== null && plain === before.normalize('NFKC')) return 'unchanged';
  const lower = plain.toLowerCase();
  if (isRepeated(lower) || new Set(lower).size < 5 || stepsOf(lower) < LEAST_STEPS) return 'pattern';
  if (isCommon(lower) || isCommonWithEnds(lower, isCommon)) return 'common';
  if (/^[\d\s.+/-]+$/.test(lower)) return 'digits';
  return namesLeaveLittle(lower, names) ? 'name' : null;
}

/** Whether the text is a shorter one again and again, the last time perhaps cut off. */
function isRepeated(text: string): boolean {
  for (let period = 1; period <= text.length / 2; period += 1) if (text.startsWith(text.slice(period))) return true;
  return false;
}

/** The number of choices that the text shows: a walk of three or more characters is one, and so is a character said again. */
function stepsOf(text: string): number {
  const chars = Array.from(text).filter((char, n, all) => char !== all[n - 1]);
  let steps = 0;
  for (let at = 0; at < chars.length; steps += 1) at += walkAt(chars, at);
  return steps;
}

/** The length of the walk that begins there; 1 when none does. */
function walkAt(chars: readonly string[], from: number): number {
  const rest = chars.slice(from, from + 40);
  for (let length = rest.length; length >= 3; length -= 1) {
    const part = rest.slice(0, length).join('');
    if (WALKS.some((walk) => walk.includes(part))) return length;
  }
  return 1;
}

/** Letters by the marks that people write for them. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '@': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '5': 's',
  $: 's',
  '!': 'i',
};

/** A common password with digits and marks around it, or for some of its letters, is as common. */
function isCommonWithEnds(text: string, isCommon: (one: string) => boolean): boolean {
  const word = text.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const spelled = word.replace(/[@0135$!]/g, (mark) => LOOKS_LIKE[mark] ?? mark);
  return word.length >= 4 && (isCommon(word) || isCommon(spelled));
}

/** Whether hardly anything is left of the text without names of the owner. */
function namesLeaveLittle(text: string, names: readonly (string | null)[]): boolean {
  const known = [...names, ...PRODUCT].map((name) => (name ?? '').normalize('NFKC').toLowerCase().trim());
  const rest = known.filter((name) => name.length >= 2).reduce((left, name) => left.replaceAll(name, ''), text);
  return rest !== text && Array.from(rest.replace(/[^\p{L}\p{N}]/gu, '')).length < LEAST_STEPS;
}
