import type { ProgrammeCheck } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { Terms } from '../../lib/terms';
import { programmeWords } from './words';

type Props = Readonly<{ check: ProgrammeCheck; onChosen: (line: number) => void }>;

/** The year as it would be lived, month by month; an item leads to where it is written. */
export function Months({ check: { months, programme }, onChosen }: Props) {
  const { list, say, month: inWords } = useSpeech();
  if (!programme) return <p className="card quiet">{say(programmeWords.unreadable)}</p>;
  return (
    <section>
      <h2>{say(programmeWords.preview)}</h2>
      {months.length === 0 ? <p className="card quiet">{say(programmeWords.nothing)}</p> : null}
      <div className="preview">
        {months.map(({ month, items }) => (
          <div key={month} className="card">
            <h3>
              {inWords(month)} <span className="dim">{items.length}</span>
            </h3>
            <ul className="plain-list">
              {items.map(({ key, title, said, kind, owedBy, terms, line }) => (
                <li key={key}>
                  <button type="button" className="plain doubt" onClick={() => (line === null ? null : onChosen(line))}>
                    {say(title)}
                    <span className="dim">
                      {say(said)} · {say(kind)} · {list(owedBy.map(say))}
                    </span>
                  </button>
                  <Terms terms={terms} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
