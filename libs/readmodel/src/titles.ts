import { In, type EntityManager } from 'typeorm';
import { mapBounded } from '@cobuild/config';
import { titlesOf, type Titles } from '@cobuild/notice';
import type { Values } from '@cobuild/programme';
import { AgreementOverview } from './agreement-overview.entity';
import { definitionOf, programmeTitlesOf } from './definition';

const NO_TITLES = titlesOf({ items: [], roles: [] });

/** Reads what an agreement answered to the parameters of its programme. */
type AnswersOf = (agreementId: string) => Promise<Values>;

/**
 * The words of agreements by their programmes; one whose programme is not there shows its keys. Texts that depend on a parameter are
 * as each agreement answered it where `answersOf` is given, else by the defaults.
 */
export async function titlesFor(
  tx: EntityManager,
  agreementIds: readonly string[],
  answersOf?: AnswersOf,
): Promise<(agreementId: string) => Titles> {
  const agreements = await tx.findBy(AgreementOverview, { agreementId: In([...new Set(agreementIds)]) });
  const found = await mapBounded(agreements, async (agreement): Promise<[string, Titles]> => {
    const { agreementId } = agreement;
    const shared = await programmeTitlesOf(tx, agreement);
    const asks = shared !== null && shared.parameters.length > 0;
    const own = asks && answersOf ? await definitionOf(tx, agreement, await answersOf(agreementId)) : null;
    const definition = own ?? shared;
    return [agreementId, definition ? titlesOf(definition) : NO_TITLES];
  });
  const titles = new Map(found);
  return (agreementId) => titles.get(agreementId) ?? NO_TITLES;
}
