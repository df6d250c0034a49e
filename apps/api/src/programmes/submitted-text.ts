import { z } from 'zod';
import { programmeTextOf, type Problem } from '@cobuild/programme';

/** A programme's text as JSON, or as the bytes of its file. */
export const SubmittedText = z.union([
  z.strictObject({ text: z.string().min(1) }),
  z.instanceof(Uint8Array).refine(({ length }) => length > 0),
]);
export type SubmittedText = z.output<typeof SubmittedText>;

/** The text, with notes on how it was read; null where the bytes are no text. The charset of the request counts where it fits. */
export function textOf(
  body: SubmittedText,
  contentType = '',
): Readonly<{ text: string | null; notes: readonly Problem[] }> {
  if (!(body instanceof Uint8Array)) return { text: body.text, notes: [] };
  const [, charset] = /charset\s*=\s*"?([\w-]+)/i.exec(contentType) ?? [];
  return programmeTextOf(body, 'programme.yaml', charset);
}
