import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { toMillis } from '@cobuild/calendar';
import { later, never, sent, type Channel, type Message, type Sending } from './channel';
import { mailText } from './mail-text';
import { checkpointHeader, webLink } from './words';

/** `from` is the bare address or `Name <address>`; `smtpUrl` like `smtps://user:password@host:465`. */
export type MailSettings = Readonly<{ smtpUrl: string; from: string }>;

/** In ms. A server that looks for spam before it answers gets longer: what was given up may have arrived all the same. */
const [TIMEOUT, SILENCE] = [10_000, 60_000];

/** By SMTP, a connection for each message. A server that is away or will not let us in is asked again later. */
export function mail({ smtpUrl, from }: MailSettings): Channel {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: TIMEOUT,
    greetingTimeout: TIMEOUT,
    socketTimeout: SILENCE,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    perMinute: null,
    send: async (message, { address }) => {
      try {
        await transport.sendMail({
          from,
          to: { name: '', address },
          date: new Date(toMillis(message.at)),
          messageId: messageId(message.id, from),
          headers: headers(message),
          ...mailText(message),
        });
        return sent;
      } catch (error) {
        return sendingOf(error);
      }
    },
  };
}

/** The same for the same message, so that a mailbox that gets it twice can tell (RFC 5322, 3.6.4). */
function messageId(id: string, from: string): string {
  const domain = /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'cobuild.invalid';
  return `<${createHash('sha256').update(id).digest('hex').slice(0, 40)}@${domain}>`;
}

/** Not answered by absence notes (RFC 3834); ended by one click (RFC 8058) when there is where to; with the log's signed checkpoint. */
function headers({ unsubscribe, checkpoint }: Message): Record<string, string | { prepared: true; value: string }> {
  const stop = webLink(unsubscribe);
  return {
    'Auto-Submitted': 'auto-generated',
    ...(stop && {
      'List-Unsubscribe': { prepared: true, value: `<${stop}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    }),
    ...(checkpoint !== null && { 'Cobuild-Checkpoint': { prepared: true, value: checkpointHeader(checkpoint) } }),
  };
}

/** What is about this message or its reader; everything else is about the server or our way to it, and heals. */
const ABOUT_THE_MESSAGE: readonly unknown[] = ['EENVELOPE', 'EMESSAGE'];

function sendingOf(error: unknown): Sending {
  const { code, responseCode } = error as { code?: unknown; responseCode?: number };
  if (responseCode === undefined) return ABOUT_THE_MESSAGE.includes(code) ? never('bad-address') : later('mail-away');
  const final = responseCode >= 500 && ABOUT_THE_MESSAGE.includes(code);
  return final ? never(`smtp-${responseCode}`) : later(`smtp-${responseCode}`);
}
