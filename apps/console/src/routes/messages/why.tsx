import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { fetched } from '../../lib/api';
import { useSpeech, type Words } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { words } from '../../lib/words';

type Reasons = Readonly<{ text: Readonly<Record<keyof Words, readonly string[]>> }>;

/** Why a line came, read when it is asked for. */
export function Why({ path }: Readonly<{ path: string }>) {
  const { lang, say } = useSpeech();
  const [open, setOpen] = useState(false);
  const query = useQuery({ queryKey: ['why', path], queryFn: () => fetched<Reasons>(path), enabled: open });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="dim">{say(words.why)}</summary>
      {open ? (
        <Loaded query={query}>{({ text }) => text[lang].map((sentence) => <p key={sentence}>{sentence}</p>)}</Loaded>
      ) : null}
    </details>
  );
}
