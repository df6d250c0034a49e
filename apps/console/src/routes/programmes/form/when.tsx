import { useSpeech } from '../../../lib/language';
import { Choice, Text } from './fields';
import { whenRules, type Field } from './when-rules';
import { codes, fieldWords, formWords } from './words';

type When = Readonly<Record<string, unknown>>;
type Props = Readonly<{
  when: When;
  onRule: (when: object) => void;
  onField: (name: string, value: string | number) => void;
  onText: () => void;
}>;

const MONTH = /^\d+$/;

/** When an item falls due, for the rules most items have; any other is shown, and changed in the text. */
export function WhenOf({ when, onRule, onField, onText }: Props) {
  const { say } = useSpeech();
  const rule = typeof when['rule'] === 'string' ? when['rule'] : '';
  const known = whenRules[rule];
  return (
    <>
      <Choice
        label={formWords.when}
        value={rule}
        choices={Object.keys(whenRules)}
        onChange={(next) => onRule(whenRules[next]?.begins ?? when)}
      />
      {known ? (
        <div className="span">
          {known.fields.map((field) => (
            <Part key={field.name} rule={rule} field={field} value={when[field.name]} onField={onField} />
          ))}
        </div>
      ) : (
        <p className="dim row">
          {say(codes[rule] ?? formWords.other)}
          <button type="button" className="plain" onClick={onText}>
            {say(formWords.goTo)}
          </button>
        </p>
      )}
    </>
  );
}

type PartProps = Readonly<{ rule: string; field: Field; value: unknown; onField: Props['onField'] }>;

function Part({ rule, field: { name, kind, choices = [] }, value, onField }: PartProps) {
  const label = fieldWords[`${rule} ${name}`] ?? formWords.when;
  const shown = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (kind === 'choice')
    return <Choice label={label} value={shown} choices={choices} onChange={(next) => onField(name, next)} />;
  const put = (next: string) => onField(name, kind === 'month' && MONTH.test(next) ? Number(next) : next);
  return <Text label={label} value={shown} pattern={kind === 'day' ? '\\d\\d-\\d\\d' : '\\d+'} onChange={put} />;
}
