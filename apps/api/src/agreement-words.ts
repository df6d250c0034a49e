import type { EntityManager } from 'typeorm';
import type { Agreement } from '@cobuild/agreement';
import type { AgreementWords } from '@cobuild/api-schema';
import { sayDay } from '@cobuild/calendar';
import { mapBounded } from '@cobuild/config';
import { unitNames } from '@cobuild/directory';
import { both, titlesOf, type Language } from '@cobuild/notice';
import type { Definition } from '@cobuild/programme';
import { programmeTitlesOf, type AgreementOverview } from '@cobuild/readmodel';

/** What an agreement's codes and days are called, for whoever shows it: programme, items, roles, units, the days of its items. */
export function wordsOf(
  { plan, parties, district, items }: Agreement,
  definition: Definition | null,
  names: ReadonlyMap<string, string>,
): AgreementWords {
  const titles = titlesOf(definition ?? { items: [], roles: [] });
  const roles = [...Object.keys(parties), 'district'];
  const days = new Set(
    Object.values(items).flatMap(({ from, to, fixedOn }) => [from, to, ...(fixedOn ? [fixedOn] : [])]),
  );
  const adjustments = Object.values(plan.rules).flatMap(({ deductions = {}, bonuses = {} }) => [
    ...Object.keys(deductions),
    ...Object.keys(bonuses),
  ]);
  return {
    programme: definition?.title ?? both(() => plan.programme),
    items: Object.fromEntries(Object.keys(items).map((key) => [key, both((lang) => titles.item(key, lang))])),
    roles: Object.fromEntries(roles.map((key) => [key, both((lang) => titles.role(key, lang))])),
    units: Object.fromEntries([...Object.values(parties), district].map((unit) => [unit, names.get(unit) ?? unit])),
    criteria: Object.fromEntries(
      [...Object.keys(plan.criteria), ...adjustments].map((key) => [
        key,
        both((lang) => criterion(definition, key, lang)),
      ]),
    ),
    clauses: Object.fromEntries(
      [...new Set(Object.values(items).map(({ clause }) => clause))].map((clause) => [
        clause,
        {
          title: both((lang) => titles.item(clause, lang)),
          terms: titles.terms(clause).map(({ label, value }) => ({ label, value })),
        },
      ]),
    ),
    days: Object.fromEntries([...days].sort().map((day) => [day, both((lang) => sayDay(day, lang))])),
  };
}

function criterion(definition: Definition | null, key: string, lang: Language): string {
  const all = definition?.items.flatMap(({ criteria = [] }) => criteria) ?? [];
  const parts = all.flatMap((one) => [one, ...(one.deductions ?? []), ...(one.bonuses ?? [])]);
  return parts.find((one) => one.key === key)?.title[lang] ?? key;
}

/** Lines of a list with what their programmes and hosts are called. */
export async function titled<O extends Pick<AgreementOverview, 'programme' | 'definition' | 'host'>>(
  tx: EntityManager,
  listed: readonly O[],
): Promise<(O & { title: AgreementWords['programme']; hostName: string })[]> {
  const names = await unitNames(tx);
  const known = new Map(listed.map((one) => [one.definition, one]));
  const titles = new Map(
    await mapBounded(known, async ([key, one]) => [key, (await programmeTitlesOf(tx, one))?.title] as const),
  );
  return listed.map((one) => ({
    ...one,
    title: titles.get(one.definition) ?? both(() => one.programme),
    hostName: names.get(one.host) ?? one.host,
  }));
}
