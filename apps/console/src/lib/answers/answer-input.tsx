import { useId } from 'react';
import { useSpeech, type Words } from '../language';
import { dayOf, readText, type Parameter } from './entered';
import { answerWords, choiceSaid } from './words';

type Props = Readonly<{
  parameter: Parameter;
  /** The name of the field for readers of screens. */
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** A pasted text; true when it was filled in elsewhere. */
  onPaste?: (text: string) => boolean;
  /** What an empty field stands for. */
  empty?: string;
  /** The API's objection to the answer. */
  wrong?: Words | undefined;
}>;

/** The right input for a parameter: a choice, a number, a day of the year, a list of days, or a code; what is wrong stands at it. */
export function AnswerInput({ parameter, label, value, onChange, onPaste, empty = '', wrong }: Props) {
  const { say } = useSpeech();
  const id = useId();
  const read = readText(parameter, value);
  const said = read && 'wrong' in read ? read.wrong : wrong;
  const marked = { 'aria-label': label, 'aria-invalid': said !== undefined, 'aria-describedby': said ? id : undefined };
  return (
    <div className="answer">
      {parameter.choices ? (
        <select {...marked} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{empty || say(answerWords.none)}</option>
          {[...new Set([...parameter.choices.map(String), ...(value === '' ? [] : [chosen(parameter, value)])])].map(
            (choice) => (
              <option key={choice} value={choice}>
                {say(choiceSaid(choice))}
              </option>
            ),
          )}
        </select>
      ) : parameter.type === 'day' ? (
        <DayInput marked={marked} value={value} onChange={onChange} empty={empty} />
      ) : (
        <input
          {...marked}
          value={value}
          inputMode={parameter.type === 'number' ? 'numeric' : 'text'}
          placeholder={empty || (parameter.type === 'dates' ? say(answerWords.days) : '')}
          onChange={(event) => onChange(event.target.value)}
          onPaste={(event) => {
            if (onPaste?.(event.clipboardData.getData('text'))) event.preventDefault();
          }}
        />
      )}
      {said ? (
        <p id={id} className="late">
          {say(said)}
        </p>
      ) : null}
    </div>
  );
}

/** The code of a choice that was pasted by its name; any other text stays as it is. */
function chosen(parameter: Parameter, value: string): string {
  const read = readText(parameter, value);
  return read && 'answer' in read ? String(read.answer) : value;
}

type DayProps = Readonly<{
  marked: Readonly<{ 'aria-label': string }> & object;
  value: string;
  onChange: (text: string) => void;
  empty: string;
}>;

const MONTHS = Array.from({ length: 12 }, (_, n) => String(n + 1).padStart(2, '0'));
const DAYS = Array.from({ length: 31 }, (_, n) => String(n + 1).padStart(2, '0'));

/** A day of every year: its month and its day; half a day is kept as it was chosen. */
function DayInput({ marked, value, onChange, empty }: DayProps) {
  const { say } = useSpeech();
  const [month = '', day = ''] = (dayOf(value) ?? value).split('-');
  const set = (next: string) => onChange(next === '-' ? '' : next);
  return (
    <div className="day-of-year">
      {[
        { part: month, of: MONTHS, unit: answerWords.month, to: (one: string) => set(`${one}-${day}`) },
        { part: day, of: DAYS, unit: answerWords.day, to: (one: string) => set(`${month}-${one}`) },
      ].map(({ part, of, unit, to }) => (
        <select
          key={unit.en}
          {...marked}
          aria-label={`${marked['aria-label']} ${say(unit)}`}
          value={part}
          onChange={(event) => to(event.target.value)}
        >
          <option value="">{empty || say(unit)}</option>
          {of.map((one) => (
            <option key={one} value={one}>
              {Number(one)}
            </option>
          ))}
        </select>
      ))}
    </div>
  );
}
