import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { Loaded } from '../../lib/states';
import { Editor } from './editor';
import './programmes.css';
import { programmeOf } from './queries';
import { TEMPLATE } from './words';

/** A published programme, to be read and changed. */
export default function Programme() {
  const { slug = '' } = useParams();
  const query = useQuery({ ...programmeOf(slug), staleTime: Infinity });
  return <Loaded query={query}>{({ text }) => <Editor key={slug} name={slug} begun={text} />}</Loaded>;
}

/** A new one, from nothing or from another. */
export function NewProgramme() {
  const [search] = useSearchParams();
  const from = search.get('from');
  const query = useQuery({ ...programmeOf(from ?? ''), enabled: from !== null });
  if (from === null) return <Editor key="new" name="new" begun={TEMPLATE} />;
  return <Loaded query={query}>{({ text }) => <Editor key={`new ${from}`} name="new" begun={asNew(text)} />}</Loaded>;
}

const asNew = (text: string): string =>
  text.replace(/^programme: .*$/m, 'programme: my-programme').replace(/^version: .*$/m, 'version: 1');
