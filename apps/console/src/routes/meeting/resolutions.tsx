import { Button } from 'antd';
import type { AgreementView } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { words } from '../../lib/words';

/** What a meeting resolved: whose it is, by when, and in which words. */
export type Resolution = Readonly<{ text: string; owner: string; dueOn: string }>;

type Props = Readonly<{
  view: AgreementView;
  today: string;
  resolutions: readonly Resolution[];
  onChange: (resolutions: readonly Resolution[]) => void;
}>;

/** Resolutions as they are written; each becomes an item when the meeting is recorded. */
export function Resolutions({ view, today, resolutions, onChange }: Props) {
  const { say } = useSpeech();
  const owners = Object.keys(view.parties);
  const change = (nth: number, more: Partial<Resolution>) =>
    onChange(resolutions.map((one, n) => (n === nth ? { ...one, ...more } : one)));
  const add = () => onChange([...resolutions, { text: '', owner: owners[0] ?? '', dueOn: '' }]);
  return (
    <section aria-label={say(words.resolutions)}>
      <h2>{say(words.resolutions)}</h2>
      <p className="dim">{say(words.becomesItem)}</p>
      {resolutions.map(({ text, owner, dueOn }, n) => (
        <fieldset key={n} className="card stack">
          <legend>{n + 1}</legend>
          <label>
            {say(words.resolution)}
            <textarea
              rows={2}
              required
              maxLength={2000}
              value={text}
              onChange={(event) => change(n, { text: event.target.value })}
            />
          </label>
          <label>
            {say(words.owner)}
            <select value={owner} onChange={(event) => change(n, { owner: event.target.value })}>
              {owners.map((role) => (
                <option key={role} value={role}>
                  {view.words.units[view.parties[role] ?? ''] ?? role}
                </option>
              ))}
            </select>
          </label>
          <label>
            {say(words.dueBy)}
            <input
              type="date"
              required
              min={today}
              value={dueOn}
              onChange={(event) => change(n, { dueOn: event.target.value })}
            />
          </label>
          <Button type="text" onClick={() => onChange(resolutions.filter((_, m) => m !== n))}>
            {say(words.remove)}
          </Button>
        </fieldset>
      ))}
      <Button block onClick={add}>
        {say(words.addResolution)}
      </Button>
    </section>
  );
}
