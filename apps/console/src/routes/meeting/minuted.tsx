import { useQuery } from '@tanstack/react-query';
import type { Entry } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { textsOf } from '../../lib/queries';
import { Loaded } from '../../lib/states';
import { words } from '../../lib/words';
import { lifeOf } from '../life/queries';

type Note = Readonly<{ id: string }> | null;
type Held = Readonly<{ item?: string; meeting?: string; minutes?: Note; note?: Note }>;
type Props = Readonly<{ agreement: string; item: string }>;

/** What was said and resolved at a meeting, as its units keep it; an erased text is not there any more. */
export function Minuted({ agreement, item }: Props) {
  const life = useQuery(lifeOf(agreement));
  const texts = useQuery(textsOf(agreement));
  return (
    <Loaded query={life}>
      {(entries) => <Loaded query={texts}>{(kept) => <Written {...writtenAt(item, entries, kept)} />}</Loaded>}
    </Loaded>
  );
}

type AtMeeting = Readonly<{ minutes: string | null; resolutions: readonly string[] }>;

function writtenAt(item: string, entries: readonly Entry[], kept: Readonly<Record<string, string>>): AtMeeting {
  const facts = entries.map(({ type, payload }) => ({ type, ...(payload as Held) }));
  const textOf = (note: Note | undefined) => (note ? (kept[note.id] ?? null) : null);
  return {
    minutes: textOf(facts.find((fact) => fact.type === 'MeetingHeld' && fact.item === item)?.minutes),
    resolutions: facts
      .filter((fact) => fact.type === 'ResolutionAdopted' && fact.meeting === item)
      .map(({ note }) => textOf(note))
      .filter((text) => text !== null),
  };
}

function Written({ minutes, resolutions }: AtMeeting) {
  const { say } = useSpeech();
  return (
    <>
      {minutes === null ? null : (
        <section className="card">
          <h2>{say(words.minutes)}</h2>
          <p className="as-written">{minutes}</p>
        </section>
      )}
      {resolutions.length === 0 ? null : (
        <section className="card">
          <h2>{say(words.resolutions)}</h2>
          <ol>
            {resolutions.map((text, n) => (
              <li key={n}>{text}</li>
            ))}
          </ol>
        </section>
      )}
    </>
  );
}
