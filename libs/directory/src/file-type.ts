import { openAsBlob } from 'node:fs';
import { fileTypeFromBlob } from 'file-type/core';
import { compoundType, fileTypes, imageBrand, isOfd, type Bytes } from '@cobuild/media';

const COMPOUND = 'application/x-cfb';
const ZIP = 'application/zip';

/** The type of a file by its content, whatever a name says; null when it is not one that is taken. */
export async function typeOfFile(file: string): Promise<string | null> {
  const blob = await openAsBlob(file);
  const bytes: Bytes = {
    size: blob.size,
    read: async (offset, length) => new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
  };
  const image = await imageBrand(bytes);
  const found = image ?? (await fileTypeFromBlob(blob))?.mime ?? null;
  const type = found === COMPOUND ? await compoundType(bytes) : found === ZIP && (await isOfd(bytes)) ? OFD : found;
  return fileTypes.some(({ mime }) => mime === type) ? type : null;
}

const OFD = 'application/ofd';
