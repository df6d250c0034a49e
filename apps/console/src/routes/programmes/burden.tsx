import type { ProgrammeCheck } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { asks, capSaid, programmeWords } from './words';

/** What each party is asked for, week by week, under the line that no week may cross. */
export function Burden({ check: { burden, weeklyCap: cap } }: Readonly<{ check: ProgrammeCheck }>) {
  const { say } = useSpeech();
  if (cap === null) return null;
  return (
    <section>
      <h2>{say(programmeWords.burden)}</h2>
      <p className="dim">{say(programmeWords.burdenNote)}</p>
      {burden.map(({ role, title, items, minutes, files, weeks }) => {
        const busiest = Math.max(0, ...weeks.map((one) => one.minutes));
        const top = Math.max(cap, busiest);
        return (
          <figure key={role} className="card meter">
            <figcaption>
              <b>{say(title)}</b>{' '}
              <span className="dim">
                {say(asks(items, minutes, files))} ·{' '}
                <span className={busiest > cap ? 'late' : ''}>{say(capSaid(busiest, cap))}</span>
              </span>
            </figcaption>
            <div className="meter-bars" style={{ ['--cap' as string]: `${(100 * cap) / top}%` }} aria-hidden="true">
              {weeks.map((one) => (
                <span
                  key={one.week}
                  title={`${say(one.said)}: ${one.minutes}`}
                  className={one.minutes > cap ? 'over' : ''}
                  style={{ height: `${(100 * one.minutes) / top}%` }}
                />
              ))}
            </div>
          </figure>
        );
      })}
    </section>
  );
}
