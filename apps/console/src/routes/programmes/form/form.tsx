import { useMemo } from 'react';
import { useSpeech } from '../../../lib/language';
import { edited } from './edit';
import { Choice, Text } from './fields';
import { ItemForm } from './item';
import { formOf } from './read';
import { formWords } from './words';

type Props = Readonly<{ text: string; onChange: (text: string) => void; onKey: (key: string) => void }>;

const CATEGORIES = ['pairing', 'education', 'event'];
const NUMBER = /^\d+$/;

/** The common edits beside the text: what is chosen here changes the text in its place, and what is written there shows here. */
export default function Form({ text, onChange, onKey }: Props) {
  const { say } = useSpeech();
  const form = useMemo(() => formOf(text), [text]);
  const edit = (path: readonly (string | number)[], value: unknown) => onChange(edited(text, path, value));
  if (form === null) return <p className="card quiet">{say(formWords.unreadable)}</p>;
  return (
    <div className="form">
      <div className="card stack">
        <Text label={formWords.titleZh} value={form.title.zh} onChange={(zh) => edit(['title', 'zh'], zh)} />
        <Text label={formWords.titleEn} value={form.title.en} onChange={(en) => edit(['title', 'en'], en)} />
        <Text
          label={formWords.version}
          value={form.version}
          pattern="\d+"
          onChange={(next) => edit(['version'], NUMBER.test(next) ? Number(next) : next)}
        />
        <Choice
          label={formWords.category}
          value={form.category}
          choices={CATEGORIES}
          onChange={(next) => edit(['category'], next)}
        />
      </div>
      <h2>{say(formWords.items)}</h2>
      {form.items.map((item, n) => (
        <ItemForm
          key={`${n} ${item.key}`}
          item={item}
          roles={form.roles}
          onEdit={(path, value) => edit(['items', n, ...path], value)}
          onText={() => onKey(item.key)}
        />
      ))}
    </div>
  );
}
