import { useState } from 'react';
import type { Board } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { Behind } from './behind';
import { boardWords } from './words';

type Group = keyof Board['groups'];

const GROUPS = [
  ['running', boardWords.running],
  ['late', boardWords.behind],
  ['proposed', boardWords.proposed],
  ['suspended', boardWords.suspended],
  ['closed', boardWords.closed],
] as const satisfies readonly (readonly [Group, unknown])[];

/** How many agreements stand how; a number opens those behind it. */
export function Tiles({ board }: Readonly<{ board: Board }>) {
  const { say } = useSpeech();
  const [open, setOpen] = useState<Group | null>(null);
  const some = GROUPS.filter(([group]) => board.groups[group].length > 0 || group === 'running' || group === 'late');
  return (
    <>
      <div className="tiles">
        {some.map(([group, words]) => (
          <button
            key={group}
            type="button"
            className={group === 'late' && board.groups.late.length > 0 ? 'card tile late' : 'card tile'}
            aria-expanded={open === group}
            onClick={() => setOpen(open === group ? null : group)}
          >
            <b>{board.groups[group].length}</b>
            <span>{say(words)}</span>
          </button>
        ))}
      </div>
      {open === null ? null : (
        <section className="card" aria-label={say(GROUPS.find(([group]) => group === open)?.[1] ?? boardWords.running)}>
          <Behind lines={board.lines} ids={board.groups[open]} />
        </section>
      )}
    </>
  );
}
