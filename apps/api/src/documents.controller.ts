import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { isBlind, notesOf } from '@cobuild/agreement';
import { Id } from '@cobuild/api-schema';
import { replay } from '@cobuild/audit';
import { unitNames } from '@cobuild/directory';
import { contentOf, documentKinds, formats, render, type Format, type Source } from '@cobuild/document';
import { factOf, readStream } from '@cobuild/ledger';
import { titlesOf } from '@cobuild/notice';
import { timedSteps } from '@cobuild/programme';
import { definitionOf } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
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
    const content = contentOf(kind, await this.source(id, viewer, lang), item);
    if (!content) throw notFound();
    sandboxed(reply);
    const disposition = `attachment; filename="${id}-${kind}.${format}"`;
    return new StreamableFile(await render(content, format, this.deps.clock.now()), {
      type: formats[format],
      disposition,
    });
  }

  private async source(agreementId: string, viewer: Viewer, lang: 'zh' | 'en'): Promise<Source> {
    const { manager } = this.deps.db;
    const entries = await readStream(manager, agreementId);
    const { agreement } = replay(entries);
    const blind = isBlind(agreement, rolesOf(viewer, agreement));
    const facts = entries.map(factOf).filter((fact) => !blind(fact));
    const definition = await definitionOf(manager, agreement, agreement.parameters);
    if (!definition) throw notFound();
    const units = await unitNames(manager);
    const named = Object.entries(agreement.parties).map(([role, unit]) => [role, units.get(unit) ?? unit] as const);
    const notes = facts.flatMap(notesOf).map(({ id }) => id);
    return {
      agreementId,
      agreement,
      facts,
      titles: titlesOf(definition),
      steps: (clause) => timedSteps(definition.items.find(({ key }) => key === clause) ?? {}),
      programme: definition.title[lang],
      names: { ...Object.fromEntries(named), district: units.get(agreement.district) ?? agreement.district },
      texts: await this.deps.side.readAll(manager, notes, [...Object.values(agreement.parties), agreement.district]),
      lang,
    };
  }
}
