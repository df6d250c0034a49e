import { FILE_BYTES, fileTypes, type FileRefusal } from '@cobuild/directory';
import { Problem } from './problem';

const MEGABYTES = FILE_BYTES / 1024 / 1024;
const WORDS: Readonly<Record<FileRefusal['refused'], { zh: string; en: string }>> = {
  'file-too-large': {
    zh: `文件超过 ${MEGABYTES} MB，请压缩后再传`,
    en: `The file is over ${MEGABYTES} MB; make it smaller`,
  },
  'file-empty': {
    zh: '文件是空的，请以 application/octet-stream 直接上传',
    en: 'The file is empty; send it as application/octet-stream',
  },
  'file-type': {
    zh: `只收照片、PDF、docx、xlsx 和 mp4，按内容识别（${fileTypes.length} 种）`,
    en: `Only pictures, PDF, docx, xlsx and mp4, told by their content: ${fileTypes.join(', ')}`,
  },
};

const STATUS: Readonly<Record<FileRefusal['refused'], number>> = {
  'file-too-large': 413,
  'file-empty': 422,
  'file-type': 415,
};

/** Why a file is not taken, as an answer. */
export const refusedFile = (code: FileRefusal['refused']): Problem => new Problem(STATUS[code], code, WORDS[code]);
