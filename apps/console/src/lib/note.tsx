import { useQuery } from '@tanstack/react-query';
import { textsOf } from './queries';

type Props = Readonly<{ agreement: string; id: string }>;

/** A text that somebody wrote, as it is kept; nothing where it was erased. */
export function Note(props: Props) {
  const text = useNote(props);
  return text === undefined ? null : <blockquote>{text}</blockquote>;
}

const useNote = ({ agreement, id }: Props): string | undefined => useQuery(textsOf(agreement)).data?.[id];

const NoteText = (props: Props) => useNote(props) ?? null;

/** The same within a line, where there is a text, and who put it forward. */
export const NoteBy = ({ agreement, id, by }: Readonly<{ agreement: string; id: string | null; by: string }>) => (
  <span>
    {id === null ? null : <NoteText agreement={agreement} id={id} />} <span className="dim">{by}</span>
  </span>
);
