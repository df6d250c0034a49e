import { Controller, Get, Query } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { advancedTo, isOverdue, roleOf } from '@cobuild/agreement';
import type { YearView } from '@cobuild/api-schema';
import { mapBounded } from '@cobuild/config';
import {
  addDays,
  dayKind,
  dayOf,
  festivalsOn,
  KNOWN_YEARS,
  localDate,
  sayLunar,
  weekdayOf,
  type Instant,
} from '@cobuild/calendar';
import { DIRECTORY_ZONE } from '@cobuild/directory';
import { readAgreement } from '@cobuild/handler';
import { listVisible, titlesFor } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
import { scopeOf, Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Wish = z.object({ year: z.coerce.number().int().min(KNOWN_YEARS.from).max(KNOWN_YEARS.to) });

/** As many agreements as one calendar looks into. */
const MOST = 200;

/** The year as a quiet calendar: days as wall calendars print them, and what lies on them. */
@Controller('year')
export class YearController {
  constructor(private readonly deps: ApiDeps) {}

  @Get()
  async year(@Query(new Zod(Wish)) { year }: z.output<typeof Wish>, @Viewing() viewer: Viewer): Promise<YearView> {
    const { manager } = this.deps.db;
    const now = this.deps.clock.now();
    const today = dayOf(now, DIRECTORY_ZONE);
    const { parties } = scopeOf(viewer);
    const listed = await listVisible(manager, { above: [], parties }, { after: '', limit: MOST });
    const ids = listed.map(({ agreementId }) => agreementId);
    return { year, today, days: daysOf(year), items: await itemsIn(manager, ids, parties, year, now) };
  }
}

function daysOf(year: number): YearView['days'] {
  const days: YearView['days'] = [];
  for (let day = localDate(`${year}-01-01`); day.startsWith(`${year}-`); day = addDays(day, 1)) {
    const [zh, en] = [festivalsOn(day, 'zh'), festivalsOn(day, 'en')];
    days.push({
      ...{ day, weekday: weekdayOf(day), ...dayKind(day) },
      lunar: { zh: sayLunar(day, 'zh'), en: sayLunar(day, 'en') },
      festivals: zh.map((name, n) => ({ zh: name, en: en[n] ?? name })),
    });
  }
  return days;
}

async function itemsIn(
  tx: EntityManager,
  ids: readonly string[],
  units: readonly string[],
  year: number,
  now: Instant,
): Promise<YearView['items']> {
  const titles = await titlesFor(tx, ids);
  const found = await mapBounded(ids, async (id) => {
    const agreement = advancedTo(await readAgreement(tx, id), now);
    const roles = units.flatMap((unit) => roleOf(agreement, unit) ?? []);
    return Object.values(agreement.items)
      .filter(({ from, to }) => from <= `${year}-12-31` && to >= `${year}-01-01`)
      .map((item) => ({
        ...{ agreement: id, item: item.key, from: item.from, to: item.to, fixedOn: item.fixedOn, status: item.status },
        title: { zh: titles(id).item(item.key, 'zh'), en: titles(id).item(item.key, 'en') },
        own: item.owedBy.some((role) => roles.includes(role)),
        late: isOverdue(agreement, item),
      }));
  });
  return found.flat();
}
