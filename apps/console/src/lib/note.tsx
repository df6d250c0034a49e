import { useQuery } from '@tanstack/react-query';
import { fetched } from './api';

type Props = Readonly<{ agreement: string; id: string }>;

/** A text that somebody wrote, as it is kept; nothing where it was erased. */
export function Note({ agreement, id }: Props) {
  const { data } = useQuery({
    queryKey: ['agreement', agreement, 'texts'],
    queryFn: () => fetched<{ texts: Record<string, string> }>(`/agreements/${agreement}/texts`),
  });
  const text = data?.texts[id];
  return text === undefined ? null : <blockquote>{text}</blockquote>;
}
