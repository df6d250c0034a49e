import { isLocked, readOnlyWords, writeTrouble } from '@cobuild/handler';
import { driverErrors, isAway } from '@cobuild/ledger';

type Words = Readonly<{ zh: string; en: string }>;

/** A trouble that passes by itself or by the operator's hand. The request may not have happened; the same key works afterwards. */
type Passing = Readonly<{ code: string; words: Words }>;

const WORDS = {
  'ledger-away': {
    zh: '账本数据库暂时连不上，请稍后用同一个 Idempotency-Key 重发',
    en: 'The ledger database is away; send again later with the same Idempotency-Key',
  },
  busy: {
    zh: '系统正忙，这次没有办理，请稍后用同一个 Idempotency-Key 重发',
    en: 'The system is busy and did nothing; send again shortly with the same Idempotency-Key',
  },
  'no-connection': {
    zh: '数据库连接都在使用中，这次没有办理，请稍后用同一个 Idempotency-Key 重发',
    en: 'Every database connection is in use, and nothing was done; send again shortly with the same Idempotency-Key',
  },
  'query-too-long': {
    zh: '查询时间太长，已停止，请缩小范围或稍后再试',
    en: 'The query took too long and was stopped; narrow it, or try again later',
  },
} as const satisfies Readonly<Record<string, Words>>;

const passing = (code: keyof typeof WORDS): Passing => ({ code, words: WORDS[code] });

const hasCode = (error: unknown, codes: readonly string[]): boolean =>
  driverErrors(error).some(({ code }) => typeof code === 'string' && codes.includes(code));

/** The passing trouble behind an error; null for a fault of ours. */
export function passingTrouble(error: unknown): Passing | null {
  const trouble = writeTrouble(error);
  if (trouble) return { code: trouble, words: readOnlyWords[trouble] };
  if (hasCode(error, ['no-connection'])) return passing('no-connection');
  if (hasCode(error, ['57014'])) return passing('query-too-long');
  if (isLocked(error) || hasCode(error, ['EMFILE', 'ENFILE', 'EAGAIN'])) return passing('busy');
  if (isAway(error)) return passing('ledger-away');
  return null;
}
