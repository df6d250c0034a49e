import { type Fact } from '@cobuild/agreement';
import { auditDecisions, verifyChain, type DecisionFinding, type Finding } from '@cobuild/audit';
import { catalogueText } from '@cobuild/config';
import { createDataSource, readStream } from '@cobuild/ledger';
import { InboxNotice } from '@cobuild/readmodel';
import { apiAt } from '../../apps/cli/src/http';
import { conduct } from '../../apps/cli/src/lapse/conductor';
import { factOf, play } from '../../apps/cli/src/lapse/run';
import type { Stack } from '../../infra/up';
import { diaryOf, endOf, keptLate, termOf, yearOf } from '../engines/year';
import { goldenDiary } from '../scenarios/golden';

/** The records of a year: its diary in order, the golden one, findings of chain and decisions, and inbox occasions. */
export type RealYear = Readonly<{
  diary: string[];
  expected: string[];
  findings: (Finding | DecisionFinding)[];
  occasions: string[];
}>;

/** The instants between which a year of an agreement is played. */
export const spanOf = (slug: string, year: number, id: string) => ({
  start: firstOf(slug, year, id),
  until: endOf(year),
});

const firstOf = (slug: string, year: number, id: string) => {
  const [first] = yearOf(slug, year, id).acts;
  if (!first) throw new Error(`${slug}: nobody does anything`);
  return first.at;
};

/** Plays a catalogue programme's year on a running stack in `seconds`, `onFact` being told each fact as the API shows it. */
export async function realYear(
  stack: Stack,
  slug: string,
  year: number,
  seconds: number,
  onFact: (fact: Fact) => void = () => undefined,
): Promise<RealYear> {
  const agreementId = `${slug}-${year}`;
  const { acts } = yearOf(slug, year, agreementId);
  const { start, until } = spanOf(slug, year, agreementId);
  const conductor = conduct(stack.databaseUrl, start, until, seconds);
  const entries = await play(
    { agreementId, text: catalogueText(slug) ?? '', acts, until, term: termOf(year) },
    apiAt(stack.apiUrl),
    conductor,
    onFact,
  );
  const db = await createDataSource(stack.databaseUrl, { poolSize: 2, entities: [InboxNotice] }).initialize();
  try {
    const stream = await readStream(db.manager, agreementId);
    const findings = [...verifyChain(stream), ...auditDecisions(stream).findings];
    const occasions = (await db.manager.find(InboxNotice)).flatMap(({ party, lines }) =>
      lines.map(({ occasion }) => `${party} ${occasion}`),
    );
    const diary = diaryOf(entries.map(factOf));
    return { diary, expected: keptLate(goldenDiary(slug, year), diary), findings, occasions };
  } finally {
    await db.destroy();
  }
}
