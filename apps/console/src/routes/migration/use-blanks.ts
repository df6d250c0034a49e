import { useState } from 'react';
import { Refused, type MigrationView } from '../../lib/api';
import { answersIn, NOTHING, type Answer, type Entered, type Parameter } from '../../lib/answers/entered';
import { useEntered } from '../../lib/answers/use-entered';

type Found = Readonly<{ data: MigrationView | undefined; error: Error | null }>;

/**
 * The new blanks of a version as its previews name them, and what is typed for each agreement. `applied` is what the previews were
 * asked with; it follows what is typed once somebody asks again.
 */
export function useBlanks(name: string) {
  const { entered, change } = useEntered(name);
  const [applied, setApplied] = useState<Entered>(NOTHING);
  const [asked, setAsked] = useState<readonly Parameter[]>([]);
  const answersFor = (id: string): Record<string, Answer> => ({
    ...answersIn(asked, applied.all),
    ...answersIn(asked, applied.own[id]),
  });
  /** Keeps the blanks of previews that just came. */
  const see = (found: readonly (Found | undefined)[]) => {
    const fresh = found
      .flatMap((one) => problemOf(one)?.blanks ?? [])
      .filter(({ key }) => !asked.some((one) => one.key === key));
    const once = fresh.filter(({ key }, n) => fresh.findIndex((one) => one.key === key) === n);
    if (once.length > 0) setAsked([...asked, ...once]);
  };
  const pending = entered !== applied && asked.length > 0;
  return { entered, change, asked, answersFor, see, pending, apply: () => setApplied(entered) };
}

const problemOf = (found: Found | undefined) => (found?.error instanceof Refused ? found.error.problem : null);

/** The API's objection to an answer. */
export const objectionTo = (found: Found | undefined, key: string) =>
  problemOf(found)?.problems?.find(({ path }) => path === `parameters.${key}`)?.message;
