import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Offline, Refused } from './api';
import { useSpeech } from './language';
import { words } from './words';

/** What was read, or what there is to say while it is not there. */
export function Loaded<T>({
  query,
  children,
}: Readonly<{ query: UseQueryResult<T>; children: (data: T) => ReactNode }>) {
  const { say } = useSpeech();
  if (query.data !== undefined) return children(query.data);
  if (!query.isError)
    return (
      <p className="dim" role="status">
        {say(words.loading)}
      </p>
    );
  return (
    <div className="card" role="alert">
      <p>{say(saidOf(query.error))}</p>
      <button type="button" className="button" onClick={() => void query.refetch()}>
        {say(words.again)}
      </button>
    </div>
  );
}

/** Anything thrown, in words for the reader. */
export function saidOf(error: unknown) {
  if (error instanceof Refused) return error.words;
  if (error instanceof Offline) return words.unreachable;
  return { zh: '系统出了问题，请稍后再试', en: 'Something went wrong; please try again later' };
}
