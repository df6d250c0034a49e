import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { messageWith } from '../../testing/message';
import type { Message } from './channel';
import { channelsFrom } from './channels';

type Refusal = Error & { responseCode: number };
const refusal = (responseCode: number): Refusal => Object.assign(new Error('no'), { responseCode });

/** A mail server on loopback; `refuse` says at which command, and how. */
async function mailServer(refuse: Partial<Record<'from' | 'to' | 'data' | 'login', number>> = {}) {
  const mails: ParsedMail[] = [];
  const readers: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (_auth, _session, done) => done(refuse.login ? refusal(refuse.login) : null, { user: 'x' }),
    onMailFrom: (_address, _session, done) => done(refuse.from ? refusal(refuse.from) : null),
    onRcptTo: ({ address }, _session, done) => {
      readers.push(address);
      done(refuse.to ? refusal(refuse.to) : null);
    },
    onData: (stream, _session, done) => {
      void simpleParser(stream).then((mail) => {
        mails.push(mail);
        done(refuse.data ? refusal(refuse.data) : null);
      });
    },
  });
  await new Promise<void>((ready) => void server.listen(0, '127.0.0.1', ready));
  const at = `127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  const close = (): Promise<void> => new Promise((done) => server.close(() => done()));
  const via = (smtpUrl: string) =>
    channelsFrom({ mail: { smtpUrl, from: '共建 Cobuild <notices@cobuild.example>' }, push: null, allowPrivate: false })
      .mail;
  const send = (message: Message, address = 'reader@unit.example') =>
    via(`smtp://${at}`).send(message, { address, secret: null });
  return {
    mails,
    readers,
    send,
    close,
    login: () => via(`smtp://u:p@${at}`).send(messageWith(), { address: 'r@u.example', secret: null }),
  };
}

describe('mail', () => {
  it('comes through in Chinese: both bodies, sender, date, and how to end it', async () => {
    const { mails, send, close } = await mailServer();
    expect(await send(messageWith())).toEqual({ outcome: 'sent' });
    await close();
    const [mail] = mails;
    expect(mail).toMatchObject({ subject: '共建提醒：2 件事等您办理', date: new Date('2026-06-19T01:00:00Z') });
    expect(mail!.from?.text).toContain('notices@cobuild.example');
    expect(mail!.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail!.headerLines.find(({ key }) => key === 'list-unsubscribe')?.line).toBe(
      'List-Unsubscribe: <https://cobuild.example/stop?key=abc>',
    );
    expect(mail!.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
    );
    expect(mail!.text).toContain(
      '- 今天：主题党日，最迟 6月19日 周五 登记\n  https://cobuild.example/a/1?item=x&y=2\n',
    );
    expect(mail!.text).toContain('收件箱里还有 3 条');
    expect(mail!.html).toContain('<a href="https://cobuild.example/a/1?item=x&amp;y=2"');
    expect(mail!.html).toContain('lang="zh-CN"');
  });

  it('comes through in English, without an end or more when there is none', async () => {
    const { mails, send, close } = await mailServer();
    const lines = [{ text: 'coming up: theme day', link: null }];
    await send(messageWith({ lang: 'en', subject: 'one thing waits', lines, more: 0, unsubscribe: null }));
    await close();
    expect(mails[0]!.text).toBe(
      'one thing waits\n\n- coming up: theme day\n\n--\nSent by Cobuild automatically; please do not reply.\n',
    );
    expect(mails[0]!.html).not.toMatch(/inbox|<a /);
    expect(mails[0]!.headers.has('list')).toBe(false);
  });

  it('has the checkpoint at its foot in one line, and signed as a header', async () => {
    const { mails, send, close } = await mailServer();
    const checkpoint = 'cobuild/test\n3\nAAAA\n\n\u2014 cobuild/test BBBB\n';
    await send(messageWith({ checkpoint, lang: 'en' }));
    await close();
    const [mail] = mails;
    expect(mail!.text).toMatch(/Checkpoint of the public log, kept as evidence:\ncobuild\/test 3 AAAA\n$/);
    expect(mail!.html).toContain('cobuild/test 3 AAAA');
    expect(Buffer.from(mail!.headers.get('cobuild-checkpoint') as string, 'base64').toString()).toBe(checkpoint);
  });

  it('lets no markup, link of another kind or second header through', async () => {
    const { mails, send, close } = await mailServer();
    await send(
      messageWith({ subject: 'a\r\nBcc: all@evil.example\r\n\r\n<script>x</script>', unsubscribe: 'javascript:x' }),
    );
    await close();
    const [mail] = mails;
    expect(mail!.html).not.toMatch(/<img|<script|javascript:|href="https:\/\/evil/);
    expect(mail!.html).toContain('&lt;img src=x onerror=alert(1)&gt; ## [点我](https://evil.example) &lt;@all&gt;');
    expect(mail!.headers.has('bcc')).toBe(false);
    expect(mail!.headers.has('list')).toBe(false);
    expect(mail!.subject).toBe('a Bcc: all@evil.example <script>x</script>');
  });

  it('has the same Message-ID when it is the same message, and another for another', async () => {
    const { mails, send, close } = await mailServer();
    for (const id of ['n/1', 'n/1', 'n/2']) await send(messageWith({ id }));
    await close();
    const [first, second, other] = mails.map(({ messageId }) => messageId);
    expect(first).toMatch(/^<[0-9a-f]{40}@cobuild\.example>$/);
    expect(second).toBe(first);
    expect(other).not.toBe(first);
  });

  it.each(['a@x.example, b@y.example', 'a@x.example\r\nRCPT TO:<b@y.example>', 'nobody', ''])(
    'goes to no second reader by an address like %j',
    async (address) => {
      const { mails, send, close } = await mailServer();
      expect(await send(messageWith(), address)).toMatchObject({ outcome: 'never' });
      await close();
      expect(mails).toEqual([]);
    },
  );

  it.each(['from', 'to', 'data'] as const)('is sent later after 451, never after 550 (%s)', async (command) => {
    const busy = await mailServer({ [command]: 451 });
    expect(await busy.send(messageWith())).toEqual({ outcome: 'later', afterMs: null, reason: 'smtp-451' });
    await busy.close();
    const firm = await mailServer({ [command]: 550 });
    expect(await firm.send(messageWith())).toEqual({ outcome: 'never', reason: 'smtp-550' });
    await firm.close();
    expect(await firm.send(messageWith())).toEqual({ outcome: 'later', afterMs: null, reason: 'mail-away' });
  });

  it('is sent later when the server does not let us in: that is not the reader’s fault', async () => {
    const { login, close } = await mailServer({ login: 535 });
    expect(await login()).toEqual({ outcome: 'later', afterMs: null, reason: 'smtp-535' });
    await close();
  });

  it('says so when there is no server', async () => {
    const { mail } = channelsFrom({ mail: null, push: null, allowPrivate: false });
    expect(await mail.send(messageWith(), { address: 'r@u.example', secret: null })).toEqual({
      outcome: 'never',
      reason: 'not-configured',
    });
  });
});
