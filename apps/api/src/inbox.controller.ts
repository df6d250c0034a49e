import { Controller, Get, Param } from '@nestjs/common';
import { In } from 'typeorm';
import { actsFor, type Viewer } from '@cobuild/access';
import { Id } from '@cobuild/api-schema';
import { findProgramme } from '@cobuild/ledger';
import { sayLine, titlesOf, type Titles } from '@cobuild/notice';
import { readProgramme } from '@cobuild/programme';
import { AgreementOverview, InboxNotice } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
import { notFound } from './problem';
import { Viewing } from './viewing';
import { Zod } from './zod.pipe';

const NEWEST = 100;
const NO_TITLES = titlesOf({ items: [], roles: [] });

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
    const titles = await this.titles([
      ...new Set(notices.flatMap(({ lines }) => lines.map(({ agreement }) => agreement))),
    ]);
    return {
      party,
      messages: notices.map(({ noticeId, at, lines }) => ({
        id: noticeId,
        at: at.toISOString(),
        lines: lines.map((line) => {
          const words = titles.get(line.agreement) ?? NO_TITLES;
          return { ...line, text: { zh: sayLine(line, words, 'zh'), en: sayLine(line, words, 'en') } };
        }),
      })),
    };
  }

  private async titles(agreementIds: string[]): Promise<Map<string, Titles>> {
    const { manager } = this.deps.db;
    const agreements = await manager.findBy(AgreementOverview, { agreementId: In(agreementIds) });
    const found = agreements.map(async ({ agreementId, programme, version }): Promise<[string, Titles]> => {
      const published = await findProgramme(manager, programme, version);
      const definition = published && readProgramme(published.text, programme).definition;
      return [agreementId, definition ? titlesOf(definition) : NO_TITLES];
    });
    return new Map(await Promise.all(found));
  }
}
