import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { isOfficer, type Viewer } from '@cobuild/access';
import { Day, Id } from '@cobuild/api-schema';
import { addDays, daysBetween, instantOf, type LocalDate } from '@cobuild/calendar';
import { DIRECTORY_ZONE } from '@cobuild/directory';
import { factOf, readStream } from '@cobuild/ledger';
import { median, responses } from '@cobuild/notice';
import { listVisible, toldIn } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
import { notFound } from './problem';
import { Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Period = z
  .object({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, { message: 'term-order', path: ['to'] });
/** More agreements than a district has. */
const MOST = 100_000;
const WEEK = 7;

/** What came of what people were told, for a district: sums, never of one person. */
@Controller('units/:id/numbers')
export class NumbersController {
  constructor(private readonly deps: ApiDeps) {}

  /** From the first to the last day; folds nothing, but reads every agreement's facts. */
  @Get()
  async numbers(
    @Param('id', new Zod(Id)) id: string,
    @Query(new Zod(Period)) { from, to }: { from: LocalDate; to: LocalDate },
    @Viewing() viewer: Viewer,
  ) {
    if (!isOfficer(viewer, id)) throw notFound();
    const { manager } = this.deps.db;
    const start = instantOf(from, '00:00', DIRECTORY_ZONE);
    const end = instantOf(addDays(to, 1), '00:00', DIRECTORY_ZONE);
    const { personal, ...told } = await toldIn(manager, id, start, end);
    const hours: (number | null)[] = [];
    for (const { agreementId, district } of await listVisible(
      manager,
      { above: [id], parties: [] },
      { after: '', limit: MOST },
    ))
      if (district === id) hours.push(...responses((await readStream(manager, agreementId)).map(factOf), start, end));
    const acted = hours.filter((one) => one !== null);
    const weeks = (daysBetween(from, to) + 1) / WEEK;
    return {
      unit: id,
      from,
      to,
      ...told,
      reminded: { items: hours.length, acted: acted.length, medianHours: median(acted) },
      messagesPerPersonAndWeek: personal.people === 0 ? null : personal.messages / personal.people / weeks,
    };
  }
}
