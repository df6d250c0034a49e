import type { EntityManager } from 'typeorm';
import { fold, type Agreement } from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import { factOf, readStream } from '@cobuild/ledger';
import { arranged, isStillTrue, isUrgent, sayLine, type Language, type NoticeLine, type Titles } from '@cobuild/notice';
import { titlesFor } from '@cobuild/readmodel';
import type { Message } from './channels/channel';

/** How many things a message tells in full. */
const IN_FULL = 3;

/** What of these lines is still true, what matters most first, by the agreements as they stand in the ledger (N10, N11). */
export async function worthTelling(tx: EntityManager, lines: readonly NoticeLine[]): Promise<NoticeLine[]> {
  const agreements = new Map<string, Agreement>();
  for (const id of new Set(lines.map(({ agreement }) => agreement))) {
    const entries = await readStream(tx, id);
    agreements.set(id, fold(entries.map(factOf)));
  }
  return arranged(
    lines.filter((line) => {
      const agreement = agreements.get(line.agreement);
      return agreement !== undefined && isStillTrue(agreement, line);
    }),
  );
}

/** Lines as a message; always the same for the same lines and words. */
export async function messageOf(
  tx: EntityManager,
  begun: Readonly<{ message: string; at: Instant; lines: readonly NoticeLine[] }>,
  lang: Language,
  publicUrl: string,
): Promise<Message> {
  const lines = arranged(begun.lines);
  const titles = await titlesFor(
    tx,
    lines.map(({ agreement }) => agreement),
  );
  return { ...written(lines, titles, lang, publicUrl), id: begun.message, at: begun.at, lang };
}

const MORE = { zh: (n: number) => `等 ${n} 件事`, en: (n: number) => ` and ${n - 1} more` };

function written(
  lines: readonly NoticeLine[],
  titles: (agreement: string) => Titles,
  lang: Language,
  publicUrl: string,
): Pick<Message, 'subject' | 'lines' | 'more' | 'urgent' | 'unsubscribe'> {
  const told = lines.slice(0, IN_FULL).map((line) => ({
    text: sayLine(line, titles(line.agreement), lang),
    link: new URL(`/agreements/${line.agreement}`, publicUrl).href,
  }));
  const first = told[0]?.text ?? '';
  const subject = lines.length > 1 ? `${first}${MORE[lang](lines.length)}` : first;
  return { subject, lines: told, more: lines.length - told.length, urgent: lines.some(isUrgent), unsubscribe: null };
}
