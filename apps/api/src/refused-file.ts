import { FILE_BYTES, type FileRefusal } from '@cobuild/directory';
import { extensionsOf } from '@cobuild/media';
import { Problem } from './problem';

const MEGABYTES = FILE_BYTES / 1024 / 1024;
const [photos, videos, documents] = (['photo', 'video', 'document'] as const).map((kind) => extensionsOf(kind));
const joined = (endings: readonly string[] | undefined, between: string): string => (endings ?? []).join(between);
const WORDS: Readonly<Record<FileRefusal['refused'], { zh: string; en: string }>> = {
  'file-too-large': {
    zh: `文件超过 ${MEGABYTES} MB，请压缩后再传`,
    en: `The file is over ${MEGABYTES} MB; make it smaller`,
  },
  'file-empty': {
    zh: '文件是空的，请重新选择',
    en: 'The file is empty; choose it again',
  },
  'file-type': {
    zh: `只收照片（${joined(photos, '、')}）、视频（${joined(videos, '、')}）和文档（${joined(documents, '、')}），按内容识别；加密的和带宏的文档请先另存为普通文档`,
    en: `Only photos (${joined(photos, ', ')}), films (${joined(videos, ', ')}) and documents (${joined(documents, ', ')}) are taken, told by their content; save an encrypted document or one with macros as a plain one first`,
  },
};

const STATUS: Readonly<Record<FileRefusal['refused'], number>> = {
  'file-too-large': 413,
  'file-empty': 422,
  'file-type': 415,
};

/** Why a file is not taken, as an answer. */
export const refusedFile = (code: FileRefusal['refused']): Problem => new Problem(STATUS[code], code, WORDS[code]);
