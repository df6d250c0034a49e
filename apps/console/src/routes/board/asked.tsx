import type { Board } from '../../lib/api';
import { Decisions } from '../../lib/decisions';
import { useSpeech } from '../../lib/language';
import { boardWords } from './words';

/** What waits for the district's decision, each decided where it stands. */
export function Asked({ asked }: Readonly<{ asked: Board['asked'] }>) {
  const { say } = useSpeech();
  return (
    <section>
      <h2>
        {say(boardWords.asked)} {asked.length > 0 ? asked.length : ''}
      </h2>
      {asked.length === 0 ? <p className="card quiet">{say(boardWords.nothingAsked)}</p> : null}
      <Decisions asked={asked} named />
    </section>
  );
}
