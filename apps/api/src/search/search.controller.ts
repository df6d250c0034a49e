import { Controller, Get, Query } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { isOfficer, type Viewer } from '@cobuild/access';
import type { SearchView } from '@cobuild/api-schema';
import { mapBounded } from '@cobuild/config';
import { unitNames } from '@cobuild/directory';
import { readAgreement } from '@cobuild/handler';
import { listProgrammes } from '@cobuild/ledger';
import { both } from '@cobuild/notice';
import { programmeTitlesOf, searchable, type Searchable } from '@cobuild/readmodel';
import { ApiDeps } from '../deps';
import { ownersFor } from '../programmes/owners';
import { titleOf } from '../programmes/title-of';
import { scopeOf, Viewing } from '../viewing';
import { Zod } from '../zod.pipe';
import { named, plain, wordsIn } from './find';
import { found, hitsIn, holding, inOrder, shown, type Line } from './hits';

const Wish = z.object({ q: z.string().trim().min(1).max(100) });

/** So many of a kind are shown; whoever wants more says more. */
const MOST = 20;

/**
 * Finds agreements by programme, organisations and id, and what is in them by title, among what the asker sees. Texts that
 * people wrote are not looked through: they are sealed one by one, and must be gone when they are erased.
 */
@Controller('search')
export class SearchController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  async search(@Query(new Zod(Wish)) { q }: z.output<typeof Wish>, @Viewing() viewer: Viewer): Promise<SearchView> {
    const { manager } = this.deps.db;
    const words = wordsIn(q);
    const lines = await called(manager, await searchable(manager, scopeOf(viewer)));
    const agreements = lines.filter((line) => named(words, line.text));
    const held = holding(lines, words);
    const now = this.deps.clock.now();
    const hits = await mapBounded(held.slice(0, MOST), async (line) =>
      hitsIn(line, await readAgreement(manager, line.agreementId), words, now),
    );
    const items = inOrder(hits.flat());
    return {
      programmes: isOfficer(viewer) ? await programmesNamed(manager, words, await ownersFor(manager, viewer)) : [],
      agreements: agreements.slice(0, MOST).map(shown),
      items: items.slice(0, MOST),
      more: { agreements: agreements.length > MOST, items: held.length > MOST || items.length > MOST },
    };
  }
}

/** With their programmes, and the names of their units. */
async function called(tx: EntityManager, all: readonly Searchable[]): Promise<Line[]> {
  const names = await unitNames(tx);
  const versions = new Map(all.map((one) => [one.definition, one]));
  const definitions = new Map(
    await mapBounded(versions, async ([key, one]) => [key, await programmeTitlesOf(tx, one)] as const),
  );
  return all.map((one) => {
    const units = one.units.map((unit) => names.get(unit) ?? unit);
    return found({ ...one, units, definition: definitions.get(one.definition) ?? null });
  });
}

async function programmesNamed(
  tx: EntityManager,
  words: readonly string[],
  owners: readonly string[],
): Promise<SearchView['programmes']> {
  return (await listProgrammes(tx, owners))
    .map(({ slug, digest, text }) => ({ slug, title: titleOf(digest, text) ?? both(() => slug) }))
    .filter(({ slug, title }) => named(words, plain(slug, ...Object.values(title))))
    .slice(0, MOST);
}
