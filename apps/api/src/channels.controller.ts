import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { z } from 'zod';
import { actsFor, type Viewer } from '@cobuild/access';
import { Id, Time } from '@cobuild/api-schema';
import {
  addChannel,
  changeChannel,
  channelKinds,
  channelLeadingTo,
  channelsOf,
  mayAddChannel,
  MOST_CHANNELS,
  recordConfirmation,
  removeChannel,
  targetOf,
  type Channel,
} from '@cobuild/directory';
import { freshId } from '@cobuild/config';
import { enqueue, schedule } from '@cobuild/handler';
import { messagesIn, reviveMessage, waitingList } from '@cobuild/readmodel';
import { ApiDeps } from './deps';
import { Doing } from './limits/person.interceptor';
import { tooManyTries } from './limits/too-many';
import { notFound, Problem } from './problem';
import { SignIn } from './sign-in/sign-in';
import { subscriptionText, WebPush } from './subscription';
import { actingFor, Viewing } from './viewing';
import { Zod } from './zod.pipe';

const Uuid = z.uuid();

const tooManyChannels = (): Problem =>
  new Problem(409, 'too-many-channels', {
    zh: `最多 ${MOST_CHANNELS} 个通知渠道，请先停用一个`,
    en: `At most ${MOST_CHANNELS} channels; remove one first`,
  });

const NEWEST = 100;
const Secret = z.string().min(8).max(500);
const lang = z.enum(['zh', 'en']).default('zh');

/** A mail address or a browser of one's own; a webhook or a group's robot, of one's own or of a unit one acts for. */
const Wish = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mail'), address: z.email(), lang }),
  z.strictObject({
    kind: z.enum(channelKinds).exclude(['mail', 'push']),
    address: z.url({ protocol: /^https?$/ }).max(500),
    secret: Secret.optional(),
    unit: Id.optional(),
    lang,
  }),
  z.strictObject({ kind: z.literal('push'), subscription: WebPush, lang }),
]);

/** A time of the evening and one of the morning: what is urgent waits no longer than a night. */
const Changes = z
  .strictObject({
    lang: z.enum(['zh', 'en']).optional(),
    digest: Time.nullable().optional(),
    quietFrom: Time.refine((time) => time >= '18:00' && time <= '22:00', { message: 'evening' })
      .nullable()
      .optional(),
    quietTo: Time.refine((time) => time >= '06:00' && time <= '10:00', { message: 'morning' })
      .nullable()
      .optional(),
    onlyUrgent: z.boolean().optional(),
  })
  .refine(({ digest }) => digest == null || (digest >= '06:00' && digest <= '22:00'), {
    message: 'daytime',
    path: ['digest'],
  });

/** Where people are told beside the inbox, and what became of what was sent there. */
@Controller('channels')
export class ChannelsController {
  constructor(
    private readonly deps: ApiDeps,
    private readonly signing: SignIn,
  ) {}

  /** One's own and those of the units one acts for, without their addresses. */
  @Get()
  async list(@Viewing() viewer: Viewer) {
    return { channels: await this.own(viewer) };
  }

  /** What a browser subscribes to (`applicationServerKey`), where there is push. */
  @Get('push-key')
  pushKey() {
    if (this.deps.pushKey === null) throw notFound();
    return { key: this.deps.pushKey };
  }

  @Post()
  @HttpCode(200)
  @Doing('channel')
  async add(@Body(new Zod(Wish)) wish: z.output<typeof Wish>, @Viewing() viewer: Viewer) {
    if (wish.kind === 'push') return { channel: await this.subscribe(wish.subscription, wish.lang, viewer) };
    const unit = 'unit' in wish && wish.unit !== undefined ? actingFor(viewer, wish.unit) : null;
    const owner = unit === null ? { person: viewer.person, unit } : { person: null, unit };
    const secret = 'secret' in wish ? (wish.secret ?? null) : null;
    if (wish.kind === 'mail') await this.needMail(viewer, wish.address);
    const channel = await this.deps.db.transaction(async (tx) => {
      if (!(await mayAddChannel(tx, owner))) throw tooManyChannels();
      const added = await addChannel(tx, this.deps.side, owner, { ...wish, secret });
      if (wish.kind === 'mail') await this.askToConfirm(tx, added);
      return added;
    });
    return { channel, confirmed: wish.kind !== 'mail' };
  }

  /** Sends the confirmation mail of a pending address again. */
  @Post(':channel/confirmation')
  @HttpCode(200)
  async confirm(@Param('channel', new Zod(Uuid)) channel: string, @Viewing() viewer: Viewer) {
    const own = (await this.own(viewer)).find(({ id }) => id === channel);
    if (!own) throw notFound();
    if (own.confirmed)
      throw new Problem(409, 'channel-confirmed', {
        zh: '这个渠道已经确认，不用再确认',
        en: 'This channel is confirmed already',
      });
    const { db, side } = this.deps;
    const target = await db.transaction((tx) => targetOf(tx, side, channel, false));
    if (!target) throw notFound();
    await this.needMail(viewer, target.address);
    await db.transaction((tx) => this.askToConfirm(tx, channel));
    return { channel, sent: true };
  }

  @Delete(':channel')
  @HttpCode(200)
  async remove(@Param('channel', new Zod(Uuid)) channel: string, @Viewing() viewer: Viewer) {
    if (!(await this.own(viewer)).some(({ id }) => id === channel)) throw notFound();
    await removeChannel(this.deps.db.manager, channel);
    return { channel, removed: true };
  }

  /** When and about what it is told; a time that is null is everybody's again. */
  @Patch(':channel')
  @HttpCode(200)
  async change(
    @Param('channel', new Zod(Uuid)) channel: string,
    @Body(new Zod(Changes)) changes: z.output<typeof Changes>,
    @Viewing() viewer: Viewer,
  ) {
    if (!(await this.own(viewer)).some(({ id }) => id === channel)) throw notFound();
    await changeChannel(this.deps.db.manager, channel, changes);
    return { channel: (await this.own(viewer)).find(({ id }) => id === channel) };
  }

  /** The newest messages: sent, on their way, or given up and why; and what waits, with why where it was held back. */
  @Get('messages')
  async messages(@Viewing() viewer: Viewer) {
    const own = (await this.own(viewer)).map(({ id }) => id);
    const { manager } = this.deps.db;
    return { messages: await messagesIn(manager, own, NEWEST), waiting: await waitingList(manager, own) };
  }

  /** Sends again what was given up, under the same id. */
  @Post('messages/:message/resend')
  @HttpCode(200)
  @Doing('channel')
  async resend(@Param('message', new Zod(Uuid)) message: string, @Viewing() viewer: Viewer) {
    const own = (await this.own(viewer)).map(({ id }) => id);
    return this.deps.db.transaction(async (tx) => {
      const channel = await reviveMessage(tx, message, own);
      if (channel === null) throw notFound();
      await schedule(tx, [{ channel, at: this.deps.clock.now(), inMs: 0 }]);
      return { message, channel };
    });
  }

  /** A browser that tells us again what we know keeps its channel. */
  private subscribe(subscription: WebPush, lang: Channel['lang'], { person }: Viewer): Promise<string> {
    const { db, side, pushKey } = this.deps;
    if (pushKey === null) throw notFound();
    const address = subscriptionText(subscription);
    return db.transaction(async (tx) => {
      const known = await channelLeadingTo(tx, side, person, 'push', address);
      const target = { kind: 'push', lang, address, secret: null } as const;
      if (known !== null) return known;
      if (!(await mayAddChannel(tx, { person, unit: null }))) throw tooManyChannels();
      return addChannel(tx, side, { person, unit: null }, target);
    });
  }

  /** Refuses more confirmation mails than a person, or an address, gets in a day. */
  private async needMail({ person }: Viewer, address: string): Promise<void> {
    const seconds = await this.signing.limits.mailed(person, address);
    if (seconds > 0) throw tooManyTries(seconds);
  }

  private async askToConfirm(tx: EntityManager, channel: string): Promise<void> {
    await recordConfirmation(tx, channel, null);
    await enqueue(tx, [{ task: 'confirm-address', payload: { channel, message: freshId() } }]);
  }

  private own(viewer: Viewer): Promise<Channel[]> {
    return channelsOf(this.deps.db.manager, viewer.person, actsFor(viewer));
  }
}
