import { useEffect, useState } from 'react';
import { useSpeech, type Words } from '../../lib/language';

type Props = Readonly<{ name: string; content: string | Uint8Array; called: Words }>;

/** Takes away exactly what is here, as a file. */
export function Download({ name, content, called }: Props) {
  const { say } = useSpeech();
  const [href, setHref] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([content as BlobPart], { type: 'application/octet-stream' }));
    setHref(url);
    return () => URL.revokeObjectURL(url);
  }, [content]);
  return (
    <a href={href} download={name}>
      {say(called)}
    </a>
  );
}
