import { Body, Controller, Headers, HttpCode, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import type { Viewer } from '@cobuild/access';
import { Adoption, Id, Name } from '@cobuild/api-schema';
import { findProgramme } from '@cobuild/ledger';
import { ApiDeps } from '../deps';
import { notFound, Problem } from '../problem';
import { needOfficer, Viewing } from '../viewing';
import { Zod } from '../zod.pipe';
import { adoptedText } from './adopted-text';
import { publisherFor } from './owners';
import { publishText } from './publish';

/** A district takes a programme of the catalogue over as its own. */
@Controller('programmes/:slug/adoption')
export class AdoptionController {
  constructor(private readonly deps: ApiDeps) {}

  /** Publishes the catalogue's newest text as version 1 under an id of one's own, and records the text it comes from. */
  @Post()
  @HttpCode(200)
  async adopt(
    @Param('slug', new Zod(Name)) slug: string,
    @Body(new Zod(Adoption)) { as }: z.output<typeof Adoption>,
    @Headers('cobuild-actor') actor: string | undefined,
    @Viewing() viewer: Viewer,
  ) {
    needOfficer(viewer);
    const { manager } = this.deps.db;
    const named = actor === undefined ? undefined : new Zod(Id).transform(actor);
    const owner = await publisherFor(manager, viewer, named);
    const found = await findProgramme(manager, [], slug);
    if (!found) throw notFound();
    const text = adoptedText(found.text, as);
    if (text === null)
      throw new Problem(422, 'not-adoptable', {
        zh: '这个方案的 programme 和 version 没有各占一行，不能自动采用；请复制文本后修改',
        en: 'The programme’s id and version do not stand on lines of their own; copy its text and change them by hand',
      });
    const { version, digest } = found;
    const adoptedFrom = { slug, version, digest };
    const made = await publishText(this.deps, text, { owner, publishedBy: viewer.person, adoptedFrom });
    return { ...made, adoptedFrom };
  }
}
