import type { Language } from '@cobuild/notice';

type Words = Readonly<Record<Language, string>>;

/** What every channel says around a message; both languages, always. */
export const words: Readonly<{ more: (count: number) => Words; stop: Words; footer: Words }> = {
  more: (count) => ({ zh: `收件箱里还有 ${count} 条`, en: `${count} more in your inbox` }),
  stop: { zh: '不再接收这类消息', en: 'Stop these messages' },
  footer: {
    zh: '本消息由共建 Cobuild 自动发出，请勿回复。',
    en: 'Sent by Cobuild automatically; please do not reply.',
  },
};

/** A link in its one form when it is one of http or https, else null: whatever else may look like a link is none. */
export function webLink(link: string | null): string | null {
  if (link === null || !URL.canParse(link)) return null;
  const { protocol, href } = new URL(link);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** In one line, whatever breaks were in it. */
export const oneLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
