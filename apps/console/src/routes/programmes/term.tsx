import { useSpeech } from '../../lib/language';
import type { Span } from './queries';
import { programmeWords } from './words';

/** Which days the year is laid on. */
export function TermOf({ term, onChange }: Readonly<{ term: Span; onChange: (term: Span) => void }>) {
  const { say } = useSpeech();
  const set = (part: Partial<Span>) => {
    const next = { ...term, ...part };
    if (next.from !== '' && next.to !== '' && next.from <= next.to) onChange(next);
  };
  return (
    <div className="span">
      <label>
        {say(programmeWords.from)}
        <input type="date" value={term.from} onChange={(event) => set({ from: event.target.value })} />
      </label>
      <label>
        {say(programmeWords.to)}
        <input type="date" value={term.to} onChange={(event) => set({ to: event.target.value })} />
      </label>
    </div>
  );
}
