import { Link } from 'react-router';
import { useSpeech } from './language';
import type { Progress } from './use-ask';
import { words } from './words';

/** How an act went. */
export function Outcome({ progress }: Readonly<{ progress: Progress }>) {
  const { say } = useSpeech();
  if (progress === 'idle') return null;
  if (progress === 'sending') return <p role="status">{say(words.sending)}</p>;
  if (progress === 'done' || progress === 'kept')
    return (
      <p className="card good" role="status">
        {say(progress === 'done' ? words.done : words.kept)} <Link to="/">{say(words.desk)}</Link>
      </p>
    );
  return (
    <p className="card bad" role="alert">
      {say(progress)}
    </p>
  );
}
