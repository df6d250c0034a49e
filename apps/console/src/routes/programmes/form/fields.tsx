import { useSpeech, type Words } from '../../../lib/language';
import { codes, formWords } from './words';

type TextProps = Readonly<{ label: Words; value: string; pattern?: string; onChange: (value: string) => void }>;

export function Text({ label, value, pattern, onChange }: TextProps) {
  const { say } = useSpeech();
  return (
    <label>
      {say(label)}
      <input type="text" value={value} pattern={pattern} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}

type ChoiceProps = Readonly<{
  label: Words;
  value: string;
  choices: readonly string[];
  /** Whether it may be left open, and what that is called. */
  open?: boolean;
  none?: Words;
  /** Names of choices that are no codes. */
  names?: Readonly<Record<string, Words>>;
  onChange: (value: string) => void;
}>;

/** One of some codes; a value that is none of them, such as a parameter, stays to be seen. */
export function Choice({
  label,
  value,
  choices,
  open = false,
  none = formWords.any,
  names = codes,
  onChange,
}: ChoiceProps) {
  const { say } = useSpeech();
  const strange = value !== '' && !choices.includes(value) ? [value] : [];
  return (
    <label>
      {say(label)}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        {open || value === '' ? (
          <option value="" disabled={!open}>
            {say(none)}
          </option>
        ) : null}
        {[...choices, ...strange].map((code) => (
          <option key={code} value={code}>
            {say(names[code] ?? { zh: code, en: code })}
          </option>
        ))}
      </select>
    </label>
  );
}

type TicksProps = Readonly<{
  label: Words;
  value: readonly string[];
  choices: readonly Readonly<{ key: string; title: Words }>[];
  onChange: (value: string[]) => void;
}>;

/** Some of some codes, in the order of the choices. */
export function Ticks({ label, value, choices, onChange }: TicksProps) {
  const { say } = useSpeech();
  const keys = choices.map(({ key }) => key);
  const strange = value.filter((one) => !keys.includes(one));
  const tick = (key: string, is: boolean) => {
    const now = is ? [...value, key] : value.filter((one) => one !== key);
    onChange([...keys.filter((one) => now.includes(one)), ...strange]);
  };
  return (
    <fieldset>
      <legend>{say(label)}</legend>
      {choices.map(({ key, title }) => (
        <label key={key} className="choose">
          <input type="checkbox" checked={value.includes(key)} onChange={(event) => tick(key, event.target.checked)} />
          {say(title)}
        </label>
      ))}
    </fieldset>
  );
}
