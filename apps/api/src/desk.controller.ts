import { Controller, Get } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Viewer } from '@cobuild/access';
import { roleOf, type Agreement } from '@cobuild/agreement';
import type { Desk } from '@cobuild/api-schema';
import { dayOf, daysBetween, sayDay, type Instant, type LocalDate } from '@cobuild/calendar';
import { mapBounded } from '@cobuild/config';
import { DIRECTORY_ZONE, unitNames } from '@cobuild/directory';
import { readAgreement } from '@cobuild/handler';
import { both, deskOf, sayAmendment, timeAndPlace, type Owed, type Titles, type Waits } from '@cobuild/notice';
import { listVisible } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
import { invitationsTo } from './invitations';
import { titlesFor } from './titles';
import { scopeOf, Viewing } from './viewing';

/** As many agreements as one desk looks into. */
const MOST = 500;

/** One screen for whoever acts for parties: what is due, what comes next, what waits for their word. */
@Controller('desk')
export class DeskController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  async desk(@Viewing() viewer: Viewer): Promise<Desk> {
    const { db, clock } = this.deps;
    const now = clock.now();
    const { parties } = scopeOf(viewer);
    const listed = await listVisible(db.manager, { above: [], parties }, { after: '', limit: MOST });
    const names = await unitNames(db.manager);
    const open = listed.filter(({ status }) => status !== 'closed');
    const desks = await mapBounded(open, ({ agreementId }) => onDesk(db.manager, agreementId, parties, names, now));
    const all = desks.flat();
    const today = dayOf(now, DIRECTORY_ZONE);
    return {
      ...{ now, today, said: both((lang) => sayDay(today, lang)) },
      due: byDay(all.flatMap(({ due }) => due)),
      next: byDay(all.flatMap(({ next }) => next)),
      waits: all.flatMap(({ waits }) => waits),
      invitations: await invitationsTo(db.manager, parties),
    };
  }
}

type Words = Desk['said'];
type Item = Desk['due'][number];

const byDay = (items: readonly Item[]): Item[] =>
  [...items].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));

/** An agreement's part of the desk, for each of somebody's units in it. */
async function onDesk(
  tx: EntityManager,
  id: string,
  units: readonly string[],
  names: ReadonlyMap<string, string>,
  now: Instant,
): Promise<Pick<Desk, 'due' | 'next' | 'waits'>[]> {
  const agreement = await readAgreement(tx, id);
  const { definition, titles } = await titlesFor(tx, agreement);
  const today = dayOf(now, agreement.plan.timeZone);
  return units
    .filter((unit) => roleOf(agreement, unit) !== null)
    .map((unit) => {
      const common = {
        ...{ agreement: id, unit, with: partnersOf(agreement, unit, names) },
        programme: definition?.title ?? both(() => agreement.plan.programme),
      };
      const titled = (key: string): Words => both((lang) => titles.item(key, lang));
      const shown = (owed: Owed): Item => ({
        ...common,
        ...itemOf(owed, today),
        title: titled(owed.item.key),
        where: timeAndPlace(titles.times(owed.item.clause), titles.terms(owed.item.clause)),
      });
      const waiting = (waits: Waits) => ({
        ...common,
        ...waits,
        before: changeOf(agreement, waits, titles),
        title: waits.item === null ? null : titled(waits.item),
      });
      const { due, next, waits } = deskOf(agreement, unit, now);
      return { due: due.map(shown), next: next.map(shown), waits: waits.map(waiting) };
    });
}

function changeOf({ amendments }: Agreement, { what, about }: Waits, titles: Titles): Words[] {
  const amendment = what === 'consent' ? amendments[about ?? ''] : undefined;
  return amendment ? sayAmendment(amendment, titles) : [];
}

function itemOf({ item, dueOn, late }: Owed, today: LocalDate) {
  const { key, kind, from, to, fixedOn } = item;
  const said = both((lang) => sayDay(dueOn, lang));
  return { item: key, kind, from, to, fixedOn, dueOn, said, left: daysBetween(today, dueOn), late };
}

const partnersOf = ({ parties }: Agreement, unit: string, names: ReadonlyMap<string, string>): string[] =>
  Object.values(parties)
    .filter((other) => other !== unit)
    .map((other) => names.get(other) ?? other);
