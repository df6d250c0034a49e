import type { ProgrammeCheck } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { lineSaid, programmeWords, severities } from './words';

type Props = Readonly<{ problems: ProgrammeCheck['problems']; onChosen: (line: number) => void }>;

/** What is wrong, open or worth knowing; one leads to its line. */
export function Problems({ problems, onChosen }: Props) {
  const { say } = useSpeech();
  if (problems.length === 0) return null;
  return (
    <section>
      <h2>{say(programmeWords.problems)}</h2>
      <ul className="plain-list problems">
        {problems.map(({ severity, line, column, message, cure }) => (
          <li key={`${line} ${column} ${message.zh}`}>
            <button type="button" className={`plain doubt ${severity}`} onClick={() => onChosen(line)}>
              <b>
                {say(severities[severity] ?? programmeWords.problems)} · {say(lineSaid(line))}
              </b>{' '}
              {say(message)}
              <span className="dim">
                {say(programmeWords.cure)}
                {say(cure)}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
