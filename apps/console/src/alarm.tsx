import { useQuery } from '@tanstack/react-query';
import { useSpeech } from './lib/language';
import { health } from './lib/queries';
import { words } from './lib/words';

const LOOK_MS = 30_000;

/** What is read-only, and that time stands still or nothing is told, to whoever looks: an alarm that nobody has to search for. */
export function Alarm() {
  const { say, day } = useSpeech();
  const { data } = useQuery({ ...health, refetchInterval: LOOK_MS });
  if (!data) return null;
  const away = [
    ...(data.clock.up ? [] : [words.clockAway]),
    ...(data.courier.up ? [] : [words.courierAway]),
    ...(data.sealer.up ? [] : [words.sealerAway]),
  ];
  const { readOnly } = data.ledger;
  if (readOnly.length + away.length === 0) return null;
  return (
    <div className="narrow card bad" role="alert">
      {readOnly.map(({ code, since, message }) => (
        <p key={code + since}>
          {say(message)} <span className="dim">{day(since)}</span>
        </p>
      ))}
      {away.map((one) => (
        <p key={one.zh}>{say(one)}</p>
      ))}
    </div>
  );
}
