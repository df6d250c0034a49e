import type { ProblemDetails } from '@cobuild/api-schema';

/** The most problems of an answer, and the most characters of each text in it. */
const [MOST, LONGEST] = [20, 300];

/** A text, cut where it is longer than anybody reads; half of a surrogate pair is cut with it. */
const clipped = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…`;

const clippedWords = ({ zh, en }: ProblemDetails['message']) => ({ zh: clipped(zh), en: clipped(en) });

/** The same problem, however much was asked: its first problems and how many more there are, no text longer than a paragraph. */
export function bounded(problem: ProblemDetails): ProblemDetails {
  const { problems, blanks, since, about } = problem;
  const told = problems?.slice(0, MOST).map((one) => ({
    ...one,
    path: clipped(one.path),
    message: clippedWords(one.message),
    cure: clippedWords(one.cure),
  }));
  const more = (problem.more ?? 0) + Math.max(0, (problems?.length ?? 0) - MOST);
  return {
    ...problem,
    title: clipped(problem.title),
    detail: clipped(problem.detail),
    message: clippedWords(problem.message),
    ...(about === undefined ? {} : { about: clipped(about) }),
    ...(told ? { problems: told } : {}),
    ...(more > 0 ? { more } : {}),
    ...(blanks ? { blanks: blanks.slice(0, MOST) } : {}),
    ...(since ? { since: since.slice(-100) } : {}),
  };
}
