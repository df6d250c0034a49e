import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { advancedTo, notesOf } from '@cobuild/agreement';
import { Id } from '@cobuild/api-schema';
import { replay } from '@cobuild/audit';
import { unitNames } from '@cobuild/directory';
import { contentOf, documentKinds, formats, render, type Format, type Source } from '@cobuild/document';
import { factOf, readStream } from '@cobuild/ledger';
import { titlesOf } from '@cobuild/notice';
import { timedSteps } from '@cobuild/programme';
import { definitionOf, hostOf } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
import { downloadName } from './download-name';
import { notFound } from './problem';
import { sandboxed } from './reading.controller';
import { rolesOf, visible, Viewing } from './viewing';
import { Zod } from './zod.pipe';

/** `minutes.pdf`: what, and written as what. */
const Named = z
  .string()
  .regex(new RegExp(`^(${documentKinds.join('|')})\\.(${Object.keys(formats).join('|')})$`), { message: 'document' })
  .transform((name) => {
    const [kind, format] = name.split('.') as [(typeof documentKinds)[number], Format];
    return { kind, format };
  });
const About = z.object({ item: z.string().max(120).optional(), lang: z.enum(['zh', 'en']).default('zh') });

/** Documents made from the ledger: nothing in them was typed again. */
@Controller('agreements/:id/documents')
export class DocumentsController {
  constructor(private readonly deps: ApiDeps) {}

  @Get(':name')
  async document(
    @Param('id', new Zod(Id)) id: string,
    @Param('name', new Zod(Named)) { kind, format }: z.output<typeof Named>,
    @Query(new Zod(About)) { item = null, lang }: { item?: string | null; lang: 'zh' | 'en' },
    @Viewing() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    await visible(this.deps.db.manager, viewer, id);
    const source = await this.source(id, viewer, lang);
    const content = contentOf(kind, source, item);
    if (!content) throw notFound();
    sandboxed(reply);
    const about = item === null ? source.programme : source.titles.item(item, lang);
    const host = (await unitNames(this.deps.db.manager)).get(hostOf(source.agreement)) ?? '';
    const parts = [content.title, about, host];
    const disposition = downloadName({ parts, ending: format, ascii: `${id}-${kind}` });
    return new StreamableFile(await render(content, format, this.deps.clock.now()), {
      type: formats[format],
      disposition,
    });
  }

  private async source(agreementId: string, viewer: Viewer, lang: 'zh' | 'en'): Promise<Source> {
    const { manager } = this.deps.db;
    const entries = await readStream(manager, agreementId);
    const { agreement } = replay(entries);
    const facts = entries.map(factOf);
    const definition = await definitionOf(manager, agreement, agreement.parameters);
    if (!definition) throw notFound();
    const units = await unitNames(manager);
    const named = Object.entries(agreement.parties).map(([role, unit]) => [role, units.get(unit) ?? unit] as const);
    const notes = facts.flatMap(notesOf).map(({ id }) => id);
    return {
      agreementId,
      agreement: advancedTo(agreement, this.deps.clock.now()),
      facts,
      roles: rolesOf(viewer, agreement),
      titles: titlesOf(definition),
      steps: (clause) => timedSteps(definition.items.find(({ key }) => key === clause) ?? {}),
      programme: definition.title[lang],
      names: { ...Object.fromEntries(named), district: units.get(agreement.district) ?? agreement.district },
      texts: await this.deps.side.readAll(manager, notes, [...Object.values(agreement.parties), agreement.district]),
      lang,
    };
  }
}
