import type { Language } from '@cobuild/notice';

type Words = Readonly<Record<Language, string>>;

/** What every channel says around a message; both languages, always. */
export const words: Readonly<{ more: (count: number) => Words; stop: Words; footer: Words; checkpoint: Words }> = {
  more: (count) => ({ zh: `收件箱里还有 ${count} 条`, en: `${count} more in your inbox` }),
  stop: { zh: '不再接收这类消息', en: 'Stop these messages' },
  footer: {
    zh: '本消息由共建 Cobuild 自动发出，请勿回复。',
    en: 'Sent by Cobuild automatically; please do not reply.',
  },
  checkpoint: { zh: '公开日志检查点，留存可供核对', en: 'Checkpoint of the public log, kept as evidence' },
};

/** A link in its one form when it is one of http or https, else null: whatever else may look like a link is none. */
export function webLink(link: string | null): string | null {
  if (link === null || !URL.canParse(link)) return null;
  const { protocol, href } = new URL(link);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}

/** In one line, whatever breaks were in it. */
export const oneLine = (text: string): string => text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();

/** A checkpoint in one line for people: origin, size and root. */
export const checkpointLine = (note: string): string => oneLine(note.split('\n').slice(0, 3).join(' '));

/** A checkpoint as the value of a header: the signed note in base64. */
export const checkpointHeader = (note: string): string => Buffer.from(note).toString('base64');
