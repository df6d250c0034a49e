import { advancedTo, dueOf, fold, isOverdue, type Agreement, type Item } from '@cobuild/agreement';
import { sayDay, type LocalDate } from '@cobuild/calendar';
import { unitNames, type LinkedAct } from '@cobuild/directory';
import { factOf, readStream, type Envelope, type SealedEntry } from '@cobuild/ledger';
import { offersOf, reasonsFor, sayFact, titlesOf, type Language, type Offers } from '@cobuild/notice';
import { definitionOf } from '@cobuild/readmodel';
import type { ApiDeps } from '../deps';
import { notFound } from '../problem';
import { statusWords } from './words';

/** How an item stands at the moment, in one language, for whoever a link asks about it. */
export type Standing = Readonly<{
  lang: Language;
  /** What the item is called, of which programme, between whom, and for whom the reader acts. */
  item: string;
  programme: string;
  parties: readonly string[];
  unit: string;
  /** The words of its duty, a label and a value each. */
  terms: readonly Readonly<{ label: string; value: string }>[];
  day: Readonly<{ fixedOn: LocalDate | null; dueOn: LocalDate; late: boolean }>;
  /** What was done by this very link; empty when nothing was. */
  became: readonly string[];
  /** What has become of an item that is over; null while it is not. */
  over: string | null;
  offers: Offers;
  /** Why the message came, a sentence each. */
  why: readonly string[];
  /** The agreement's sequence number that all this is of. */
  version: number;
}>;

/** Reads it; as a link to an item that is not there any more, not found. */
export async function standingOf(
  { db: { manager }, clock }: Pick<ApiDeps, 'db' | 'clock'>,
  link: LinkedAct & Readonly<{ id: string }>,
  lang: Language,
): Promise<Standing> {
  const now = clock.now();
  const entries = await readStream(manager, link.agreement);
  const agreement = advancedTo(fold(entries.map(factOf)), now);
  const item = agreement.items[link.item];
  if (!item) throw notFound();
  const definition = await definitionOf(manager, agreement, agreement.parameters);
  const titles = titlesOf(definition ?? { items: [], roles: [] });
  const units = await unitNames(manager);
  const named = (unit: string): string => units.get(unit) ?? unit;
  return {
    lang,
    item: titles.item(item.key, lang),
    programme: definition?.title[lang] ?? agreement.plan.programme,
    parties: partiesOf(agreement).map(named),
    unit: named(link.unit),
    terms: titles.terms(item.clause).map(({ label, value }) => ({ label: label[lang], value: value[lang] })),
    day: { fixedOn: item.fixedOn, dueOn: dueOf(item), late: isOverdue(agreement, item) },
    became: byLink(entries, link.id).map((entry) => sayFact(factOf(entry), titles, lang)),
    over: overOf(item, lang),
    offers: offersOf(agreement, link, now),
    why: reasonsFor(entries.map(factOf), link.occasion, titles, lang) ?? [],
    version: entries.length,
  };
}

const partiesOf = ({ parties, withdrawn }: Agreement): string[] =>
  Object.entries(parties).flatMap(([role, unit]) => (withdrawn.includes(role) ? [] : [unit]));

function overOf({ status, doneOn }: Item, lang: Language): string | null {
  if (status === 'planned' || status === 'open') return null;
  return statusWords[status][lang](doneOn === null ? '' : sayDay(doneOn, lang));
}

/** The entries that a link has made: its id is its command's key. */
const byLink = (entries: readonly SealedEntry[], id: string): SealedEntry[] =>
  entries.filter(({ envelope }) => envelope.includes(id) && (JSON.parse(envelope) as Envelope).commandKey === id);
