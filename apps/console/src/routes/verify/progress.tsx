import { useSpeech, type Words } from '../../lib/language';
import { saidOf } from '../../lib/states';
import { Unreadable } from './ask';
import { NoCheckpoint, type Progress } from './use-check';
import { verifyWords as words } from './words';

/** How far it is. */
export function Working({ progress }: Readonly<{ progress: Progress }>) {
  const { say } = useSpeech();
  const whole = progress.step === 'checking' ? { max: progress.of, value: progress.done } : {};
  const said = sayProgress(progress);
  return (
    <div className="card" role="status">
      <p>{say(said)}</p>
      <progress {...whole} aria-label={say(said)} />
    </div>
  );
}

function sayProgress(progress: Progress): Words {
  if (progress.step === 'fetching') return words.fetching(Math.round(progress.bytes / 1024));
  return progress.step === 'checking' ? words.checking(progress.done, progress.of) : words.unpacking;
}

/** Why nothing could be checked. */
export function Wrong({ error }: Readonly<{ error: unknown }>) {
  const { say } = useSpeech();
  return (
    <p className="card bad" role="alert">
      {error instanceof Unreadable
        ? `✗ ${say(words.unreadable)}${error.message}`
        : say(error instanceof NoCheckpoint ? words.noSize : saidOf(error))}
    </p>
  );
}
