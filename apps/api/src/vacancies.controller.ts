import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { administers, type Viewer } from '@cobuild/access';
import { Day, type Vacancies, type VacantPost } from '@cobuild/api-schema';
import { dayOf } from '@cobuild/calendar';
import { DIRECTORY_ZONE, unitOfHolding, unitsUnder } from '@cobuild/directory';
import { ApiDeps } from './deps';
import { keeps, needAdministrator } from './keeping';
import { Problem } from './problem';
import { soon, vacanciesIn, vacancyAfter } from './vacancies';
import { Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Until = z.object({ to: Day });

/** Posts that nobody holds, or will not within two weeks: to the administrators of their units and the districts that decide. */
@Controller()
export class VacanciesController {
  constructor(private readonly deps: ApiDeps) {}

  @Get('vacancies')
  async list(@Viewing() viewer: Viewer): Promise<Vacancies> {
    const { db, clock } = this.deps;
    const districts = viewer.posts.filter(({ post }) => post === 'officer').map(({ unit }) => unit);
    const kept = administers(viewer);
    if (districts.length + kept.length === 0)
      throw new Problem(403, 'administrator-only', {
        zh: '只有管理员和区委组织部干部可以查看',
        en: 'Only an administrator or an officer of the district sees this',
      });
    const now = clock.now();
    const units: string[] = [];
    for (const unit of kept) units.push(...(await unitsUnder(db.manager, unit)));
    const vacancies = await vacanciesIn(db.manager, { districts, units }, soon(now), now);
    return { today: dayOf(now, DIRECTORY_ZONE), vacancies };
  }

  /** Shows the post that ending a holding after a day would leave vacant; ends nothing. */
  @Get('holdings/:holding/vacancy')
  async preview(
    @Param('holding', new Zod(z.uuid())) holding: string,
    @Query(new Zod(Until)) { to }: z.output<typeof Until>,
    @Viewing() viewer: Viewer,
  ): Promise<{ vacancy: VacantPost | null }> {
    needAdministrator(viewer);
    const { manager } = this.deps.db;
    const unit = await unitOfHolding(manager, holding);
    await keeps(manager, viewer, unit);
    return { vacancy: await vacancyAfter(manager, unit, to, this.deps.clock.now(), [holding]) };
  }
}
