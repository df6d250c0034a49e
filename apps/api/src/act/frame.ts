import type { FastifyReply } from 'fastify';
import type { Language } from '@cobuild/notice';
import { pagePolicy } from '../headers';
import { Markup, markup } from './markup';
import { STYLE } from './style';

/** No script, nothing from elsewhere, nothing kept, found or told on: whoever sees the address could use it. */
const HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': pagePolicy(`<style>${STYLE}</style>`),
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow',
};

/** Answers with a page. */
export function sendPage(reply: FastifyReply, status: number, page: Markup): void {
  void reply.status(status).headers(HEADERS).send(page.text);
}

/** A whole page around `body`. The style's hash stands in the policy, so nothing may stand around it. */
export const frame = (lang: Language, title: string, body: Markup): Markup => markup`<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · 共建 Cobuild</title>
<style>${new Markup(STYLE)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;

/** What a link that is none, or none any more, opens: the same for all of them, whoever asks. */
export const gonePage: Markup = frame(
  'zh',
  '链接无效',
  markup`<h1>这个链接打不开</h1>
<p>它可能已经过期、被撤销，或者不再归您办理。请登录共建系统办理。</p>
<div lang="en"><h1>This link does not open</h1>
<p>It may have expired, been revoked, or no longer be yours to use. Please sign in to Cobuild instead.</p></div>`,
);

/** A page that only says something. */
export const saying = (lang: Language, text: string, kind: 'done' | 'wrong'): Markup =>
  frame(lang, text, markup`<p class="card ${kind}" role="status">${text}</p>`);
