import { Controller, Get, Query } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { isOfficer, type Viewer } from '@cobuild/access';
import { dueOf, isOpen, type Item } from '@cobuild/agreement';
import type { SearchView } from '@cobuild/api-schema';
import { dayOf, sayDayFrom, type Instant } from '@cobuild/calendar';
import { unitNames } from '@cobuild/directory';
import { readAgreement } from '@cobuild/handler';
import { listProgrammes } from '@cobuild/ledger';
import { both, titlesOf } from '@cobuild/notice';
import type { Definition } from '@cobuild/programme';
import { definitionOf, searchable, type Searchable } from '@cobuild/readmodel';
import { ApiDeps } from '../deps';
import { scopeOf, Viewing } from '../viewing';
import { Zod } from '../zod.pipe';
import { leftOf, named, wordsIn } from './find';

const Wish = z.object({ q: z.string().trim().min(1).max(100) });

/** So many of a kind are shown; whoever wants more says more. */
const MOST = 20;

type Line = Searchable & Readonly<{ definition: Definition | null; around: readonly string[] }>;

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
    const agreements = lines.filter(({ around }) => named(words, around));
    const holding = holdingOf(lines, words);
    const items = await itemsIn(manager, holding.slice(0, MOST), words, this.deps.clock.now());
    return {
      programmes: isOfficer(viewer) ? await programmesNamed(manager, words) : [],
      agreements: agreements.slice(0, MOST).map(agreementShown),
      items: items.slice(0, MOST),
      more: { agreements: agreements.length > MOST, items: holding.length > MOST || items.length > MOST },
    };
  }
}

/** With the words each is found by. */
async function called(tx: EntityManager, found: readonly Searchable[]): Promise<Line[]> {
  const names = await unitNames(tx);
  const versions = new Map(found.map((one) => [versionOf(one), one]));
  const read = [...versions].map(async ([key, one]) => [key, await definitionOf(tx, one)] as const);
  const definitions = new Map(await Promise.all(read));
  return found.map((one) => {
    const definition = definitions.get(versionOf(one)) ?? null;
    const units = one.units.map((unit) => names.get(unit) ?? unit);
    return { ...one, units, definition, around: [...titlesIn(definition), ...units, one.agreementId] };
  });
}

const versionOf = ({ programme, version }: Searchable): string => `${programme}@${version}`;
const titlesIn = (definition: Definition | null): string[] => Object.values(definition?.title ?? {});
const titleOf = ({ definition, programme }: Line) => definition?.title ?? both(() => programme);

/** The agreements in which something is called so. */
function holdingOf(lines: readonly Line[], words: readonly string[]): Line[] {
  const lefts = new Map<Definition, string[][]>();
  for (const { definition } of lines) {
    if (!definition || lefts.has(definition)) continue;
    const parts = definition.items.flatMap((item) => [item, ...(item.preparation ?? []), ...(item.milestones ?? [])]);
    lefts.set(
      definition,
      parts.flatMap(({ title }) => {
        const left = leftOf(words, Object.values(title));
        return left ? [left] : [];
      }),
    );
  }
  return lines.filter(({ definition, around }) =>
    (definition ? (lefts.get(definition) ?? []) : []).some((left) => named(left, around)),
  );
}

/** What is called so in these agreements: what is to be done first, then by day. */
async function itemsIn(
  tx: EntityManager,
  lines: readonly Line[],
  words: readonly string[],
  now: Instant,
): Promise<SearchView['items']> {
  const found = lines.map(async (line) => {
    const { plan, items } = await readAgreement(tx, line.agreementId);
    const today = dayOf(now, plan.timeZone);
    const titles = titlesOf(line.definition ?? { items: [], roles: [] });
    return Object.values(items)
      .filter(({ status }) => status !== 'not-owed')
      .map((item) => ({ item, title: both((lang) => titles.item(item.key, lang)) }))
      .filter(({ title }) => isMeant(leftOf(words, Object.values(title)), line.around))
      .map(({ item, title }) => ({
        ...{ agreement: line.agreementId, item: item.key, title, programme: titleOf(line), units: [...line.units] },
        ...{
          state: stateOf(item, today),
          dueOn: dueOf(item),
          when: both((lang) => sayDayFrom(today, dueOf(item), lang)),
        },
      }));
  });
  const rank = ({ state }: { state: string }) =>
    ['overdue', 'open'].includes(state) ? 0 : state === 'planned' ? 1 : 2;
  return (await Promise.all(found))
    .flat()
    .sort((a, b) => rank(a) - rank(b) || (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

const isMeant = (left: readonly string[] | null, around: readonly string[]): boolean =>
  left !== null && named(left, around);

const stateOf = (item: Item, today: string): string => (isOpen(item) && today > dueOf(item) ? 'overdue' : item.status);

function agreementShown(line: Line): SearchView['agreements'][number] {
  const { agreementId, status, units } = line;
  return { agreement: agreementId, title: titleOf(line), units: [...units], status };
}

async function programmesNamed(tx: EntityManager, words: readonly string[]): Promise<SearchView['programmes']> {
  const read = (await listProgrammes(tx)).map(async ({ slug, version }) => {
    const definition = await definitionOf(tx, { programme: slug, version });
    return { slug, title: definition?.title ?? both(() => slug) };
  });
  const all = await Promise.all(read);
  return all.filter(({ slug, title }) => named(words, [slug, ...Object.values(title)])).slice(0, MOST);
}
