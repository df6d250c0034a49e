import { useId } from 'react';
import { acceptOfEvidence } from '../../../../libs/media/src/types';
import { useSpeech } from './language';
import type { Entry } from './outbox';
import { words } from './words';
import './files.css';

type Kind = Entry['files'][number]['kind'];
type Props = Readonly<{ kind: Kind; files: Entry['files']; onChange: (files: Entry['files']) => void }>;

/** Photos from the camera or the album, or documents; shown as they were chosen. */
export function Files({ kind, files, onChange }: Props) {
  const { say } = useSpeech();
  const id = useId();
  const own = files.filter((file) => file.kind === kind);
  const choose = (chosen: FileList | null) =>
    onChange([
      ...files.filter((file) => file.kind !== kind),
      ...[...(chosen ?? [])].map((content) => ({ kind, content })),
    ]);
  return (
    <div>
      <label htmlFor={id} className={own.length > 0 ? 'drop chosen' : 'drop'}>
        {say(words[kind])}
        {own.length > 0 ? ` · ${own.length} ✓` : ''}
      </label>
      <input
        id={id}
        className="hidden-file"
        type="file"
        accept={acceptOfEvidence(kind)}
        multiple
        onChange={(event) => choose(event.target.files)}
      />
    </div>
  );
}
