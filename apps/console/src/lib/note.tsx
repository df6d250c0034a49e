import { useQuery } from '@tanstack/react-query';
import { textsOf } from './queries';

type Props = Readonly<{ agreement: string; id: string }>;

/** A text that somebody wrote, as it is kept; nothing where it was erased. */
export function Note(props: Props) {
  const text = useNote(props);
  return text === undefined ? null : <blockquote>{text}</blockquote>;
}

/** The same within a line. */
export const NoteText = (props: Props) => useNote(props) ?? null;

const useNote = ({ agreement, id }: Props): string | undefined => useQuery(textsOf(agreement)).data?.[id];
