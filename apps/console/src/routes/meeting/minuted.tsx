import { useQuery } from '@tanstack/react-query';
import { fetched, type Entry } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { words } from '../../lib/words';

type Kept = Readonly<{ texts: Record<string, string> }>;
type Note = Readonly<{ id: string }> | null;
type Held = Readonly<{ item?: string; meeting?: string; minutes?: Note; note?: Note }>;

/** What was said and resolved at a meeting, as its units keep it; an erased text is not there any more. */
export function Minuted({ agreement, item }: Readonly<{ agreement: string; item: string }>) {
  const { say } = useSpeech();
  const query = useQuery({
    queryKey: ['agreement', agreement, 'minuted', item],
    queryFn: async () => {
      const [{ texts }, { entries }] = await Promise.all([
        fetched<Kept>(`/agreements/${agreement}/texts`),
        fetched<{ entries: Entry[] }>(`/agreements/${agreement}/events?limit=1000`),
      ]);
      const facts = entries.map(({ type, payload }) => ({ type, ...(payload as Held) }));
      const textOf = (note: Note | undefined) => (note ? (texts[note.id] ?? null) : null);
      return {
        minutes: textOf(facts.find((fact) => fact.type === 'MeetingHeld' && fact.item === item)?.minutes),
        resolutions: facts
          .filter((fact) => fact.type === 'ResolutionAdopted' && fact.meeting === item)
          .map(({ note }) => textOf(note))
          .filter((text) => text !== null),
      };
    },
  });
  return (
    <Loaded query={query}>
      {({ minutes, resolutions }) => (
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
      )}
    </Loaded>
  );
}
