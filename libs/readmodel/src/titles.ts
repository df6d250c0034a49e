import { In, type EntityManager } from 'typeorm';
import { findProgramme } from '@cobuild/ledger';
import { titlesOf, type Titles } from '@cobuild/notice';
import { readProgramme } from '@cobuild/programme';
import { AgreementOverview } from './agreement-overview.entity';

const NO_TITLES = titlesOf({ items: [], roles: [] });

/** The words of agreements by their programmes; one whose programme is not there shows its keys. */
export async function titlesFor(
  tx: EntityManager,
  agreementIds: readonly string[],
): Promise<(agreementId: string) => Titles> {
  const agreements = await tx.findBy(AgreementOverview, { agreementId: In([...new Set(agreementIds)]) });
  const found = agreements.map(async ({ agreementId, programme, version }): Promise<[string, Titles]> => {
    const published = await findProgramme(tx, programme, version);
    const definition = published && readProgramme(published.text, programme).definition;
    return [agreementId, definition ? titlesOf(definition) : NO_TITLES];
  });
  const titles = new Map(await Promise.all(found));
  return (agreementId) => titles.get(agreementId) ?? NO_TITLES;
}
