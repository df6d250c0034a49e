import { createHmac } from 'node:crypto';
import Ajv from 'ajv';
import { hookServer, type Hook, type Reply } from '../../testing/hook';
import { messageWith } from '../../testing/message';
import { channelsFrom } from './channels';
import { robotMarkdown } from './robot';

const channels = channelsFrom({ mail: null, push: null, allowPrivate: true });
const text = { type: 'string', minLength: 1 };
const markdown = (...keys: string[]) =>
  new Ajv().compile({
    type: 'object',
    required: ['msgtype', 'markdown'],
    additionalProperties: false,
    properties: {
      msgtype: { const: 'markdown' },
      markdown: {
        type: 'object',
        required: keys,
        additionalProperties: false,
        properties: Object.fromEntries(keys.map((key) => [key, text])),
      },
    },
  });
const fits = { wecom: markdown('content'), dingtalk: markdown('title', 'text') };
const tooFast = { wecom: 45009, dingtalk: 130101 };
const KINDS = ['wecom', 'dingtalk'] as const;

/** A robot that takes well-formed messages, 20 of them, and signed ones only when it has a secret. */
async function robot(kind: (typeof KINDS)[number], secret: string | null): Promise<Hook> {
  let taken = 0;
  const code = (errcode: number): Reply => ({ body: JSON.stringify({ errcode, errmsg: errcode === 0 ? 'ok' : 'no' }) });
  return hookServer(({ body, url, headers }) => {
    if (!headers['content-type']?.startsWith('application/json') || !fits[kind](JSON.parse(body))) return code(40008);
    const timestamp = url.searchParams.get('timestamp') ?? '';
    const sign = secret && createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64');
    if (url.searchParams.get('access_token') !== 'token+1') return code(93000);
    if (secret && (url.searchParams.get('sign') !== sign || Math.abs(Date.now() - Number(timestamp)) > 60_000))
      return code(310000);
    return code(++taken > 20 ? tooFast[kind] : 0);
  });
}

describe.each(KINDS)('%s', (kind) => {
  let hook: Hook;
  afterEach(() => hook.close());
  const { perMinute, send } = channels[kind];

  it('sends as many as it says in a minute, and comes back a minute later for the next', async () => {
    hook = await robot(kind, null);
    const to = { address: `${hook.url}?access_token=token%2B1`, secret: null };
    for (let n = 0; n < perMinute!; n++) expect(await send(messageWith(), to)).toEqual({ outcome: 'sent' });
    expect(await send(messageWith(), to)).toEqual({ outcome: 'later', afterMs: 60_000, reason: 'too-fast' });
  });

  it('gives up a robot that is gone, and comes back to one that answers nonsense', async () => {
    const final = kind === 'wecom' ? 93000 : 310000;
    const replies: Reply[] = [
      { body: `{"errcode":${final}}` },
      { body: '{"errcode":-1}' },
      { body: '<html>' },
      { status: 502 },
    ];
    hook = await hookServer(() => replies.shift() ?? null);
    const to = { address: hook.url, secret: null };
    expect(await send(messageWith(), to)).toEqual({ outcome: 'never', reason: `errcode-${final}` });
    for (const reason of ['errcode--1', 'http-200', 'http-502'])
      expect(await send(messageWith(), to)).toEqual({ outcome: 'later', afterMs: null, reason });
  });

  it('sends the heading, the lines, and how many more', async () => {
    hook = await robot(kind, null);
    await send(messageWith(), { address: `${hook.url}?access_token=token%2B1`, secret: null });
    const { markdown } = JSON.parse(hook.received[0]!.body) as {
      markdown: { content?: string; text?: string; title?: string };
    };
    expect((markdown.content ?? markdown.text)?.split('\n\n')).toEqual([
      '### 共建提醒：2 件事等您办理',
      '- [今天：主题党日，最迟 6月19日 周五 登记](https://cobuild.example/a/1?item=x&y=2)',
      '- ＜img src=x onerror=alert(1)＞ ＃＃ ［点我］(https://evil.example) ＜＠all＞',
      '收件箱里还有 3 条',
    ]);
  });
});

describe('dingtalk with a secret', () => {
  let hook: Hook;
  afterEach(() => hook.close());

  it('signs the address', async () => {
    hook = await robot('dingtalk', 'SEC0123');
    const send = (secret: string | null) =>
      channels.dingtalk.send(messageWith(), { address: `${hook.url}?access_token=token%2B1`, secret });
    expect(await send('SEC0123')).toEqual({ outcome: 'sent' });
    expect(await send('SEC9999')).toEqual({ outcome: 'never', reason: 'errcode-310000' });
    expect(await send(null)).toEqual({ outcome: 'never', reason: 'errcode-310000' });
    expect(await channels.dingtalk.send(messageWith(), { address: 'no url', secret: 'SEC' })).toMatchObject({
      reason: 'bad-address',
    });
  });
});

describe('markdown of robots', () => {
  const lines = Array.from({ length: 200 }, (_, n) => ({
    text: `第 ${n} 件事，请在本周内办理`,
    link: `https://cobuild.example/(${n})`,
  }));

  it('fits into 4096 bytes, cut at a line, and counts what was left out', () => {
    const text = robotMarkdown(messageWith({ lines, more: 3 }), 4096);
    const kept = text.split('\n\n').slice(1, -1);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4096);
    expect(Buffer.byteLength(text)).toBeGreaterThan(3900);
    expect(kept.at(-1)).toBe(
      `- [第 ${kept.length - 1} 件事，请在本周内办理](https://cobuild.example/%28${kept.length - 1}%29)`,
    );
    expect(text.endsWith(`收件箱里还有 ${203 - kept.length} 条`)).toBe(true);
  });

  it('fits whatever the subject is', () => {
    const text = robotMarkdown(messageWith({ subject: '🏮'.repeat(5000), lines, lang: 'en' }), 4096);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4096);
    expect(text).not.toContain('\ufffd');
    expect(text).toMatch(/\n\n20\d more in your inbox$/);
  });
});
