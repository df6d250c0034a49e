import { plusMinutes } from '@cobuild/calendar';
import { makeConfirmLink, recordConfirmation, targetOf } from '@cobuild/directory';
import type { Message } from './channels/channel';
import type { SendDeps } from './send';

/** Minutes for which the link in a confirmation mail is good. */
const GOOD_FOR = 3 * 24 * 60;

type Words = Pick<Message, 'subject'> & Readonly<{ line: string }>;

const WORDS: Readonly<Record<'zh' | 'en', Words>> = {
  zh: {
    subject: '请确认您的邮箱',
    line: '有人要把共建提醒发到这个邮箱。如果是您，请打开这个链接确认（三天内有效）；如果不是，请不用理会。',
  },
  en: {
    subject: 'Please confirm your mail address',
    line: 'Somebody asked Cobuild to send notices to this address. If it was you, open this link to confirm it within three days; if not, ignore this mail.',
  },
};

/**
 * Sends the one mail that a pending address gets: the link that confirms it. Does nothing when the channel is gone or confirmed
 * already. Throws while the mail server is away, so that the queue tries again; why it will never arrive is recorded at the channel.
 */
export async function sendConfirmation(
  { db, side, clock, channels, linkKey, publicUrl }: SendDeps,
  { channel, message }: Readonly<{ channel: string; message: string }>,
): Promise<void> {
  const at = clock.now();
  const ready = await db.transaction(async (tx) => {
    const target = await targetOf(tx, side, channel, false);
    if (!target || target.person === null) return null;
    const link = { channel, person: target.person, message, expiresAt: plusMinutes(at, GOOD_FOR) };
    return { target, token: await makeConfirmLink(tx, linkKey, link) };
  });
  if (!ready) return;
  const { target, token } = ready;
  const { subject, line } = WORDS[target.lang];
  const sending = await channels[target.kind].send(
    {
      ...{ id: message, at, lang: target.lang, subject, more: 0, urgent: false, unsubscribe: null, checkpoint: null },
      lines: [{ text: line, link: new URL(`/act/${token}`, publicUrl).href }],
    },
    target,
  );
  if (sending.outcome === 'later') throw new Error(`confirmation mail not taken: ${sending.reason}`);
  await recordConfirmation(db.manager, channel, sending.outcome === 'never' ? sending.reason : null);
}
