import type { EntityManager } from 'typeorm';
import type { VacantPost } from '@cobuild/api-schema';
import { addDays, dayOf, sayDay, type Instant, type LocalDate } from '@cobuild/calendar';
import { DIRECTORY_ZONE, unitNames, unitsOfPerson, vacantOf } from '@cobuild/directory';
import { readAgreement } from '@cobuild/handler';
import { both, deskOf } from '@cobuild/notice';
import { openParties } from '@cobuild/readmodel';

/** Days ahead in which a post that will be vacant is shown. */
const AHEAD = 14;

type Where = Readonly<{ districts: readonly string[]; units: readonly string[] }>;
type Span = Readonly<{ from: LocalDate; to: LocalDate }>;

/** From today on, as far as vacancies are shown. */
export const soon = (now: Instant): Span => {
  const today = dayOf(now, DIRECTORY_ZONE);
  return { from: today, to: addDays(today, AHEAD) };
};

/**
 * The parties of open agreements in which nobody acts on a day of the span, as if the holdings of `without` were over, and what they
 * have in hand now. Agreements are read one after the other.
 */
export async function vacanciesIn(
  tx: EntityManager,
  where: Where,
  span: Span,
  now: Instant,
  without: readonly string[] = [],
): Promise<VacantPost[]> {
  const open = new Map((await openParties(tx, where)).map(({ unit, agreements }) => [unit, agreements]));
  const vacant = await vacantOf(tx, [...open.keys()], span, without);
  if (vacant.length === 0) return [];
  const names = await unitNames(tx);
  const found: VacantPost[] = [];
  for (const { unit, from } of vacant) {
    const agreements = open.get(unit) ?? [];
    const said = both((lang) => sayDay(from, lang));
    const inHand = await inHandOf(tx, unit, agreements, now);
    found.push({ unit, name: names.get(unit) ?? unit, from, said, agreements: agreements.length, ...inHand });
  }
  return found;
}

/** The vacancy that a unit has on the day after `to`, as if the holdings of `without` were over; null without one. */
export async function vacancyAfter(
  tx: EntityManager,
  unit: string | null,
  to: LocalDate,
  now: Instant,
  without: readonly string[] = [],
): Promise<VacantPost | null> {
  const day = addDays(to, 1);
  const where = { districts: [], units: unit === null ? [] : [unit] };
  const [vacancy = null] = await vacanciesIn(tx, where, { from: day, to: day }, now, without);
  return vacancy;
}

async function inHandOf(tx: EntityManager, unit: string, agreements: readonly string[], now: Instant) {
  const sum = { due: 0, next: 0 };
  for (const id of agreements) {
    const { due, next, waits } = deskOf(await readAgreement(tx, id), unit, now);
    sum.due += due.length + waits.length;
    sum.next += next.length;
  }
  return sum;
}

/** Looks up the vacant posts of a person's units. The result, called after their posts end, resolves with the new vacancies. */
export async function vacating(tx: EntityManager, person: string, now: Instant): Promise<() => Promise<VacantPost[]>> {
  const where = { districts: [], units: await unitsOfPerson(tx, person) };
  const before = await vacanciesIn(tx, where, soon(now), now);
  return async () => {
    const after = await vacanciesIn(tx, where, soon(now), now);
    return after.filter(({ unit, from }) => !before.some((one) => one.unit === unit && one.from <= from));
  };
}
