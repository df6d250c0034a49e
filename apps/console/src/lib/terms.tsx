import type { ItemView } from './api';
import { useSpeech } from './language';
import './terms.css';

/** The words of a duty besides its days, a label and a value each; nothing where a programme says none. */
export function Terms({ terms }: Readonly<{ terms: ItemView['terms'] }>) {
  const { say } = useSpeech();
  if (terms.length === 0) return null;
  return (
    <dl className="terms">
      {terms.map(({ label, value }) => (
        <div key={label.zh}>
          <dt>{say(label)}</dt>
          <dd>{say(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
