import type { EntityManager } from 'typeorm';
import type { Desk } from '@cobuild/api-schema';
import { sayDay } from '@cobuild/calendar';
import { unitNames } from '@cobuild/directory';
import { readAgreement } from '@cobuild/handler';
import { both } from '@cobuild/notice';
import { invitationsOf } from '@cobuild/readmodel';
import { titlesFor } from './titles';

type Invitation = Desk['invitations'][number];

/** As many titles as an invitation names. */
const FEW = 5;

/** The invitations that wait for an answer of these units: who invites, into which programme, and what it comes to. */
export async function invitationsTo(tx: EntityManager, units: readonly string[]): Promise<Invitation[]> {
  const waiting = await invitationsOf(tx, units);
  if (waiting.length === 0) return [];
  const names = await unitNames(tx);
  const named = (unit: string): string => names.get(unit) ?? unit;
  const found: Invitation[] = [];
  for (const { agreementId, role, unit } of waiting) {
    const { plan, parties, district, ...agreement } = await readAgreement(tx, agreementId);
    const { definition, titles } = await titlesFor(tx, agreement);
    const owed = plan.items.filter(({ owedBy }) => owedBy.includes(role));
    const clauses = [...new Map(owed.map((item) => [item.clause, item])).values()];
    const { from, to } = plan.term;
    found.push({
      ...{ agreement: agreementId, unit, unitName: named(unit), by: named(district), items: owed.length },
      with: Object.values(parties).flatMap((other) => (other === unit ? [] : [named(other)])),
      role: both((lang) => titles.role(role, lang)),
      programme: definition?.title ?? both(() => plan.programme),
      term: { from, to, said: both((lang) => `${sayDay(from, lang)} – ${sayDay(to, lang)}`) },
      titles: clauses.slice(0, FEW).map(({ key }) => both((lang) => titles.item(key, lang))),
    });
  }
  return found;
}
