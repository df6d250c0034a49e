import { readOnlyWords } from '@cobuild/handler';
import type { Hold } from '@cobuild/ledger';

/** A hold as people read it, in both languages, with its facts. */
export function sayHold({ agreementId, code, since, facts }: Hold): string {
  const told = Object.entries(facts).map(([name, value]) => `${name} ${value}`);
  const { zh, en } = readOnlyWords[code];
  return [
    `只读 read-only  ${agreementId ?? '全部 everything'}  ${since}  ${code}: ${told.join(', ')}`,
    `  ${zh}`,
    `  ${en}`,
  ].join('\n');
}
