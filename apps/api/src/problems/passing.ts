import { isLocked, readOnlyWords, writeTrouble } from '@cobuild/handler';
import { driverErrors, isAway } from '@cobuild/ledger';

type Words = Readonly<{ zh: string; en: string }>;

/** Something that passes by itself or by the operator's hand: what was asked did not happen for sure, the same key works afterwards. */
type Passing = Readonly<{ code: string; words: Words }>;

const AWAY: Words = {
  zh: '账本数据库暂时连不上，请稍后用同一个 Idempotency-Key 重发',
  en: 'The ledger database is away; send again later with the same Idempotency-Key',
};
const BUSY: Words = {
  zh: '系统正忙，这次没有办理，请稍后用同一个 Idempotency-Key 重发',
  en: 'The system is busy and did nothing; send again shortly with the same Idempotency-Key',
};
const NO_CONNECTION: Words = {
  zh: '数据库连接都在使用中，这次没有办理，请稍后用同一个 Idempotency-Key 重发',
  en: 'Every database connection is in use, and nothing was done; send again shortly with the same Idempotency-Key',
};
const TOO_LONG: Words = {
  zh: '查询时间太长，已停止，请缩小范围或稍后再试',
  en: 'The query took too long and was stopped; narrow it, or try again later',
};

const hasCode = (error: unknown, codes: readonly string[]): boolean =>
  driverErrors(error).some(({ code }) => typeof code === 'string' && codes.includes(code));

/** Which of the troubles that pass an error is; null for a fault of ours. */
export function passingTrouble(error: unknown): Passing | null {
  const trouble = writeTrouble(error);
  if (trouble) return { code: trouble, words: readOnlyWords[trouble] };
  if (hasCode(error, ['no-connection'])) return { code: 'no-connection', words: NO_CONNECTION };
  if (hasCode(error, ['57014'])) return { code: 'query-too-long', words: TOO_LONG };
  if (isLocked(error) || hasCode(error, ['EMFILE', 'ENFILE', 'EAGAIN'])) return { code: 'busy', words: BUSY };
  if (isAway(error)) return { code: 'ledger-away', words: AWAY };
  return null;
}
