import { In, type EntityManager } from 'typeorm';
import { mapBounded } from '@cobuild/config';
import { titlesOf, type Titles } from '@cobuild/notice';
import { AgreementOverview } from './agreement-overview.entity';
import { programmeTitlesOf } from './definition';

const NO_TITLES = titlesOf({ items: [], roles: [] });

/** The words of agreements by their programmes; one whose programme is not there shows its keys. */
export async function titlesFor(
  tx: EntityManager,
  agreementIds: readonly string[],
): Promise<(agreementId: string) => Titles> {
  const agreements = await tx.findBy(AgreementOverview, { agreementId: In([...new Set(agreementIds)]) });
  const found = await mapBounded(agreements, async (agreement): Promise<[string, Titles]> => {
    const definition = await programmeTitlesOf(tx, agreement);
    return [agreement.agreementId, definition ? titlesOf(definition) : NO_TITLES];
  });
  const titles = new Map(found);
  return (agreementId) => titles.get(agreementId) ?? NO_TITLES;
}
