import { useQuery } from '@tanstack/react-query';
import { Refused, came } from '../../lib/api';
import { useSpeech } from '../../lib/language';
import { Loaded } from '../../lib/states';
import { Download } from './download';
import { verifyWords as words } from './words';

/** The newest checkpoint of the public log, to be kept; null when there is none yet. */
async function newest(): Promise<string | null> {
  try {
    return await (await came('/log/checkpoint')).text();
  } catch (error) {
    if (error instanceof Refused && error.status === 404) return null;
    throw error;
  }
}

/** Who signed it: the lines after the empty one. */
const signers = (note: string): string[] =>
  [...note.matchAll(/^— (\S+) /gmu)].flatMap(([, name]) => (name === undefined ? [] : [name]));

export function Newest() {
  const { say } = useSpeech();
  const query = useQuery({ queryKey: ['log', 'checkpoint'], queryFn: newest, staleTime: 0 });
  return (
    <section className="card">
      <h2>{say(words.now)}</h2>
      <Loaded query={query}>{(note) => (note === null ? <p>{say(words.noLog)}</p> : <Note note={note} />)}</Loaded>
    </section>
  );
}

function Note({ note }: Readonly<{ note: string }>) {
  const { list, say } = useSpeech();
  const [origin = '', size = '', root = ''] = note.split('\n');
  return (
    <>
      <p>
        {origin} · {say(words.leaves(Number(size)))}
      </p>
      <p className="dim">
        {say(words.root)} <span className="code">{root}</span>
      </p>
      <p className="dim">
        {say(words.signed)} {list(signers(note))}
      </p>
      <p>
        <Download name={`checkpoint-${size}`} content={note} called={words.keepThis} />
      </p>
      <p className="dim">{say(words.keepNote)}</p>
    </>
  );
}
