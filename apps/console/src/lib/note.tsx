import { useQuery } from '@tanstack/react-query';
import { textsOf } from './queries';

type Props = Readonly<{ agreement: string; id: string }>;

/** A text that somebody wrote, as it is kept; nothing where it was erased. */
export function Note({ agreement, id }: Props) {
  const text = useQuery(textsOf(agreement)).data?.[id];
  return text === undefined ? null : <blockquote>{text}</blockquote>;
}
