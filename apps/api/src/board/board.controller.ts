import { Controller, Get, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { Day, Id, type Board, type BoardWeekItems } from '@cobuild/api-schema';
import { dayOf, mondayOf } from '@cobuild/calendar';
import { DIRECTORY_ZONE } from '@cobuild/directory';
import { formats, render } from '@cobuild/document';
import { ApiDeps } from '../deps';
import { downloadName } from '../download-name';
import { sandboxed } from '../reading.controller';
import { soon, vacanciesIn } from '../vacancies';
import { needOfficer, Viewing } from '../viewing';
import { Zod } from '../zod.pipe';
import { boardOf } from './board';
import { overseenBy } from './overseen';
import { said } from './shown';
import { sheetOf } from './sheet';
import { weekOf } from './week';

const About = z.object({ unit: Id.optional(), lang: z.enum(['zh', 'en']).default('zh') });
const Week = z.object({ unit: Id.optional(), week: Day });

/** What an officer oversees: all of it, or what is hosted at or under one unit. */
@Controller()
export class BoardController {
  constructor(private readonly deps: ApiDeps) {}

  @Get('board')
  async board(@Query(new Zod(About)) { unit }: z.output<typeof About>, @Viewing() viewer: Viewer): Promise<Board> {
    needOfficer(viewer);
    const now = this.deps.clock.now();
    const seen = await overseenBy(this.deps.db.manager, viewer, unit, now);
    const today = dayOf(now, DIRECTORY_ZONE);
    const districts = viewer.posts.filter(({ post }) => post === 'officer').map((held) => held.unit);
    const where = { districts: unit === undefined ? districts : [], units: [] };
    const vacant = await vacanciesIn(this.deps.db.manager, where, soon(now), now);
    return { now, today, said: said(today), path: seen.path, vacant, ...boardOf({ ...seen, today }) };
  }

  /** What falls into the week of a day. */
  @Get('board/week')
  async week(
    @Query(new Zod(Week)) { unit, week }: z.output<typeof Week>,
    @Viewing() viewer: Viewer,
  ): Promise<BoardWeekItems> {
    needOfficer(viewer);
    const monday = mondayOf(week);
    const seen = await overseenBy(this.deps.db.manager, viewer, unit, this.deps.clock.now());
    return { week: monday, said: said(monday), items: weekOf(seen, monday) };
  }

  /** The board as a workbook, with everything that is late. */
  @Get('board.xlsx')
  async workbook(
    @Query(new Zod(About)) { unit, lang }: z.output<typeof About>,
    @Viewing() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    needOfficer(viewer);
    const now = this.deps.clock.now();
    const seen = await overseenBy(this.deps.db.manager, viewer, unit, now);
    const today = dayOf(now, DIRECTORY_ZONE);
    const content = sheetOf({ ...seen, today }, lang);
    sandboxed(reply);
    const called = lang === 'zh' ? '全区一览' : 'Board';
    const disposition = downloadName({ parts: [called, today], ending: 'xlsx', ascii: `board-${today}` });
    return new StreamableFile(await render(content, 'xlsx', now), { type: formats.xlsx, disposition });
  }
}
