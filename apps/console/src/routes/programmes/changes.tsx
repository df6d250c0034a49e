import type { ProgrammeCheck } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { hows, programmeWords } from './words';

/** What this text changes of the newest version that is published. */
export function Changes({ check: { published, changes, programme } }: Readonly<{ check: ProgrammeCheck }>) {
  const { say } = useSpeech();
  if (!published || published.same || !programme) return null;
  return (
    <section>
      <h2>
        {say(programmeWords.changes)} {published.version} {say(programmeWords.changesEnd)}
      </h2>
      {changes.length === 0 ? <p className="card quiet">{say(programmeWords.noChange)}</p> : null}
      <ChangeLines lines={changes} />
    </section>
  );
}

/** Lines of what a version changes, each with how. */
export function ChangeLines({ lines }: Readonly<{ lines: ProgrammeCheck['changes'] }>) {
  const { say } = useSpeech();
  return (
    <ul className="plain-list changes">
      {lines.map(({ how, text }) => (
        <li key={`${how} ${text.zh}`} className={how}>
          <b>{say(hows[how] ?? programmeWords.changes)}</b> {say(text)}
        </li>
      ))}
    </ul>
  );
}
