import { useSpeech, type Words } from '../../../lib/language';
import { itemKinds } from '../../../lib/words';
import { DutyFields } from './duty';
import { Text, Ticks } from './fields';
import type { FormItem, FormRole } from './read';
import { WhenOf } from './when';
import { codes, formWords } from './words';

const EVIDENCE = ['photo', 'document', 'count'].map((key) => ({ key, title: codes[key] ?? { zh: key, en: key } }));

type Props = Readonly<{
  item: FormItem;
  roles: readonly FormRole[];
  onEdit: (path: readonly (string | number)[], value: unknown) => void;
  onText: () => void;
}>;

/** The common fields of one item; every change goes into the text at once. */
export function ItemForm({ item, roles, onEdit, onText }: Props) {
  const { say } = useSpeech();
  const { key, kind, title, when, owedBy, evidence } = item;
  const called: Words = title.zh === '' ? { zh: key, en: key } : title;
  return (
    <details className="card">
      <summary>
        <b>{say(called)}</b> <span className="dim">{say(itemKinds[kind] ?? { zh: kind, en: kind })}</span>
      </summary>
      <div className="stack">
        <Text label={formWords.titleZh} value={title.zh} onChange={(zh) => onEdit(['title', 'zh'], zh)} />
        <Text label={formWords.titleEn} value={title.en} onChange={(en) => onEdit(['title', 'en'], en)} />
        <WhenOf
          when={when}
          onRule={(next) => onEdit(['when'], next)}
          onField={(name, value) => onEdit(['when', name], value)}
          onText={onText}
        />
        <Ticks label={formWords.owedBy} value={owedBy} choices={roles} onChange={(next) => onEdit(['owedBy'], next)} />
        <DutyFields item={item} roles={roles} onEdit={onEdit} />
        <Ticks
          label={formWords.evidence}
          value={evidence}
          choices={EVIDENCE}
          onChange={(next) => onEdit(['evidence'], next)}
        />
      </div>
    </details>
  );
}
