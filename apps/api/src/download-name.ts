import { create } from 'content-disposition';

/** Characters of the name's stem: with three bytes each they fit every file system. */
const LONGEST = 60;
/** Characters that Windows or a header does not take in a name; controls, direction and zero-width characters among it. */
const UNFIT = /[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]+/gu;

type Named = Readonly<{
  /** The parts of the name, from the general to the particular; empty parts are left out. */
  parts: readonly string[];
  ending: string;
  /** The stem for software that reads ASCII alone. */
  ascii: string;
  shown?: 'attachment' | 'inline';
}>;

/** The `content-disposition` of a download (RFC 6266), with a readable name that opens where its ending is known. */
export function downloadName({ parts, ending, ascii, shown = 'attachment' }: Named): string {
  const fit = parts.map((part) => part.replace(UNFIT, ' ').trim()).filter((part) => part !== '');
  const stem = Array.from(fit.join('-')).slice(0, LONGEST).join('').trim();
  const fallback = `${ascii.replace(/[^\w.@-]/g, '_')}.${ending}`;
  return stem === '' ? create(fallback, { type: shown }) : create(`${stem}.${ending}`, { type: shown, fallback });
}
