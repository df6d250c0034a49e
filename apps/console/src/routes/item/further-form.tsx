import { Button } from 'antd';
import { useState, type SubmitEvent } from 'react';
import type { Command, FurtherView } from '../../lib/api';
import { Files } from '../../lib/files';
import { useSpeech } from '../../lib/language';
import { NoteBy } from '../../lib/note';
import type { Entry } from '../../lib/outbox';
import { at, put } from '../../lib/put';
import '../../lib/ticks.css';
import { words } from '../../lib/words';

type Act = FurtherView['acts'][number];
type Field = Act['fields'][number];
type Ask = (command: Command, files?: Entry['files'], notes?: Entry['notes']) => Promise<boolean>;
type Props = Readonly<{ agreement: string; act: Act; ask: Ask; busy: boolean }>;

const nameOf = ({ at }: Field): string => at.join('.');

/** The form of an act, as the API describes it, with what stands in the command to begin with. */
export function FurtherForm({ agreement, act: { said, command, fields }, ask, busy }: Props) {
  const { say } = useSpeech();
  const [files, setFiles] = useState<Entry['files']>([]);
  const missing = fields.some(({ as }) => as === 'file') && files.length === 0;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const notes = fields.flatMap((field) => {
      const text = field.as === 'text' ? form.get(nameOf(field)) : null;
      return typeof text === 'string' && text !== '' ? [{ at: field.at, text }] : [];
    });
    const chosen = fields.filter(({ as }) => as !== 'text' && as !== 'file');
    void ask(
      chosen.reduce((filled, field) => put(filled, field.at, valueIn(form, field)), command),
      files,
      notes,
    );
  };
  return (
    <form className="stack" onSubmit={submit}>
      {fields.map((field) =>
        field.as === 'file' ? (
          <Files key={nameOf(field)} kind="document" files={files} onChange={setFiles} />
        ) : (
          <Asked key={nameOf(field)} agreement={agreement} field={field} begin={at(command, field.at)} />
        ),
      )}
      <Button type="primary" htmlType="submit" block disabled={missing} loading={busy}>
        {say(said)}
      </Button>
    </form>
  );
}

/** What was chosen in a field. */
function valueIn(form: FormData, field: Field): unknown {
  if (field.as === 'some') return form.getAll(nameOf(field));
  if (field.as === 'one') return field.of[Number(form.get(nameOf(field)))]?.value;
  return form.get(nameOf(field));
}

type AskedProps = Readonly<{ agreement: string; field: Exclude<Field, { as: 'file' }>; begin: unknown }>;

function Asked({ agreement, field, begin }: AskedProps) {
  const { say } = useSpeech();
  const name = nameOf(field);
  const value = typeof begin === 'string' ? begin : '';
  switch (field.as) {
    case 'day':
      return (
        <label>
          {say(field.said)}
          <input type="date" name={name} defaultValue={value} min={field.from} max={field.to ?? undefined} required />
        </label>
      );
    case 'time':
      return (
        <label>
          {say(field.said)}
          <input type="time" name={name} defaultValue={value} required />
        </label>
      );
    case 'text':
      return (
        <label>
          {say(field.said)}
          {field.required ? '' : say(words.optional)}
          <textarea name={name} rows={3} maxLength={2000} required={field.required} />
        </label>
      );
    case 'one':
      return (
        <label>
          {say(field.said)}
          <select name={name}>
            {field.of.map((option, n) => (
              <option key={option.value} value={n}>
                {say(option.said)}
              </option>
            ))}
          </select>
        </label>
      );
    case 'some':
      return field.of.length === 0 ? null : (
        <fieldset>
          <legend>{say(field.said)}</legend>
          {field.of.map(({ value: code, said, note }) => (
            <label key={code} className="choose">
              <input type="checkbox" name={name} value={code} defaultChecked />
              <NoteBy agreement={agreement} id={note} by={say(said)} />
            </label>
          ))}
        </fieldset>
      );
  }
}
