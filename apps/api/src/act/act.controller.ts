import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { confirmChannel, keepFile, removeChannel, type ActLink, type LinkedAct } from '@cobuild/directory';
import { handle } from '@cobuild/handler';
import { ApiDeps } from '../deps';
import { mustHaveRoom } from '../limits/unit-bytes';
import { mustBeKept } from '../named';
import { notFound, RefusedByRule } from '../problem';
import { refusedFile } from '../refused-file';
import { ByAddress } from '../session.guard';
import { SignIn } from '../sign-in/sign-in';
import { refusedAs } from './alert';
import { commandOf } from './command';
import { readForm, type Form } from './form';
import { saying, sendPage } from './frame';
import { openLink, type Opened } from './link';
import { actPage, confirmPage, unsubscribePage, type Alert } from './page';
import { standingOf, type Standing } from './standing';
import { words } from './words';

type ToAct = ActLink & LinkedAct;
const whole = ({ agreement }: ToAct): string => `/agreements/${agreement}`;

/**
 * One thing that a message asks, on one page. Opening it changes nothing, whoever opens it; what is sent from it takes effect once
 * in the life of its link, whose id is the key of the command.
 */
@Controller('act')
@ByAddress()
export class ActController {
  constructor(
    private readonly deps: ApiDeps,
    private readonly signing: SignIn,
  ) {}

  @Get(':token')
  async open(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { link } = await this.opened(token, request);
    const blank = { key: link.id, lang: link.lang, fields: {} };
    if (link.purpose === 'unsubscribe' || link.purpose === 'confirm') {
      sendPage(reply, 200, link.purpose === 'confirm' ? confirmPage(blank) : unsubscribePage(blank));
      return;
    }
    sendPage(reply, 200, actPage(await standingOf(this.deps, link, link.lang), blank, whole(link)));
  }

  @Post(':token')
  async act(@Param('token') token: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const opened = await this.opened(token, request);
    const { link } = opened;
    if (link.purpose === 'unsubscribe') {
      await this.unsubscribe(link, request, reply);
      return;
    }
    if (link.purpose === 'confirm') {
      await this.confirm(link, request, reply);
      return;
    }
    const standing = await standingOf(this.deps, link, link.lang);
    const form = await this.read(link, standing, request);
    const alert = standing.became.length > 0 ? null : await this.ask(opened.viewer.person, link, standing, form);
    if (alert === null) {
      // Shown by the page itself, so that reading it again sends nothing again.
      void reply
        .status(303)
        .headers({ location: `/act/${token}`, 'cache-control': 'no-store' })
        .send();
      return;
    }
    const filled = { key: link.id, lang: link.lang, fields: form.fields };
    const now = await standingOf(this.deps, link, link.lang);
    sendPage(reply, alert.status, actPage(now, filled, whole(link), alert));
  }

  /** Opens a token's link; a token that opens nothing counts as a miss of its address. */
  private async opened(token: string, request: FastifyRequest): Promise<Opened> {
    const opened = await openLink(this.deps, token);
    if (opened === null) throw await this.signing.missed('link', request.ip, notFound());
    return opened;
  }

  /** Files are taken only for an act that can be done, from whoever has read the page. */
  private read({ id, unit }: ToAct, { offers: { offers } }: Standing, request: FastifyRequest): Promise<Form> {
    return readForm(request, async (field, content, said) => {
      const offer = offers.find(({ act }) => act === said['act']?.[0]);
      const wanted = offer?.act === 'CompleteItem' && offer.evidence.some((kind) => kind === field);
      if (said['key']?.[0] !== id || !wanted || field === 'count') return refusedFile('file-type');
      await mustHaveRoom(this.deps, unit);
      const kept = await keepFile(this.deps.db.manager, this.deps.files, unit, content);
      return 'refused' in kept ? refusedFile(kept.refused) : kept.sha256;
    });
  }

  /** Does it as every command is done; null when it has taken effect, now or before. */
  private async ask(
    person: string,
    { id, unit, agreement, item, lang }: ToAct,
    { offers: { offers }, version }: Standing,
    { fields, refused }: Form,
  ): Promise<(Alert & { status: number }) | null> {
    const act = fields['act']?.[0] ?? null;
    if (fields['key']?.[0] !== id) return { status: 409, text: [words.tooOld[lang]], act };
    const offer = offers.find((one) => one.act === act);
    if (!offer) return { status: 409, text: [words.changed[lang]], act };
    try {
      if (refused) throw refused;
      const command = commandOf(offer.act, item, fields);
      await mustBeKept(this.deps, unit, command);
      const submission = { key: id, actor: unit, person, command, expectedVersion: version };
      const handled = await handle(this.deps, agreement, submission);
      if (!handled.accepted && handled.refusal.code !== 'key-reused') throw new RefusedByRule(handled.refusal);
      this.deps.storage.written();
      return null;
    } catch (error) {
      return { ...refusedAs(error, lang), act };
    }
  }

  /** Confirms the address of a channel, from the page alone; to confirm it again changes nothing. */
  private async confirm({ id, channel, lang }: Opened['link'], request: FastifyRequest, reply: FastifyReply) {
    const { fields } = await readForm(request, () => Promise.resolve(refusedFile('file-type')));
    if (fields['key']?.[0] !== id) {
      sendPage(reply, 409, confirmPage({ key: id, lang }));
      return;
    }
    await confirmChannel(this.deps.db.manager, channel);
    sendPage(reply, 200, saying(lang, words.confirmed[lang], 'done'));
  }

  /** From the page, or by the one click of a mail program, whose request brings nothing else (RFC 8058). */
  private async unsubscribe({ id, channel, lang }: Opened['link'], request: FastifyRequest, reply: FastifyReply) {
    const { fields } = await readForm(request, () => Promise.resolve(refusedFile('file-type')));
    const meant = fields['key']?.[0] === id || fields['List-Unsubscribe']?.[0] === 'One-Click';
    if (!meant) {
      sendPage(reply, 409, unsubscribePage({ key: id, lang }));
      return;
    }
    await removeChannel(this.deps.db.manager, channel);
    sendPage(reply, 200, saying(lang, words.stopped[lang], 'done'));
  }
}
