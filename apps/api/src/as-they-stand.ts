import type { EntityManager } from 'typeorm';
import { advancedTo } from '@cobuild/agreement';
import { toMillis, type Instant } from '@cobuild/calendar';
import { readAgreement } from '@cobuild/handler';
import { overviewOf, type AgreementOverview } from '@cobuild/readmodel';

/**
 * Lines of a list as the agreements stand at `now`. A line whose next change has come but is not recorded yet is worked out from its
 * stream, one after the other; normally there is none.
 */
export async function asTheyStand(
  tx: EntityManager,
  listed: readonly AgreementOverview[],
  now: Instant,
): Promise<AgreementOverview[]> {
  const lines: AgreementOverview[] = [];
  for (const line of listed) {
    const behind = line.nextChange !== null && line.nextChange.getTime() <= toMillis(now);
    lines.push(behind ? await advanced(tx, line, now) : line);
  }
  return lines;
}

/** The line keeps its host, which was written once, with the proposal. */
async function advanced(tx: EntityManager, line: AgreementOverview, now: Instant): Promise<AgreementOverview> {
  const { agreementId, seq, host } = line;
  return Object.assign(overviewOf(agreementId, advancedTo(await readAgreement(tx, agreementId), now), seq), { host });
}
