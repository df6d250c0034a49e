import type { ChannelKind } from '@cobuild/directory';
import { never, type Channel } from './channel';
import { dingtalk } from './dingtalk';
import { guardedPost } from './guarded-http';
import { mail, type MailSettings } from './mail';
import { push, type PushSettings } from './push';
import { webhook } from './webhook';
import { wecom } from './wecom';

/** `mail`, `push` null: there is no mail server, no key. `allowPrivate`: also to addresses inside, and by http. */
export type ChannelSettings = Readonly<{ mail: MailSettings | null; push: PushSettings | null; allowPrivate: boolean }>;

const absent: Channel = { perMinute: null, send: () => Promise.resolve(never('not-configured')) };

/** All ways out, by kind; a new one is one file and one line below. One without its settings answers `never`, `not-configured`. */
export function channelsFrom({
  mail: server,
  push: keys,
  allowPrivate,
}: ChannelSettings): Readonly<Record<ChannelKind, Channel>> {
  const post = guardedPost({ allowPrivate });
  return {
    mail: server ? mail(server) : absent,
    webhook: webhook(post),
    wecom: wecom(post),
    dingtalk: dingtalk(post),
    push: keys ? push(post, keys) : absent,
  };
}
