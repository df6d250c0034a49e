import { Button } from 'antd';
import { useId, useState, type SubmitEvent } from 'react';
import { useSpeech, type Words } from '../../lib/language';
import type { Evidence } from './use-check';
import { verifyWords as words } from './words';
import '../../lib/files.css';

type Props = Readonly<{ busy: boolean; onCheck: (evidence: Evidence) => void }>;

/** What the auditor has from elsewhere: all of it may be left out, and the verdict says what that costs. */
export function EvidenceForm({ busy, onCheck }: Props) {
  const { say } = useSpeech();
  const [files, setFiles] = useState<Pick<Evidence, 'pin' | 'own'>>({ pin: null, own: null });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const text = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    onCheck({ vkey: text('vkey'), witness: text('witness'), ...files });
  };
  return (
    <form className="card stack" onSubmit={submit}>
      <label>
        {say(words.vkey)}
        <textarea name="vkey" rows={2} spellCheck={false} autoComplete="off" className="code" />
      </label>
      <Choose called={words.pin} file={files.pin} onFile={(pin) => setFiles((before) => ({ ...before, pin }))} />
      <details>
        <summary>{say(words.more)}</summary>
        <div className="stack">
          <label>
            {say(words.witness)}
            <textarea name="witness" rows={2} spellCheck={false} autoComplete="off" className="code" />
          </label>
          <Choose
            called={words.own}
            file={files.own}
            accept=".zip,application/zip"
            onFile={(own) => setFiles((before) => ({ ...before, own }))}
          />
        </div>
      </details>
      <Button type="primary" htmlType="submit" size="large" block loading={busy}>
        {say(words.go)}
      </Button>
    </form>
  );
}

type ChooseProps = Readonly<{ called: Words; accept?: string; file: File | null; onFile: (file: File | null) => void }>;

function Choose({ called, accept, file, onFile }: ChooseProps) {
  const { say } = useSpeech();
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className={file ? 'drop chosen' : 'drop'}>
        {say(called)}
        {file ? ` · ${file.name} ✓` : ''}
      </label>
      <input
        id={id}
        className="hidden-file"
        type="file"
        accept={accept}
        onChange={({ target }) => onFile(target.files?.[0] ?? null)}
      />
    </div>
  );
}
