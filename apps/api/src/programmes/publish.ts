import { localDate, dayOf, yearOf, type Instant } from '@cobuild/calendar';
import {
  digestOf,
  findProgramme,
  holdOn,
  publishProgramme,
  trustedNow,
  type AdoptedFrom,
  type Publication,
  type PublishedProgramme,
} from '@cobuild/ledger';
import { check, readProgramme, type Definition, type Problem as Doubt, type Reading } from '@cobuild/programme';
import type { Wrong } from '../bad-request';
import type { ApiDeps } from '../deps';
import { Problem, RefusedByRule } from '../problem';

/** All that an author still has to correct or answer before a programme can be used in a term, without notes. */
export const questionsOf = (reading: Reading, term: Parameters<typeof check>[1]): Wrong[] =>
  check(reading, term)
    .filter(({ severity }) => severity !== 'note')
    .map(asWrong);

/** Refuses a programme that asks its author something in a term with `programme-open` (422). */
export function needClosed(open: readonly Doubt[]): void {
  if (open.length === 0) return;
  const words = { zh: '方案在这个期限内还有待答的问题', en: 'The programme leaves questions open for this term' };
  throw new Problem(422, 'programme-open', words, open.map(asWrong));
}

export const asWrong = ({ path, message, cure, line, column }: Doubt): Wrong => ({ path, message, cure, line, column });

/** A term of the present year, against which a programme is checked when it is published. */
export function thisYear(now: Instant, { timeZone }: Pick<Definition, 'timeZone'>): Parameters<typeof check>[1] {
  const year = yearOf(dayOf(now, timeZone));
  return { from: localDate(`${year}-01-01`), to: localDate(`${year}-12-31`) };
}

/**
 * Publishes a text for its owner. The same text again changes nothing. Problems: `programme-wrong` (422), `programme-unknown` (404:
 * a later version of a programme the owner does not have), `version-published` (409). A held ledger is refused.
 */
export async function publishText(
  { db: { manager }, clock }: Pick<ApiDeps, 'db' | 'clock'>,
  text: string,
  by: Required<Pick<Publication, 'owner' | 'publishedBy' | 'adoptedFrom'>> & { owner: string },
): Promise<{ slug: string; version: number; digest: string; published: boolean }> {
  const reading = readProgramme(text, 'programme.yaml');
  const { draft, problems } = reading;
  if (!draft) throw wrong(problems.filter(({ severity }) => severity !== 'note').map(asWrong));
  const { definition } = draft;
  const open = questionsOf(reading, thisYear(clock.now(), definition));
  if (open.length > 0) throw wrong(open);
  const { programme: slug, version } = definition;
  const digest = digestOf(text);
  const held = await holdOn(manager, null);
  if (held) throw new RefusedByRule({ code: held.code, about: held.since });
  const known = await findProgramme(manager, [by.owner], slug);
  if (known === null && version > 1)
    throw new Problem(404, 'programme-unknown', {
      zh: `本区没有方案 ${slug}；新方案的 version 写 1`,
      en: `Your district has no programme ${slug}; a new one begins with version 1`,
    });
  const same = await findProgramme(manager, [by.owner], slug, version);
  if (same && same.digest !== digest) throw taken();
  if (same) return { slug, version, digest, published: false };
  // A further version of a programme of the catalogue is the district's own from then on.
  const adoptedFrom = by.adoptedFrom ?? (known?.owner === null ? originOf(known) : null);
  const publication = { slug, version, text, publishedAt: await trustedNow(manager, clock), ...by, adoptedFrom };
  const published = await publishProgramme(manager, publication);
  // Somebody else was faster, perhaps with another text.
  const first = published ? null : await findProgramme(manager, [by.owner], slug, version);
  if (first && first.digest !== digest) throw taken();
  return { slug, version, digest, published };
}

const originOf = ({ slug, version, digest }: PublishedProgramme): AdoptedFrom => ({ slug, version, digest });

const taken = (): Problem =>
  new Problem(409, 'version-published', {
    zh: '这个版本已经发布，内容不同；请把 version 加一',
    en: 'This version is published with another text; raise its version',
  });

/** The refusal of a text that cannot be published yet, with all that is wrong with it. */
export const programmeWrong = (problems: readonly Doubt[]): Problem => wrong(problems.map(asWrong));

const wrong = (problems: readonly Wrong[]): Problem =>
  new Problem(
    422,
    'programme-wrong',
    { zh: '方案还不能发布，见 problems', en: 'The programme cannot be published yet, see problems' },
    problems,
  );
