import { dictionary } from '@zxcvbn-ts/language-common';

const common = new Set(dictionary['passwords-common']);

/** Whether a password, in lower case, is one of the 49,000 commonest. */
export const isCommonPassword = (lowerCase: string): boolean => common.has(lowerCase);
