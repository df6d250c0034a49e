import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { useSpeech } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { whyAt } from './queries';

type Props = Readonly<{ path: string; className?: string; title: ReactNode; children?: ReactNode }>;

/** Something that says why when it is opened, and asks only then. */
export function Why({ path, className, title, children }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details className={className} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open ? (
        <div className="because">
          <Reasons path={path} />
          {children}
        </div>
      ) : null}
    </details>
  );
}

function Reasons({ path }: Readonly<{ path: string }>) {
  const { lang } = useSpeech();
  const query = useQuery(whyAt(path));
  return (
    <Loaded query={query}>
      {(text) => (
        <ul>
          {text[lang].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </Loaded>
  );
}
