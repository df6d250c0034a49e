/** The kind of evidence that a file is. */
type FileKind = 'photo' | 'video' | 'document';

/** A type that is taken: its media type, how its files are named (the first names a download), what it is. */
type FileType = Readonly<{ mime: string; extensions: readonly string[]; kind: FileKind }>;

const type = (kind: FileKind, mime: string, ...extensions: string[]): FileType => ({ kind, mime, extensions });
const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';

/**
 * The one list of what is taken: what phones, scanners and offices make. WPS writes `.wps`, `.et` and `.dps` in the formats of
 * Word, Excel and PowerPoint 97, from which no content tells them apart.
 */
export const fileTypes: readonly FileType[] = [
  type('photo', 'image/jpeg', 'jpg', 'jpeg'),
  type('photo', 'image/png', 'png'),
  type('photo', 'image/heic', 'heic'),
  type('photo', 'image/heif', 'heif', 'hif'),
  type('photo', 'image/heic-sequence', 'heics'),
  type('photo', 'image/heif-sequence', 'heifs'),
  type('photo', 'image/avif', 'avif'),
  type('photo', 'image/webp', 'webp'),
  type('photo', 'image/gif', 'gif'),
  type('photo', 'image/bmp', 'bmp'),
  type('photo', 'image/tiff', 'tif', 'tiff'),
  type('video', 'video/mp4', 'mp4'),
  type('video', 'video/x-m4v', 'm4v'),
  type('video', 'video/quicktime', 'mov'),
  type('video', 'video/3gpp', '3gp'),
  type('video', 'video/3gpp2', '3g2'),
  type('document', 'application/pdf', 'pdf'),
  type('document', `${OOXML}.wordprocessingml.document`, 'docx'),
  type('document', 'application/msword', 'doc', 'wps'),
  type('document', `${OOXML}.spreadsheetml.sheet`, 'xlsx'),
  type('document', 'application/vnd.ms-excel', 'xls', 'et'),
  type('document', `${OOXML}.presentationml.presentation`, 'pptx'),
  type('document', 'application/vnd.ms-powerpoint', 'ppt', 'dps'),
  type('document', 'application/ofd', 'ofd'),
  type('document', `${ODF}.text`, 'odt'),
  type('document', `${ODF}.spreadsheet`, 'ods'),
];

/** The name's end under which a file of this type opens. */
export const extensionOf = (mime: string): string => fileTypes.find((one) => one.mime === mime)?.extensions[0] ?? 'bin';

/** All endings of some kinds, in the list's order. */
export const extensionsOf = (...kinds: readonly FileKind[]): string[] =>
  fileTypes.filter(({ kind }) => kinds.includes(kind)).flatMap(({ extensions }) => extensions);

/**
 * A form's `accept` for the evidence of an item: a photo may also be a film. Phones offer the camera for `image/*` and `video/*`;
 * computers know by its ending a file that they have no program for.
 */
export function acceptOfEvidence(kind: 'photo' | 'document'): string {
  const [groups, endings] =
    kind === 'photo' ? [['image/*', 'video/*'], extensionsOf('photo', 'video')] : [[], extensionsOf('document')];
  return [...groups, ...endings.map((ending) => `.${ending}`)].join(',');
}
