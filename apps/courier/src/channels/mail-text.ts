import type { Message } from './channel';
import { checkpointLine, oneLine, webLink, words } from './words';

/** A mail's two bodies and its subject; nothing in the message can be markup or a second line. */
export type MailText = Readonly<{ subject: string; text: string; html: string }>;

/** Renders a message; the same message gives the same text. Pictures, scripts and outside styles: none. */
export function mailText(message: Message): MailText {
  return { subject: oneLine(message.subject), text: plain(message), html: html(message) };
}

function plain({ lang, subject, lines, more, unsubscribe, checkpoint }: Message): string {
  const items = lines.map(({ text, link }) => [`- ${oneLine(text)}`, webLink(link)].filter(Boolean).join('\n  '));
  const rest = more > 0 ? [words.more(more)[lang]] : [];
  const stop = webLink(unsubscribe);
  const pin = checkpoint === null ? [] : [`${words.checkpoint[lang]}:\n${checkpointLine(checkpoint)}`];
  const footer = [words.footer[lang], ...(stop ? [`${words.stop[lang]}: ${stop}`] : []), ...pin].join('\n');
  return `${[oneLine(subject), ...items, ...rest, `--\n${footer}`].join('\n\n')}\n`;
}

const FONT = `font-family:-apple-system,'Segoe UI','PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif`;

function html({ lang, subject, lines, more, unsubscribe, checkpoint }: Message): string {
  const title = escape(oneLine(subject));
  const stop = webLink(unsubscribe);
  const pin = checkpoint === null ? '' : `<br>${words.checkpoint[lang]}:<br>${escape(checkpointLine(checkpoint))}`;
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title}</title>
</head>
<body style="margin:0;padding:0;background:#f4f4f2;color:#1f2328;${FONT}">
<div style="max-width:600px;margin:0 auto;padding:24px 20px;background:#ffffff">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.4">${title}</h1>
${lines.map(item).join('\n')}
${more > 0 ? `<p style="margin:16px 0 0;font-size:15px;color:#57606a">${words.more(more)[lang]}</p>` : ''}
<p style="margin:24px 0 0;padding-top:12px;border-top:1px solid #d8dee4;font-size:13px;line-height:1.6;color:#57606a">${
    words.footer[lang]
  }${stop ? `<br>${anchor(stop, words.stop[lang], '#57606a')}` : ''}<span style="overflow-wrap:anywhere">${pin}</span></p>
</div>
</body>
</html>
`;
}

function item({ text, link }: Message['lines'][number]): string {
  const href = webLink(link);
  const said = escape(oneLine(text));
  const style = 'margin:0 0 8px;padding:10px 12px;border-left:3px solid #8c959f;background:#f6f8fa';
  return `<p style="${style};font-size:16px;line-height:1.6;overflow-wrap:anywhere">${href ? anchor(href, said, '#0b57d0') : said}</p>`;
}

/** `said` is HTML already. */
const anchor = (href: string, said: string, colour: string): string =>
  `<a href="${escape(href)}" style="color:${colour}">${said}</a>`;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
