import type { ChannelKind } from '@cobuild/directory';
import { never, type Channel } from './channel';
import { dingtalk } from './dingtalk';
import { guardedPost } from './guarded-http';
import { mail, type MailSettings } from './mail';
import { webhook } from './webhook';
import { wecom } from './wecom';

/** `mail` null: there is no mail server. `allowPrivate`: also to addresses inside, and by http. */
export type ChannelSettings = Readonly<{ mail: MailSettings | null; allowPrivate: boolean }>;

/** All ways out, by kind; a new one is one file and one line below. Without a mail server mail answers `never`, `not-configured`. */
export function channelsFrom({ mail: server, allowPrivate }: ChannelSettings): Readonly<Record<ChannelKind, Channel>> {
  const post = guardedPost({ allowPrivate });
  return {
    mail: server ? mail(server) : { perMinute: null, send: () => Promise.resolve(never('not-configured')) },
    webhook: webhook(post),
    wecom: wecom(post),
    dingtalk: dingtalk(post),
  };
}
