import type { EntityManager } from 'typeorm';
import type { Agreement } from '@cobuild/agreement';
import type { Instant } from '@cobuild/calendar';
import { readAgreement } from '@cobuild/handler';
import { arranged, isStillTrue, isUrgent, sayLine, type Language, type NoticeLine, type Titles } from '@cobuild/notice';
import { titlesFor } from '@cobuild/readmodel';
import type { Message } from './channels/channel';

/** Where a message's lines lead, and where its channel is ended; null when it cannot be. */
export type Links = Readonly<{ linkOf(line: NoticeLine): string; unsubscribe: string | null }>;

/** How many things a message tells in full. */
const IN_FULL = 3;

/** The agreements of these lines as they stand in the ledger. */
export async function agreementsOf(
  tx: EntityManager,
  lines: readonly NoticeLine[],
): Promise<ReadonlyMap<string, Agreement>> {
  const agreements = new Map<string, Agreement>();
  for (const id of new Set(lines.map(({ agreement }) => agreement))) {
    agreements.set(id, await readAgreement(tx, id));
  }
  return agreements;
}

/** What of these lines is still true, what matters most first (N10, N11). */
export const worthTelling = (agreements: ReadonlyMap<string, Agreement>, lines: readonly NoticeLine[]): NoticeLine[] =>
  arranged(
    lines.filter((line) => {
      const agreement = agreements.get(line.agreement);
      return agreement !== undefined && isStillTrue(agreement, line);
    }),
  );

/** The lines that a message tells in full: those that have links. */
export const inFull = (lines: readonly NoticeLine[]): NoticeLine[] => arranged(lines).slice(0, IN_FULL);

/** Lines as a message; always the same for the same lines, words and links. */
export async function messageOf(
  tx: EntityManager,
  begun: Readonly<{ message: string; at: Instant; checkpoint: string | null; lines: readonly NoticeLine[] }>,
  lang: Language,
  links: Links,
): Promise<Message> {
  const lines = arranged(begun.lines);
  const titles = await titlesFor(
    tx,
    lines.map(({ agreement }) => agreement),
    async (id) => (await readAgreement(tx, id)).parameters,
  );
  return {
    ...written(lines, titles, lang, links),
    id: begun.message,
    at: begun.at,
    lang,
    checkpoint: begun.checkpoint,
  };
}

const MORE = { zh: (n: number) => `等 ${n} 件事`, en: (n: number) => ` and ${n - 1} more` };

function written(
  lines: readonly NoticeLine[],
  titles: (agreement: string) => Titles,
  lang: Language,
  { linkOf, unsubscribe }: Links,
): Pick<Message, 'subject' | 'lines' | 'more' | 'urgent' | 'unsubscribe'> {
  const told = inFull(lines).map((line) => ({
    text: sayLine(line, titles(line.agreement), lang),
    link: linkOf(line),
  }));
  const first = told[0]?.text ?? '';
  const subject = lines.length > 1 ? `${first}${MORE[lang](lines.length)}` : first;
  return { subject, lines: told, more: lines.length - told.length, urgent: lines.some(isUrgent), unsubscribe };
}
