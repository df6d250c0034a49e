import {
  ref,
  json,
  object,
  list,
  problem,
  NO,
  parameter,
  path,
  get,
  post,
  ANY,
  TEXT,
  PAGE,
  CSRF,
  plain,
} from './parts';

/** What is told: inbox, channels, calendar feeds, links in messages. */
export const notices = {
  '/inbox/live': get(
    '收件箱有新内容就推送 what comes into the inboxes one acts for, as it comes: server-sent events',
    {
      description:
        'ready：已连上，随后可读收件箱 connected, the inbox can be read now；inbox：{ messages: [InboxMessage + party] }，只含新的行 with new lines only',
      content: { 'text/event-stream': { schema: TEXT } },
    },
    [parameter('header', 'Last-Event-ID', false, '浏览器重连时自带，从断处接着 sent by a browser that comes back')],
    { 401: NO[401], 404: NO[404], 429: problem('打开的已到上限 as many as one person can have') },
  ),
  '/inbox/{party}': get(
    '收件箱 inbox of a party',
    json(object({ party: { type: 'string' }, messages: list(ref('InboxMessage')) })),
    [path('party', '单位编号 organisation id')],
    { 400: NO[400] },
  ),
  '/channels': {
    ...get('我的通知渠道 channels of mine and of units I act for', ANY),
    ...post(
      '增加渠道：邮件（先确认）、Webhook、企业微信、钉钉、浏览器推送 add one; a mail address is confirmed first',
      plain({
        kind: TEXT,
        address: TEXT,
        secret: TEXT,
        unit: TEXT,
        subscription: {
          ...object({ endpoint: TEXT, keys: object({ p256dh: TEXT, auth: TEXT }) }),
          description: 'push',
        },
        lang: TEXT,
      }),
      ANY,
      [CSRF],
    ),
  },
  '/channels/push-key': get(
    '浏览器订阅推送用的公钥 what a browser subscribes to (applicationServerKey)',
    json(object({ key: TEXT })),
    [],
    { 404: problem('没有开通推送 nothing is pushed here') },
  ),
  '/channels/{channel}': {
    delete: {
      summary: '停用渠道 end one',
      parameters: [path('channel', '渠道编号 channel id'), CSRF],
      responses: { 200: ANY, 404: NO[404] },
    },
    patch: {
      summary:
        '什么时候、通知什么 when and about what it is told: lang, digest, quietFrom, quietTo (HH:mm or null), onlyUrgent',
      parameters: [path('channel', '渠道编号 channel id'), CSRF],
      requestBody: {
        required: true,
        content: plain({ digest: TEXT, quietFrom: TEXT, quietTo: TEXT, onlyUrgent: { type: 'boolean' }, lang: TEXT }),
      },
      responses: { 200: ANY, 400: NO[400], 404: NO[404] },
    },
  },
  '/channels/{channel}/confirmation': {
    post: {
      summary: '重发邮箱确认邮件 send the confirmation mail of a pending address again',
      parameters: [path('channel', '渠道编号 channel id'), CSRF],
      responses: {
        200: ANY,
        404: NO[404],
        409: problem('已经确认 confirmed already'),
        429: problem('今天发得太多 too many today'),
      },
    },
  },
  '/channels/messages': get('发出的消息和结果 what was sent, waits, or was given up', ANY),
  '/channels/messages/{message}/resend': {
    post: {
      summary: '重发没送到的 send again what was given up',
      parameters: [path('message', '消息编号 message id'), CSRF],
      responses: { 200: ANY, 404: NO[404] },
    },
  },
  '/feeds': {
    ...get('自己的订阅日历，不含地址 own calendar feeds, without their addresses', ANY),
    ...post(
      '订阅日历，地址只给这一次 make a calendar feed; its address is told this once',
      plain({ about: object({ person: TEXT, party: TEXT, agreement: TEXT }), lang: TEXT }),
      json(object({ feed: TEXT, address: TEXT })),
      [CSRF],
      { 409: problem('已到上限 as many as there can be') },
    ),
  },
  '/feeds/{feed}': {
    delete: {
      summary: '撤销订阅日历 revoke a calendar feed',
      parameters: [path('feed', '订阅编号 feed id'), CSRF],
      responses: { 200: ANY, 404: NO[404] },
    },
  },
  '/feeds/{token}.ics': get(
    '订阅的日历，凭地址即可读 the calendar, to whoever has its address',
    { description: 'OK', content: { 'text/calendar': { schema: TEXT } } },
    [path('token', '地址里的密钥 token of the address'), parameter('header', 'If-None-Match', false, 'ETag')],
    { 304: { description: '没有变化 nothing has changed' }, 404: NO[404], 429: problem('太频繁 too often') },
  ),
  '/act/{token}': {
    ...get(
      '消息里的链接：只办一件事的网页，打开不会改动任何东西 the page of a link in a message; opening it changes nothing',
      PAGE,
      [path('token', '链接里的密钥 token of the link')],
      { 404: PAGE, 429: PAGE },
    ),
    ...post(
      '办这一件事，或停用邮件 do that one thing, or end these mails (RFC 8058)',
      {
        'application/x-www-form-urlencoded': { schema: object({ key: TEXT, act: TEXT, 'List-Unsubscribe': TEXT }) },
        'multipart/form-data': { schema: object({ key: TEXT, act: TEXT, photo: TEXT, document: TEXT }) },
      },
      PAGE,
      [path('token', '链接里的密钥 token of the link')],
      {
        303: { description: '办好了，看结果 done: see what became of it' },
        404: PAGE,
        409: PAGE,
        422: PAGE,
        429: PAGE,
      },
    ),
  },
  '/act-links': get('自己还有效的办理链接 own links in messages that are still good', ANY),
  '/act-links/{link}': {
    delete: {
      summary: '撤销办理链接 revoke one',
      parameters: [path('link', '链接编号 link id'), CSRF],
      responses: { 200: ANY, 404: NO[404] },
    },
  },
};
