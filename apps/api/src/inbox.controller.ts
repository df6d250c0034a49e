import { Controller, Get, Param } from '@nestjs/common';
import { actsFor, type Viewer } from '@cobuild/access';
import { Id } from '@cobuild/api-schema';
import { sayLine } from '@cobuild/notice';
import { InboxNotice, titlesFor } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
import { notFound } from './problem';
import { Viewing } from './viewing';
import { Zod } from './zod.pipe';

const NEWEST = 100;

/** What a party has been told, newest first, in both languages. */
@Controller('inbox')
export class InboxController {
  constructor(private readonly deps: ApiDeps) {}

  @Get(':party')
  async read(@Param('party', new Zod(Id)) party: string, @Viewing() viewer: Viewer) {
    if (!actsFor(viewer).includes(party)) throw notFound();
    const notices = await this.deps.db.manager.find(InboxNotice, {
      where: { party },
      order: { at: 'DESC' },
      take: NEWEST,
    });
    const titles = await titlesFor(
      this.deps.db.manager,
      notices.flatMap(({ lines }) => lines.map(({ agreement }) => agreement)),
    );
    return {
      party,
      messages: notices.map(({ noticeId, at, lines }) => ({
        id: noticeId,
        at: at.toISOString(),
        lines: lines.map((line) => {
          const words = titles(line.agreement);
          const text = { zh: sayLine(line, words, 'zh'), en: sayLine(line, words, 'en') };
          const why = `/agreements/${line.agreement}/why?occasion=${encodeURIComponent(line.occasion)}`;
          return { ...line, text, why: line.code.startsWith('reminder-') ? why : null };
        }),
      })),
    };
  }
}
