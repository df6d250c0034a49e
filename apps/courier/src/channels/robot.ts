import { later, never, sent, type Message, type Sending } from './channel';
import type { Answer } from './guarded-http';
import { oneLine, webLink, words } from './words';

/** What group robots' codes mean: after which pause in ms the busy ones, and which are for good. All others: later. */
export type RobotCodes = Readonly<{ busy: readonly number[]; final: readonly number[]; pauseMs: number }>;

/**
 * A message as the markdown that group robots know: a heading and a list. Nothing in the message can be markup or mention
 * somebody. At most `mostBytes` of UTF-8: lines that do not fit are left out from the end and counted as more.
 */
export function robotMarkdown(message: Message, mostBytes: number): string {
  const heading = `### ${clipped(neutral(message.subject), mostBytes - 200)}`;
  const items = message.lines.map(({ text, link }) => {
    const href = webLink(link)?.replaceAll('(', '%28').replaceAll(')', '%29');
    return `- ${href ? `[${neutral(text)}](${href})` : neutral(text)}`;
  });
  for (let kept = items.length; ; kept--) {
    const more = message.more + items.length - kept;
    const text = [heading, ...items.slice(0, kept), ...(more > 0 ? [words.more(more)[message.lang]] : [])].join('\n\n');
    if (kept === 0 || Buffer.byteLength(text) <= mostBytes) return text;
  }
}

/** The first `most` bytes, no character cut in two. */
export function clipped(text: string, most: number): string {
  let bytes = 0;
  let kept = '';
  for (const character of text) {
    bytes += Buffer.byteLength(character);
    if (bytes > most) return kept;
    kept += character;
  }
  return kept;
}

/** Marks of markdown and mentions as their wide forms, since robots know no escape. */
const WIDE: Readonly<Record<string, string>> = {
  '[': '［',
  ']': '］',
  '<': '＜',
  '>': '＞',
  '*': '＊',
  '`': '｀',
  '#': '＃',
  '~': '～',
  _: '＿',
  '@': '＠',
};

const neutral = (text: string): string => oneLine(text).replace(/[[\]<>*`#~_@]/g, (mark) => WIDE[mark] ?? mark);

/** What a robot's answer `{errcode, errmsg}` says; an answer of another kind: later. */
export function robotSending(answer: Answer, { busy, final, pauseMs }: RobotCodes): Sending {
  if (answer.kind === 'refused') return never(answer.reason);
  if (answer.kind === 'away') return later(answer.reason);
  const code = codeOf(answer.body);
  if (answer.status !== 200 || code === null) return later(`http-${answer.status}`);
  if (code === 0) return sent;
  if (busy.includes(code)) return later('too-fast', pauseMs);
  return final.includes(code) ? never(`errcode-${code}`) : later(`errcode-${code}`);
}

function codeOf(body: string): number | null {
  try {
    const { errcode } = JSON.parse(body) as { errcode?: unknown };
    return typeof errcode === 'number' ? errcode : null;
  } catch {
    return null;
  }
}
